"""The frames between supervisor and worker: whole, in order, and never guessed."""

from __future__ import annotations

import json
import os
import struct
import threading
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_engine.jobs.channel import (
    ChannelClosedError,
    ChannelError,
    FrameContentError,
    FrameLengthError,
    FrameReader,
    FrameWriter,
    HalfFrameError,
    encode_frame,
)
from audio_engine.limits import FRAME_MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)
DOCUMENTS = st.dictionaries(st.text(), JSON, max_size=6)


def received(content: bytes) -> Iterator[dict[str, Any]]:
    """The frames that come out of a pipe into which `content` goes, until the channel says why it stops."""
    readable, writable = os.pipe()
    feeder = threading.Thread(target=_feed, args=(writable, content))
    feeder.start()
    try:
        reader = FrameReader(readable)
        while True:
            yield reader.receive()
    finally:
        os.close(readable)
        feeder.join()


def _feed(writable: int, content: bytes) -> None:
    left = memoryview(content)
    try:
        while left:
            left = left[os.write(writable, left) :]
    except BrokenPipeError:
        pass
    finally:
        os.close(writable)


@given(st.lists(DOCUMENTS, max_size=5))
@settings(deadline=None)
def test_what_is_sent_arrives_in_order_and_then_the_channel_is_closed(documents: list[dict[str, Any]]) -> None:
    arrived: list[dict[str, Any]] = []

    with pytest.raises(ChannelClosedError):
        collect(arrived, b"".join(encode_frame(document) for document in documents))

    assert arrived == documents


def collect(arrived: list[dict[str, Any]], content: bytes) -> None:
    """Put what comes out of `content` into `arrived`, which keeps it although the channel then raises."""
    for document in received(content):
        arrived.append(document)  # noqa: PERF402 - extend would lose them all


@given(st.lists(DOCUMENTS, min_size=1, max_size=3), st.data())
@settings(deadline=None)
def test_a_channel_cut_anywhere_gives_the_whole_frames_and_names_the_half_one(
    documents: list[dict[str, Any]], data: st.DataObject
) -> None:
    frames = [encode_frame(document) for document in documents]
    cut = data.draw(st.integers(1, len(frames[-1]) - 1))
    arrived: list[dict[str, Any]] = []

    with pytest.raises(HalfFrameError):
        collect(arrived, b"".join(frames)[: -len(frames[-1])] + frames[-1][:cut])

    assert arrived == documents[:-1]


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_no_bytes_whatever_give_anything_but_objects_and_a_channel_error(content: bytes) -> None:
    arrived: list[dict[str, Any]] = []

    with pytest.raises(ChannelError):
        collect(arrived, content)

    assert all(isinstance(document, dict) for document in arrived)


@pytest.mark.parametrize("length", [0, FRAME_MAX_BYTES + 1, 0xFFFFFFFF])
def test_an_impossible_length_is_refused_before_anything_is_read(length: int) -> None:
    with pytest.raises(FrameLengthError):
        next(received(struct.pack(">I", length) + b"{}"))


@pytest.mark.parametrize(
    "body", [b"not json", b"\xff\xfe{}", b"[1, 2]", b'"text"', b"null", b"{" * 90_000, b"1" * 5000]
)
def test_a_frame_without_a_json_object_is_an_error_of_its_own(body: bytes) -> None:
    with pytest.raises(FrameContentError):
        next(received(struct.pack(">I", len(body)) + body))


def test_the_reader_goes_on_after_a_frame_of_nonsense() -> None:
    readable, writable = os.pipe()
    os.write(writable, struct.pack(">I", 3) + b"???" + encode_frame({"kind": "heartbeat"}))
    reader = FrameReader(readable)

    with pytest.raises(FrameContentError):
        reader.receive()
    assert reader.receive() == {"kind": "heartbeat"}

    os.close(writable)
    os.close(readable)


def test_a_document_that_is_too_large_is_refused_and_nothing_is_written() -> None:
    readable, writable = os.pipe()
    writer = FrameWriter(writable)

    with pytest.raises(FrameLengthError):
        writer.send({"text": "x" * FRAME_MAX_BYTES})
    writer.send({"text": "small"})

    assert FrameReader(readable).receive() == {"text": "small"}
    os.close(writable)
    os.close(readable)


def test_the_largest_frame_passes() -> None:
    document = {"text": "x" * (FRAME_MAX_BYTES - len(json.dumps({"text": ""}, separators=(",", ":"))))}

    assert next(received(encode_frame(document))) == document


def test_file_names_that_are_no_unicode_survive() -> None:
    name = os.fsdecode(b"caf\xe9 \xff.wav")

    assert next(received(encode_frame({"name": name}))) == {"name": name}


def test_frames_of_many_threads_never_mix() -> None:
    readable, writable = os.pipe()
    writer = FrameWriter(writable)
    long = "x" * 50_000  # far more than a pipe takes in one piece

    def send(thread: int) -> None:
        for number in range(20):
            writer.send({"thread": thread, "number": number, "text": long})

    threads = [threading.Thread(target=send, args=(thread,), daemon=True) for thread in range(6)]
    for thread in threads:
        thread.start()
    reader = FrameReader(readable)
    arrived = [reader.receive() for _ in range(6 * 20)]
    for thread in threads:
        thread.join()

    assert all(document["text"] == long for document in arrived)
    for number in range(6):
        assert [d["number"] for d in arrived if d["thread"] == number] == list(range(20))
    os.close(writable)
    os.close(readable)


def test_sending_to_nobody_is_a_broken_pipe() -> None:
    readable, writable = os.pipe()
    os.close(readable)

    with pytest.raises(BrokenPipeError):
        FrameWriter(writable).send({"kind": "heartbeat"})

    os.close(writable)
