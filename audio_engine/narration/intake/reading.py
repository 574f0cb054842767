"""The parser's parent: opens what somebody handed in, starts the locked child, and believes nothing that it says.

The child gets an open descriptor and never a path. Whatever it does (silence, nonsense, a crash, endless output),
the answer is one sentence, and no process and no file is left behind.
"""

from __future__ import annotations

import contextlib
import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from audio_engine.errors import CancelledError, JobFailedError, UnusableInputError, UsageError
from audio_engine.limits import ARTICLE_MAX_BYTES, ARTICLE_SILENCE_S
from audio_engine.media.locked_child import LockedChild, locked_child_command
from audio_engine.media.regular_file import Expected, open_regular_file
from audio_engine.media.sentences import printable_name
from audio_engine.narration.article import Article
from audio_engine.narration.intake.formats import HEAD_BYTES, Format, format_of
from audio_engine.narration.intake.protocol import CANNOT_START, Answer, AnswerError, Refusal, read_answer
from audio_engine.narration.intake.sentences import problem_sentence, refusal_error
from audio_engine.text import interface_language, tr

__all__ = ["parser_command", "read_article"]


def read_article(
    source: Path | bytes,
    *,
    name: str,
    as_format: str | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Article:
    """The article in the file `source`, or in bytes that were piped in or pasted.

    `name` is what sentences call it; its extension counts where the content leaves the format open. `as_format` is
    one of `Format` and overrides both. `cancelled` is asked by another thread, several times a second.

    Raises:
        UnusableInputError: there is no article in it that could be read.
        UsageError: no such format.
        CancelledError: `cancelled()` was true.
        JobFailedError: no parser can be started, or the system stopped it.
    """
    with _opened(source, name) as file:
        try:
            chosen = _format(file, name, as_format)
        except Refusal as refusal:
            raise refusal_error(refusal.code, name) from refusal
        answer = _parsed(file, chosen, name, cancelled)
    if answer.refused is not None:
        raise refusal_error(answer.refused, name)
    if answer.told is not None:
        raise UnusableInputError(*answer.told)
    assert answer.article is not None
    return _with_problems(answer.article, answer)


def parser_command(chosen: Format) -> list[str]:
    """How the child is started."""
    return [*locked_child_command("audio_engine.narration.intake.parser"), f"--format={chosen}"]


@contextlib.contextmanager
def _opened(source: Path | bytes, name: str) -> Iterator[IO[bytes]]:
    """The source as a file that a child can read from its beginning; pasted text is in one that has no name."""
    if isinstance(source, bytes):
        with tempfile.TemporaryFile() as file:
            file.write(source)
            file.seek(0)
            _refuse_wrong_size(len(source), name)
            yield file
        return
    with open_regular_file(source, _expected(name)) as file:
        _refuse_wrong_size(os.fstat(file.fileno()).st_size, name)
        yield file


def _expected(name: str) -> Expected:
    return Expected(
        choose_one=tr("Choose an article."),
        is_folder=tr("{name} is a folder, not an article.", name=printable_name(Path(name))),
        choose_in_folder=tr("Choose an article in it."),
        replace_empty=tr("Save the article again."),
        download_first=tr("This program never uses the network: save the page and give the file."),
    )


def _refuse_wrong_size(size: int, name: str) -> None:
    shown = printable_name(Path(name))
    if size == 0:
        raise UnusableInputError(tr("{name} is empty.", name=shown), tr("Save the article again."))
    if size > ARTICLE_MAX_BYTES:
        raise UnusableInputError(
            tr("The article {name} is larger than {limit} MB.", name=shown, limit=ARTICLE_MAX_BYTES >> 20),
            tr("Split it into several files, or take its pictures out."),
        )


def _format(file: IO[bytes], name: str, as_format: str | None) -> Format:
    head = os.read(file.fileno(), HEAD_BYTES)
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    if as_format is None:
        return format_of(head, name)
    try:
        return Format(as_format.lower())
    except ValueError as problem:
        raise UsageError(
            tr("No article is read as “{format}”.", format=as_format),
            tr("Choose from {names}.", names=", ".join(Format)),
        ) from problem


def _parsed(file: IO[bytes], chosen: Format, name: str, cancelled: Callable[[], bool]) -> Answer:
    try:
        child = LockedChild(
            parser_command(chosen),
            file,
            silence_s=ARTICLE_SILENCE_S,
            cancelled=cancelled,
            variables={"SOUFFLEUR_LANGUAGE": interface_language()},
        )
    except OSError as problem:
        raise JobFailedError(
            tr("The article cannot be read: no program can be started ({reason}).", reason=problem.strerror),
            tr("Close other programs and try again."),
        ) from problem
    with contextlib.closing(child):
        try:
            answer = read_answer(child)
        except AnswerError as problem:
            child.settle()
            if cancelled():
                raise CancelledError from problem
            raise _broken(child, name) from problem
    if cancelled():
        raise CancelledError
    return answer


def _broken(child: LockedChild, name: str) -> UnusableInputError | JobFailedError:
    shown = printable_name(Path(name))
    if child.exit_status == CANNOT_START:
        return JobFailedError(
            tr("{name} cannot be read: a part of Souffleur that reads this format is missing.", name=shown),
            tr("Install Souffleur again."),
        )
    to_do = tr("The file is damaged, or was made to do harm. Save the article again, or copy its text and paste it.")
    if child.was_silent or child.exit_status == -getattr(signal, "SIGXCPU", 0):
        return UnusableInputError(
            tr("Reading {name} took far longer than any article needs and was stopped.", name=shown), to_do
        )
    if child.was_killed_by_others:
        return JobFailedError(
            tr("Reading {name} was stopped by the system, probably for want of memory.", name=shown),
            tr("Close other programs and try again."),
        )
    return UnusableInputError(
        tr("{name} broke the reader, which is shut off from everything else for that reason.", name=shown), to_do
    )


def _with_problems(article: Article, answer: Answer) -> Article:
    ours = tuple(problem_sentence(problem) for problem in answer.problems)
    return replace(article, problems=ours + article.problems)
