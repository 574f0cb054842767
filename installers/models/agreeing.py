"""Nothing is downloaded before somebody has agreed to its licence: at the terminal, or with `--yes`."""

from __future__ import annotations

import sys

from audio_engine.errors import CancelledError, UsageError
from audio_engine.text import tr
from installers.models.downloads import Download
from installers.models.reporting import View
from installers.models.standing import forget_papers
from installers.models.terminal import can_ask, megabytes, one_line, say, say_line
from installers.models.terms import Terms, terms_of

__all__ = ["agree", "full_terms", "show_terms"]


def agree(download: Download, view: View, *, is_agreed: bool, may_ask: bool) -> None:
    """Show what is agreed to and, unless `is_agreed`, ask for it.

    Raises:
        UsageError: nobody is there who could agree.
        CancelledError: the answer was no.
        JobFailedError: the model card, which says the licence, cannot be got.
    """
    terms = terms_of(download.entry, download.address)
    if is_agreed:
        view.licence(terms)
        return
    if not (may_ask and can_ask()):
        view.licence(terms)
        raise UsageError(
            tr(
                "The licence of “{name}” must be agreed to, and nobody can be asked here: {licence}.",
                name=terms.name,
                licence=terms.licence or tr("see its model card"),
            ),
            tr("Read it at {address}, then add --yes.", address=terms.address),
        )
    terms = full_terms(download)
    show_terms(terms)
    if not _says_yes():
        forget_papers(download.entry, download.into)
        say(tr("Nothing was installed."))
        raise CancelledError


def full_terms(download: Download) -> Terms:
    """The terms with the publisher's model card, where the catalogue does not know the licence.

    Raises:
        JobFailedError: the card cannot be got.
        CancelledError: somebody asked to stop.
    """
    terms = terms_of(download.entry, download.address)
    if terms.licence is not None:
        return terms
    return terms_of(download.entry, download.address, download.model_card())


def show_terms(terms: Terms) -> None:
    """What a person reads before agreeing, on stderr."""
    say(terms.name)
    if terms.size_bytes:
        say_line("  " + tr("Size: {size}", size=megabytes(terms.size_bytes)))
    say_line("  " + tr("From: {address}", address=terms.address))
    say_line("  " + tr("Licence: {licence}", licence=one_line(terms.licence or tr("see its model card"))))
    say_line("  " + terms.restrictions)
    for line in (terms.model_card or "").splitlines():
        say_line("  | " + one_line(line))


def _says_yes() -> bool:
    sys.stderr.write(tr("Download and install it? [y/N]") + " ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes", "o", "oui"}
