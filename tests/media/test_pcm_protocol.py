"""The parent believes nothing: every message round-trips, and everything else is a `ProtocolError`."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.limits import MAX_DURATION_S, PCM_CHUNK_MAX_BYTES, SAMPLE_RATE
from audio_engine.media.pcm_protocol import (
    Damaged,
    End,
    Header,
    Message,
    Pcm,
    RefusalCode,
    Refused,
    Warned,
    WarningCode,
    encode,
)
from audio_engine.media.pcm_reader import ProtocolError, read_messages

HEADER = Header(2, 44_100, 6, 160_000, "mov,mp4,m4a,3gp,3g2,mj2", "libopencore_amrwb")


def said(*messages: Message | bytes) -> list[Message]:
    whole = b"".join(message if isinstance(message, bytes) else encode(message) for message in messages)
    return list(read_messages(io.BytesIO(whole)))


def test_everything_that_our_decoder_says_comes_through_unchanged() -> None:
    messages: list[Message] = [
        HEADER,
        Warned(WarningCode.OTHER_TRACK, 2, 1),
        Pcm(b"\1\2\3\4" * 100),
        Damaged(50, 100),
        Pcm(b"\0\0\0\0"),
        End(101),
    ]

    assert said(*messages) == messages


def test_an_unknown_length_comes_through() -> None:
    header = Header(1, 8000, 1, None, "wav", "pcm_alaw")

    assert said(header, End(0)) == [header, End(0)]


@pytest.mark.parametrize("before", [[], [HEADER], [HEADER, Pcm(b"\0\0\0\0")]])
def test_a_refusal_may_come_at_any_time_and_ends_everything(before: list[Message]) -> None:
    refused = Refused(RefusalCode.TOO_LONG)

    assert said(*before, refused, b"whatever") == [*before, refused]


@pytest.mark.parametrize(
    "messages",
    [
        [Pcm(b"\0\0")],
        [End(0)],
        [HEADER, HEADER],
        [HEADER, Pcm(b"\0\0"), End(1)],
        [HEADER, Pcm(b"\0\0\0\0"), End(2)],
        [HEADER, Damaged(5, 5)],
        [HEADER, Damaged(-1, 5)],
        [HEADER, Damaged(0, MAX_DURATION_S * SAMPLE_RATE + 1)],
        [HEADER, Warned(WarningCode.SEEMS_CUT, -1)],
        [HEADER, Warned(WarningCode.SEEMS_CUT, 0, 1 << 60)],
        [HEADER, *[Warned(WarningCode.CUT_OFF)] * 101],
        [Header(0, 44_100, 1, None, "wav", "x"), End(0)],
        [Header(3, 44_100, 3, None, "wav", "x"), End(0)],
        [Header(1, 1, 1, None, "wav", "x"), End(0)],
        [Header(1, 44_100, 65, None, "wav", "x"), End(0)],
        [Header(1, 44_100, 1, None, "wav\x1b[2J", "x"), End(0)],
        [Header(1, 44_100, 1, None, "../etc", "x"), End(0)],
        [HEADER],
        [b"\x02\xff\xff\xff\xff"],
        [encode(HEADER)[:20]],
        [b"\x63\x00\x00\x00\x00"],
        [HEADER, struct.pack("<BI", 2, 0)],
        [HEADER, struct.pack("<BI", 2, PCM_CHUNK_MAX_BYTES + 1)],
        [struct.pack("<BIH", 5, 2, 999)],
        [HEADER, struct.pack("<BIHqq", 4, 18, 999, 0, 0)],
    ],
)
def test_what_our_decoder_never_says_is_an_error(messages: list[Message | bytes]) -> None:
    with pytest.raises(ProtocolError):
        said(*messages)


def test_a_forged_length_is_only_not_believed() -> None:
    header = Header(1, 8000, 1, (MAX_DURATION_S + 1) * SAMPLE_RATE, "wav", "pcm_alaw")

    assert said(header, End(0))[0] == Header(1, 8000, 1, None, "wav", "pcm_alaw")


@given(st.binary(max_size=400), st.integers(0, 200), st.binary(min_size=1, max_size=8))
def test_any_bytes_are_messages_or_a_protocol_error(tail: bytes, at: int, patch: bytes) -> None:
    good = bytearray(b"".join(map(encode, [HEADER, Pcm(b"\1\0\2\0"), Damaged(0, 1), End(1)])))
    good[at : at + len(patch)] = patch

    for content in (tail, bytes(good), bytes(good) + tail):
        try:
            messages = list(read_messages(io.BytesIO(content)))
        except ProtocolError:
            continue
        assert isinstance(messages[-1], End | Refused)
