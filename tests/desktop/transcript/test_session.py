"""Any sequence of edits: what is stored is what is shown, undoing all of it gives back what was."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_engine.library import Library
from audio_engine.library.changes import ChangeKind
from audio_engine.transcript import Gap, Segment, SegmentState
from desktop.bridge import LibraryBridge
from desktop.interviews.transcript import edits
from desktop.interviews.transcript.loading import _load
from desktop.interviews.transcript.paragraphs import EditKind
from desktop.interviews.transcript.session import TranscriptSession
from tests.desktop.transcript import samples
from tests.desktop.transcript.inline_bridge import InlineBridge

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


def open_session(library: Library, transcript_id: int, **options: Any) -> TranscriptSession:
    bridge = cast("LibraryBridge", InlineBridge(library))
    session = TranscriptSession(bridge, _load(library, transcript_id), "CM", **options)
    session._bridge_kept = bridge  # type: ignore[attr-defined]
    return session


def stored(library: Library, transcript_id: int) -> list[tuple[Any, ...]]:
    return [described(s) for s in library.load_transcript(transcript_id).segments]


def described(segment: Segment) -> tuple[Any, ...]:
    return (
        segment.start_s,
        segment.end_s,
        segment.text,
        segment.machine_text,
        segment.words,
        segment.speaker,
        segment.state,
        segment.doubt,
    )


def shown(session: TranscriptSession) -> list[tuple[Any, ...]]:
    return [described(s) for s in session.paragraphs]


TEXTS = st.text(st.sampled_from("abé ’x.\u202f"), max_size=12)
STEPS = st.tuples(
    st.sampled_from(
        "type type split join rewrite replace tick assign rename add fold create undo undo redo".split()  # noqa: SIM905
    ),
    st.integers(0, 30),
    st.integers(0, 60),
    TEXTS,
)


def do(session: TranscriptSession, step: tuple[str, int, int, str]) -> None:  # noqa: C901, PLR0912 - one case a step
    what, number, at, text = step
    paragraphs = session.paragraphs
    index = number % len(paragraphs)
    segment = paragraphs[index]
    speakers = paragraphs.speakers
    match what:
        case "type":
            session.type_text(segment.id, segment.text[: at % (len(segment.text) + 1)] + text)
        case "split":
            cut = at % (len(segment.text) + 1)
            if segment.text[:cut].strip() and segment.text[cut:].strip():
                session.carry_out(edits.split(segment, cut, paragraphs.new_key))
        case "join" if index:
            session.carry_out(edits.join([paragraphs[index - 1], segment], paragraphs.new_key))
        case "rewrite":
            some = paragraphs.snapshot()[index : index + 3]
            session.carry_out(edits.rewrite(some, [text, some[-1].text[at:]], paragraphs.new_key))
        case "replace":
            session.carry_out(edits.substitute((s, s.text.replace("e", text)) for s in paragraphs))
        case "tick":
            session.carry_out(edits.tick(paragraphs.snapshot()[index : index + 2], at % 2 == 0))
        case "assign":
            session.carry_out(edits.assign_speaker([segment], speakers[at % len(speakers)].id if at % 3 else None))
        case "rename":
            session.carry_out(edits.rename_speaker(speakers, speakers[at % len(speakers)].id, text))
        case "add":
            session.carry_out(edits.add_speaker(speakers, paragraphs.new_speaker_id(), text, [segment]))
        case "fold" if len(speakers) > 1:
            gone, into = speakers[at % len(speakers)].id, speakers[number % len(speakers)].id
            session.carry_out(edits.fold_speakers(paragraphs, speakers, gone, into))
        case "create" if text.strip():
            session.carry_out(edits.create(Gap(29.0 + at, 29.5 + at), text, "S1", paragraphs.new_key))
        case "undo":
            session.undo()
        case "redo":
            session.redo()


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, max_size=25))
def test_what_is_stored_is_what_is_shown_and_undoing_everything_gives_back_the_beginning(
    steps: list[tuple[str, int, int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        transcript_id = samples.interview(library)
        session = open_session(library, transcript_id)
        before, speakers = shown(session), session.paragraphs.speakers
        assert before == stored(library, transcript_id)
        for step in steps:
            do(session, step)
            session.flush()
            assert shown(session) == stored(library, transcript_id)
            assert session.paragraphs.speakers == library.load_transcript(transcript_id).speakers
            assert session.paragraphs.checked == sum(s.state is SegmentState.CHECKED for s in session.paragraphs)
        after, after_speakers = shown(session), session.paragraphs.speakers
        done = session.stack.index()
        while session.stack.canUndo():
            session.undo()
        assert shown(session) == before == stored(library, transcript_id)
        assert session.paragraphs.speakers == speakers
        while session.stack.index() < done:
            session.redo()
        assert shown(session) == after == stored(library, transcript_id)
        assert session.paragraphs.speakers == after_speakers
        session.close()


def test_every_kind_of_edit_is_one_that_the_library_knows() -> None:
    assert {kind.value for kind in EditKind} <= {kind.value for kind in ChangeKind}
