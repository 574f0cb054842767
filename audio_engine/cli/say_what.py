"""`souffleur say-what`: what the voice will say, sentence by sentence, before any audio is made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from audio_engine.cli.kept_reasons import kept_reasons
from audio_engine.cli.standard_input import piped_article
from audio_engine.cli.tables import print_table
from audio_engine.cli.terminal import print_json, say
from audio_engine.engine.narration_choice import reading_language
from audio_engine.errors import UnusableInputError
from audio_engine.media.sentences import printable_name
from audio_engine.names.entry import Name
from audio_engine.names.in_force import newsroom_names
from audio_engine.names.names_file import read_names
from audio_engine.narration.article import Article, DropReason, Kind, Paragraph, reason_sentence
from audio_engine.narration.intake import Format, read_article
from audio_engine.narration.plan import sentences_of
from audio_engine.narration.spoken import SpokenSentence, speak
from audio_engine.settings.folders import home_folder
from audio_engine.settings.resolver import read_settings
from audio_engine.text import tr, trn

__all__ = ["say_what"]


def say_what(  # noqa: PLR0917 - typer reads the signature
    file: Annotated[
        Path, typer.Argument(metavar="FILE|-", help="Text, Markdown, HTML, DOCX, ODT, PDF or SSML; “-” reads stdin.")
    ],
    language: Annotated[
        str, typer.Option(metavar="CODE|auto", help="Language of the voice: fr, fr-be, fr-ch, en-gb, en-us.")
    ] = "auto",
    names: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Names and how they are said; else the list of the newsroom.")
    ] = None,
    keep: Annotated[
        str, typer.Option(metavar="REASONS", help="Say what is left out for these reasons: caption,byline,related,…")
    ] = "",
    input_format: Annotated[
        Format | None, typer.Option("--input-format", help="What the article is in, where that is not seen by itself.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable output.")] = False,
) -> None:
    """Show what a voice will say for each sentence of an article, and what somebody should look at."""
    article = _article(file, input_format, kept_reasons(keep))
    spoken_in = reading_language(language, article)
    known = _names(names, article)
    sentences = [
        (paragraph.kind, speak(sentence, spoken_in, names=known, marks=marks))
        for paragraph in article.paragraphs
        if paragraph.dropped is None
        for sentence, marks in sentences_of(paragraph, spoken_in)
    ]
    if as_json:
        print_json(
            {
                "language": spoken_in,
                "sentences": [_to_json(kind, sentence) for kind, sentence in sentences],
                "dropped": [_dropped_to_json(p, p.dropped) for p in article.paragraphs if p.dropped is not None],
            }
        )
    else:
        print_table((tr("Written"), tr("Said"), tr("To check")), [_row(sentence) for _, sentence in sentences])
        _say_counts(article, [sentence for _, sentence in sentences])
    for problem in article.problems:
        say(problem)


def _article(file: Path, input_format: Format | None, kept: frozenset[DropReason]) -> Article:
    is_piped = str(file) == "-"
    source = piped_article() if is_piped else file
    name = tr("standard input") if is_piped else str(file)
    article = read_article(source, name=name, as_format=input_format).keeping(kept)
    if all(paragraph.dropped for paragraph in article.paragraphs):
        raise UnusableInputError(
            tr("There is nothing to say in {file}: all of it is left out.", file=printable_name(Path(name))),
            tr("Say it after all with --keep {reasons}.", reasons=",".join(_reasons_in(article))),
        )
    return article


def _reasons_in(article: Article) -> list[str]:
    return sorted({str(paragraph.dropped) for paragraph in article.paragraphs if paragraph.dropped is not None})


def _names(file: Path | None, article: Article) -> Sequence[Name]:
    """Those of `file`, else the newsroom's for the article's publication; what is wrong with a list is said."""
    if file:
        listed = read_names(file)
        known, problems = listed.names, listed.problems
    else:
        home = home_folder()
        found = newsroom_names(home, read_settings(home), publication=article.publication)
        known, problems = found.names, found.problems
    for problem in problems:
        say(problem)
    return known


def _to_json(kind: Kind, sentence: SpokenSentence) -> dict[str, object]:
    return {
        "text": sentence.text,
        "spoken": sentence.spoken,
        "kind": str(kind),
        "flags": [{"text": flag.text, "reason": flag.reason} for flag in sentence.flags],
    }


def _dropped_to_json(paragraph: Paragraph, reason: DropReason) -> dict[str, str]:
    return {"text": paragraph.text, "reason": reason_sentence(reason), "code": str(reason)}


def _row(sentence: SpokenSentence) -> tuple[str, str, str]:
    flags = " ".join(tr("“{text}”: {reason}", text=flag.text, reason=flag.reason) for flag in sentence.flags)
    return sentence.text, sentence.spoken, flags


def _say_counts(article: Article, sentences: list[SpokenSentence]) -> None:
    for paragraph in article.paragraphs:
        if paragraph.dropped is not None:
            say(tr("Left out: {text} {reason}", text=paragraph.text, reason=reason_sentence(paragraph.dropped)))
    flagged = sum(bool(sentence.flags) for sentence in sentences)
    if flagged:
        say(trn("One sentence should be checked.", "{count} sentences should be checked.", flagged))
