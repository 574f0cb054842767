"""Which kinds of file the decoder may take for a recording, and what it may believe of each.

Left out on purpose: whatever names other files or addresses (hls, dash, concat, sdp, rtsp, image2, vobsub, …),
devices and generators (lavfi, sbg), subtitles, pictures and headerless PCM that could be anything.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "ALLOWED_CONTAINERS",
    "DECLARES_LENGTH",
    "HINTS",
    "SKIPS_GARBAGE",
    "UNFRAMED",
    "hint_for",
    "is_playlist",
    "is_quicktime_like",
]

_SOUND_AND_PICTURES: Final = (
    "mov mp4 m4a 3gp 3g2 matroska webm avi asf flv f4v live_flv kux mpeg mpegts mxf gxf wtv nut nuv rm ivr dv dhav ogg"
)
_SOUND: Final = (
    "wav w64 aiff au caf flac mp3 ape tak tta wv mpc mpc8 shn rka osq bonk dsf iff wsd voc sox ircam nistsphere pvf "
    "paf avr sds sdx svs xwma act aea oma qcp dss vqf tvq laf lxf iamf epaf qoa hcom"
)
_BARE_CODEC_STREAMS: Final = (
    "aac loas ac3 eac3 dts dtshd truehd mlp amr amrnb amrwb gsm g722 g723_1 g726 g726le g728 g729 bit ilbc lc3 codec2 "
    "aptx aptx_hd sbc spdif sln adx alaw mulaw"
)
_CLOCKLESS: Final = "aac loas mp3 ac3 eac3 dts dtshd truehd mlp amr amrnb amrwb"
_LENGTH_IN_HEADER: Final = "mov mp4 matroska webm wav w64 aiff au caf flac asf ape tak tta wv mpc mpc8 dsf iff"

ALLOWED_CONTAINERS: Final = frozenset(f"{_SOUND_AND_PICTURES} {_SOUND} {_BARE_CODEC_STREAMS}".split())
"""What FFmpeg may recognise, by the names of its demuxers."""

HINTS: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "al": ("alaw", {"sample_rate": "8000"}),
    "alaw": ("alaw", {"sample_rate": "8000"}),
    "aptx": ("aptx", {}),
    "aptxhd": ("aptx_hd", {}),
    "g722": ("g722", {}),
    "g723": ("g723_1", {}),
    "g726": ("g726", {}),
    "g728": ("g728", {}),
    "g729": ("g729", {}),
    "gsm": ("gsm", {}),
    "sln": ("sln", {}),
    "tco": ("g723_1", {}),
    "ul": ("mulaw", {"sample_rate": "8000"}),
    "ulaw": ("mulaw", {"sample_rate": "8000"}),
    "mulaw": ("mulaw", {"sample_rate": "8000"}),
}
"""File-name extension → demuxer and its options, for formats whose content cannot be told from noise. Telephone
formats without a header are taken for 8 kHz."""

UNFRAMED: Final = frozenset(_CLOCKLESS.split())
"""Bare codec streams: times are counted from packets, so a damaged stretch shows in lost bytes only."""

SKIPS_GARBAGE: Final = frozenset({"aac", "loas"})
"""Of these, FFmpeg jumps over what it does not understand without a trace in any packet: the loss shows only in how
far it has read."""

DECLARES_LENGTH: Final = frozenset(_LENGTH_IN_HEADER.split())
"""Containers whose declared length was written by whoever made the file, not guessed from its size."""

_PLAYLIST_STARTS: Final = (b"#EXTM3U", b"ffconcat", b"[playlist]", b"v=0", b"<ASX", b"<asx", b"[Reference]")
_PLAYLIST_ROOTS: Final = (b"<playlist", b"<MPD", b"<smil", b"<?wpl")
_QUICKTIME_ATOMS: Final = frozenset({b"ftyp", b"mdat", b"moov", b"wide", b"free", b"skip"})


def hint_for(extension: str) -> str | None:
    """`extension`, lower case and without its dot, if it can help the decoder; else None."""
    wanted = extension.lower().removeprefix(".")
    return wanted if wanted in HINTS else None


def is_playlist(head: bytes) -> bool:
    """Whether a file's first bytes are those of a list of other files."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(_PLAYLIST_STARTS) or any(root in head[:2048] for root in _PLAYLIST_ROOTS)


def is_quicktime_like(head: bytes) -> bool:
    """Whether a file's first bytes are those of MP4, M4A or QuickTime."""
    return head[4:8] in _QUICKTIME_ATOMS
