"""What the parser's codes mean, in sentences for people."""

from __future__ import annotations

from pathlib import Path

from audio_engine.errors import UnusableInputError
from audio_engine.limits import ARTICLE_MAX_CHARACTERS, ARTICLE_MAX_PAGES, ARTICLE_MAX_PARAGRAPHS
from audio_engine.media.sentences import printable_name
from audio_engine.narration.intake.protocol import Problem, ProblemCode, RefusalCode
from audio_engine.text import tr, trn

__all__ = ["problem_sentence", "refusal_error"]


def refusal_error(code: RefusalCode, name: str) -> UnusableInputError:
    """The error for a file that was refused."""
    shown = printable_name(Path(name))
    return UnusableInputError(*(_not_readable(shown).get(code) or _impossible(shown)[code]))


def _not_readable(name: str) -> dict[RefusalCode, tuple[str, str]]:
    """What happened and what to do, for a file of a kind that is not read."""
    return {
        RefusalCode.NOT_TEXT: (
            tr("{file} is not a text.", file=name),
            tr("Save it as text (UTF-8), Word (.docx), OpenDocument (.odt), PDF or HTML, then try again."),
        ),
        RefusalCode.OLD_OFFICE: (
            tr("{name} is an old Office document, or one with a password.", name=name),
            tr("Save it as .docx without a password, then try again."),
        ),
        RefusalCode.RTF: (
            tr("{name} is in RTF, which is not read.", name=name),
            tr("Save it as .docx, .odt or text, then try again."),
        ),
        RefusalCode.OTHER_ARCHIVE: (
            tr("{name} is an archive, but no text document of Word or OpenDocument.", name=name),
            tr("Save the article as .docx or .odt, then try again."),
        ),
        RefusalCode.ENCRYPTED: (
            tr("{name} is protected with a password.", name=name),
            tr("Save it without one, then try again."),
        ),
        RefusalCode.MACROS: (
            tr("{name} contains macros, that is, programs.", name=name),
            tr("Save it as a document without macros (.docx or .odt), then try again."),
        ),
    }


def _impossible(name: str) -> dict[RefusalCode, tuple[str, str]]:
    """What happened and what to do, for a file that is damaged, forged, empty or too large."""
    again = tr("Save the article again, or copy its text and paste it.")
    return {
        RefusalCode.BROKEN: (tr("{name} is damaged: its text could not be read.", name=name), again),
        RefusalCode.BOMB: (tr("{name} unpacks to far more than any article holds.", name=name), again),
        RefusalCode.TOO_DEEP: (tr("What is in {name} is nested more deeply than any article is.", name=name), again),
        RefusalCode.OUT_OF_MEMORY: (tr("{name} asks for more memory than any article needs.", name=name), again),
        RefusalCode.TOO_LONG: (
            tr(
                "{name} is longer than {characters} characters, or has more than {paragraphs} paragraphs.",
                name=name,
                characters=ARTICLE_MAX_CHARACTERS,
                paragraphs=ARTICLE_MAX_PARAGRAPHS,
            ),
            tr("Split it into several files."),
        ),
        RefusalCode.TOO_MANY_PAGES: (
            tr("{name} has more than {limit} pages.", name=name, limit=ARTICLE_MAX_PAGES),
            tr("Split it into several files."),
        ),
        RefusalCode.NO_TEXT: (tr("There is nothing to say in {file}.", file=name), tr("Check that it has text.")),
        RefusalCode.ONLY_PICTURES: (
            tr("{name} holds pictures of pages, but no text.", name=name),
            tr("Have its text recognised by the program that scanned it, then try again."),
        ),
    }


def problem_sentence(problem: Problem) -> str:
    """The sentence for a problem."""
    match problem.code:
        case ProblemCode.PAGES_WITHOUT_TEXT:
            return trn(
                "One page has no text: perhaps it is a picture.",
                "{count} pages have no text: perhaps they are pictures.",
                problem.count,
            )
        case ProblemCode.DAMAGED_CHARACTERS:
            return trn("One character could not be read.", "{count} characters could not be read.", problem.count)
        case ProblemCode.BROKEN_PAGES:
            return trn("One page could not be read.", "{count} pages could not be read.", problem.count)
