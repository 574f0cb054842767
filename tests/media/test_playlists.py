"""A file that names other files or addresses never makes anything read them."""

from __future__ import annotations

import struct
from pathlib import Path

import av
import numpy as np
import pytest

from audio_engine.errors import UnusableInputError
from audio_engine.media.decoder import decode
from audio_engine.media.decoding import DecoderProcess
from audio_engine.media.pcm_protocol import Message, Pcm, Refused
from tests.media.sounds import tone, write_tracks, write_wav

LOUD = 8000
LISTS = {
    "list.m3u8": "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{secret}\n#EXT-X-ENDLIST\n",
    "list.m3u": "#EXTM3U\n#EXTINF:10,Interview\n{secret}\n",
    "list.ffconcat": "ffconcat version 1.0\nfile '{secret}'\n",
    "list.xspf": '<?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList><track>'
    "<location>file://{secret}</location></track></trackList></playlist>",
    "list.pls": "[playlist]\nFile1={secret}\nNumberOfEntries=1\n",
    "list.asx": '<ASX VERSION="3.0"><ENTRY><REF HREF="{secret}"/></ENTRY></ASX>',
    "call.sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=call\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
    "manifest.mpd": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period><AdaptationSet>'
    "<Representation><BaseURL>{secret}</BaseURL></Representation></AdaptationSet></Period></MPD>",
}


@pytest.mark.parametrize("extension", ["", ".mp3", ".wav"])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_files_is_refused_under_any_name(name: str, extension: str, tmp_path: Path) -> None:
    secret = write_wav(tmp_path / "secret.wav", tone(1))
    path = tmp_path / (name + extension)
    path.write_text(LISTS[name].format(secret=secret))

    with pytest.raises(UnusableInputError, match="is a list of other files"), DecoderProcess(path) as decoder:
        list(decoder.messages())


@pytest.mark.parametrize("name", LISTS)
def test_the_parser_itself_never_reads_the_other_file_even_unlocked(name: str, tmp_path: Path) -> None:
    secret = write_wav(tmp_path / "secret.wav", tone(1))
    path = tmp_path / name
    path.write_text(LISTS[name].format(secret=secret))
    said: list[Message] = []

    with path.open("rb") as file:
        decode(file.fileno(), said.append)

    assert len(said) == 1
    assert isinstance(said[0], Refused)


def test_a_quicktime_reference_to_another_file_is_not_followed(tmp_path: Path) -> None:
    """The samples of a quiet MOV are said to be in `secret.mov`, which has the same layout and a loud sound."""
    write_tracks(tmp_path / "secret.mov", [tone(2, hertz=1000, level=0.5)])
    content = bytearray(write_tracks(tmp_path / "self.mov", [tone(2, hertz=200, level=0.1)]).read_bytes())
    reference = content.index(b"dref")
    entry = reference + 4 + 8
    alias = _alias(tmp_path / "secret.mov")
    grown = len(alias) - struct.unpack_from(">I", content, entry)[0]
    content[entry : entry + struct.unpack_from(">I", content, entry)[0]] = alias
    for atom in (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref"):
        at = content.rindex(atom, 0, reference + 4)
        struct.pack_into(">I", content, at - 4, struct.unpack_from(">I", content, at - 4)[0] + grown)
    path = tmp_path / "reference.mov"
    path.write_bytes(content)

    followed = {"enable_drefs": "1", "use_absolute_path": "1"}
    with av.open(str(path), options=followed) as careless:
        assert max(np.abs(frame.to_ndarray()).max() for frame in careless.decode(audio=0)) > LOUD, "no real reference"
    with DecoderProcess(path) as decoder:
        try:
            said = [message.samples for message in decoder.messages() if isinstance(message, Pcm)]
        except UnusableInputError:
            said = []

    assert np.abs(np.frombuffer(b"".join(said), "<i2")).max(initial=0) < LOUD


def _alias(target: Path) -> bytes:
    """A data reference of kind `alis`, not self-contained, with an absolute path."""
    text = str(target).replace("/", ":").encode()
    body = bytes(4 + 2 + 2 + 2) + b"\x04disk".ljust(28, b"\0") + bytes(12) + bytes([len(target.name)])
    body += target.name.encode().ljust(63, b"\0") + bytes(16) + struct.pack(">HH", 1, 1) + bytes(16)
    body += struct.pack(">HH", 2, len(text)) + text + bytes(len(text) % 2) + struct.pack(">HH", 0xFFFF, 0)
    return struct.pack(">I4sI", 12 + len(body), b"alis", 0) + body
