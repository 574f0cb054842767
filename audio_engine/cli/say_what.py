"""`souffleur say-what`: what the voice will say, sentence by sentence, before any audio is made."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Final

import typer

from audio_engine.cli.tables import print_table
from audio_engine.cli.terminal import print_json, say
from audio_engine.errors import UnusableInputError, UsageError
from audio_engine.names.entry import Name
from audio_engine.names.names_file import read_names
from audio_engine.names.store import stored_names
from audio_engine.narration.characters import clean_characters
from audio_engine.narration.language import guess_language
from audio_engine.narration.sentences import split_sentences
from audio_engine.narration.simple_text import Kind, SimpleText, decode_text, read_markdown, read_plain_text
from audio_engine.narration.spoken import LANGUAGES, SpokenSentence, speak
from audio_engine.settings.folders import home_folder
from audio_engine.text import tr, trn

__all__ = ["say_what"]

_MAX_BYTES: Final = 16 << 20
"""An article; a novel takes 1 MB."""
_MARKDOWN: Final = {".md", ".markdown"}


def say_what(
    file: Annotated[Path, typer.Argument(metavar="FILE|-", help="Plain text or Markdown; “-” reads stdin.")],
    language: Annotated[
        str, typer.Option(metavar="CODE|auto", help="Language of the voice: fr, fr-be, fr-ch, en-gb, en-us.")
    ] = "auto",
    names: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Names and how they are said; else the list of the newsroom.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable output.")] = False,
) -> None:
    """Show what a voice will say for each sentence of an article, and what somebody should look at."""
    article = _article(file)
    spoken_in = _language(language, article)
    known = _names(names)
    sentences = [
        (paragraph.kind, speak(sentence, spoken_in, names=known))
        for paragraph in article.paragraphs
        for sentence in split_sentences(clean_characters(paragraph.text), spoken_in)
    ]
    if as_json:
        print_json(
            {
                "language": spoken_in,
                "sentences": [_to_json(kind, sentence) for kind, sentence in sentences],
                "dropped": [asdict(dropped) for dropped in article.dropped],
            }
        )
        return
    print_table((tr("Written"), tr("Said"), tr("To check")), [_row(sentence) for _, sentence in sentences])
    _say_counts(article, [sentence for _, sentence in sentences])


def _article(file: Path) -> SimpleText:
    text = decode_text(_content(file), file)
    article = read_markdown(text) if file.suffix.lower() in _MARKDOWN else read_plain_text(text)
    if not article.paragraphs:
        raise UnusableInputError(tr("There is nothing to say in {file}.", file=file), tr("Check that it has text."))
    return article


def _content(file: Path) -> bytes:
    try:
        if str(file) == "-":
            content = sys.stdin.buffer.read(_MAX_BYTES + 1)
        elif file.is_file():
            with file.open("rb") as stream:
                content = stream.read(_MAX_BYTES + 1)
        else:
            raise UnusableInputError(tr("There is no file {file}.", file=file), tr("Check its name."))
    except OSError as problem:
        raise UnusableInputError(
            tr("{file} cannot be read: {why}.", file=file, why=problem.strerror or problem),
            tr("Check that you may read it, then try again."),
        ) from problem
    if len(content) > _MAX_BYTES:
        raise UnusableInputError(
            tr("The article {file} is larger than {limit} MB.", file=file, limit=_MAX_BYTES >> 20),
            tr("Split it into several files."),
        )
    return content


def _language(wanted: str, article: SimpleText) -> str:
    if wanted == "auto":
        return guess_language(" ".join(paragraph.text for paragraph in article.paragraphs))
    code = wanted.lower().replace("_", "-")
    if code not in LANGUAGES:
        raise UsageError(
            tr("No rules are known for speaking “{code}”.", code=wanted),
            tr("Choose from {names}.", names=", ".join(LANGUAGES)),
        )
    return code


def _names(file: Path | None) -> tuple[Name, ...]:
    listed = read_names(file) if file else stored_names(home_folder())
    for problem in listed.problems:
        say(problem)
    return listed.names


def _to_json(kind: Kind, sentence: SpokenSentence) -> dict[str, object]:
    return {
        "text": sentence.text,
        "spoken": sentence.spoken,
        "kind": str(kind),
        "flags": [asdict(flag) for flag in sentence.flags],
    }


def _row(sentence: SpokenSentence) -> tuple[str, str, str]:
    flags = " ".join(tr("“{text}”: {reason}", text=flag.text, reason=flag.reason) for flag in sentence.flags)
    return sentence.text, sentence.spoken, flags


def _say_counts(article: SimpleText, sentences: list[SpokenSentence]) -> None:
    for dropped in article.dropped:
        say(tr("Left out: {text} {reason}", text=dropped.text, reason=dropped.reason))
    flagged = sum(bool(sentence.flags) for sentence in sentences)
    if flagged:
        say(trn("One sentence should be checked.", "{count} sentences should be checked.", flagged))
