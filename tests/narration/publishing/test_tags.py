"""What a published file says about itself, read back by two independent readers: mutagen and FFmpeg."""

from __future__ import annotations

import base64
import struct
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import mutagen
import mutagen.flac
import mutagen.mp3
import mutagen.mp4
import mutagen.oggopus
import mutagen.wave
import pytest

from audio_engine.errors import UnusableInputError
from audio_engine.narration.article import Article, Kind
from audio_engine.narration.publishing.disclosure import DIGITAL_SOURCE_TYPE, Disclosure, spoken_disclosure
from audio_engine.narration.publishing.options import AudioFormat
from audio_engine.narration.publishing.publication import PROGRAM
from audio_engine.narration.publishing.tags import iso_639_2
from tests.narration.publishing.conftest import Publish
from tests.narration.publishing.narrations import ARTICLE, TIMELINE

EVERY_FORMAT = pytest.mark.parametrize("audio_format", list(AudioFormat))
COMMENT = "Version audio lue par une voix de synthèse, réalisée à partir du texte de l’article."
MARKS = {
    "DIGITAL_SOURCE_TYPE": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    "SYNTHETIC_VOICE": "siwis-medium",
    "VOICE_ENGINE": "piper 1.8.0",
    "SOFTWARE": PROGRAM,
    "APPROVAL": "unapproved",
}


def png(comment: bytes = b"") -> bytes:
    """A real picture of one pixel; `comment` makes it larger."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"tEXt", b"Comment\0" + comment)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def seen_by_ffmpeg(path: Path) -> dict[str, str]:
    with av.open(str(path)) as container:
        tags = {**container.metadata, **container.streams.audio[0].metadata}
    return {name.upper(): value for name, value in tags.items()}


def chapters_by_ffmpeg(path: Path) -> list[tuple[float, str]]:
    with av.open(str(path)) as container:
        return [(round(float(c["start"] * c["time_base"]), 3), c["metadata"]["title"]) for c in container.chapters()]


def seen_by_mutagen(path: Path) -> dict[str, str]:
    """Titles and marks under the names that `seen_by_ffmpeg` has."""
    audio: Any = mutagen.File(path)
    match audio:
        case mutagen.mp3.MP3() | mutagen.wave.WAVE():
            names = {"TIT2": "TITLE", "TPE1": "ARTIST", "TALB": "ALBUM", "TDRC": "DATE", "TLAN": "LANGUAGE"}
            plain = {name: str(audio.tags[frame]) for frame, name in names.items() if frame in audio.tags}
            comments = [("COMMENT", str(frame)) for frame in audio.tags.getall("COMM")]
            return plain | dict(comments) | {frame.desc: str(frame) for frame in audio.tags.getall("TXXX")}
        case mutagen.mp4.MP4():
            names = {"©nam": "TITLE", "©ART": "ARTIST", "©alb": "ALBUM", "©day": "DATE", "©cmt": "COMMENT"}
            plain = {name: audio[atom][0] for atom, name in names.items() if atom in audio}
            free = {k.split(":")[-1]: v[0].decode() for k, v in audio.items() if k.startswith("----")}
            return plain | free
        case _:
            return {name.upper(): value for name, value in audio.tags}


def chapters_by_mutagen(path: Path) -> list[tuple[float, str]]:
    audio: Any = mutagen.File(path)
    match audio:
        case mutagen.mp3.MP3() | mutagen.wave.WAVE():
            contents = audio.tags.getall("CTOC")
            chapters = {frame.element_id: frame for frame in audio.tags.getall("CHAP")}
            order = contents[0].child_element_ids if contents else []
            return [(chapters[n].start_time / 1000, str(chapters[n].sub_frames["TIT2"])) for n in order]
        case mutagen.mp4.MP4():
            return [(round(c.start, 3), c.title) for c in audio.chapters or ()]
        case _:
            tags = {name.upper(): value for name, value in audio.tags}
            clocks = sorted(n for n in tags if n.startswith("CHAPTER") and not n.endswith("NAME"))
            return [(_seconds(tags[n]), tags[f"{n}NAME"]) for n in clocks]


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.split(":")
    return round(int(hours) * 3600 + int(minutes) * 60 + float(seconds), 3)


def cover_by_mutagen(path: Path) -> bytes:
    audio: Any = mutagen.File(path)
    match audio:
        case mutagen.mp3.MP3() | mutagen.wave.WAVE():
            return bytes(audio.tags.getall("APIC")[0].data)
        case mutagen.mp4.MP4():
            return bytes(audio["covr"][0])
        case mutagen.flac.FLAC():
            return bytes(audio.pictures[0].data)
        case _:
            return bytes(mutagen.flac.Picture(base64.b64decode(audio["METADATA_BLOCK_PICTURE"][0])).data)


def cover_by_ffmpeg(path: Path) -> bytes:
    with av.open(str(path)) as container:
        return next(bytes(p) for p in container.demux(container.streams.video[0]) if p.size)


@EVERY_FORMAT
def test_both_readers_see_who_wrote_what_and_that_the_voice_is_synthetic(
    audio_format: AudioFormat, published: Publish
) -> None:
    path = published(audio_format).files[0]

    expected = {
        "TITLE": "Le pont de la Loire rouvre",
        "ARTIST": "Léa Martin",
        "ALBUM": "Le Courrier",
        "DATE": "2026-11-24",
        "LANGUAGE": "fra",
        "COMMENT": COMMENT,
        **MARKS,
    }
    assert {k: v for k, v in seen_by_mutagen(path).items() if k in expected} == expected
    assert {k: v for k, v in seen_by_ffmpeg(path).items() if k in expected} == expected


@EVERY_FORMAT
def test_no_other_program_is_named(audio_format: AudioFormat, published: Publish) -> None:
    with av.open(str(published(audio_format).files[0])) as container:
        of_the_file = container.streams.audio[0].metadata if audio_format is AudioFormat.OPUS else container.metadata
        named = {name.upper(): value for name, value in of_the_file.items()}
    assert named.get("ENCODER", PROGRAM) == PROGRAM


@EVERY_FORMAT
def test_chapters_are_read_by_both_readers(audio_format: AudioFormat, published: Publish) -> None:
    path = published(audio_format).files[0]

    expected = [(0.0, "Le pont de la Loire rouvre"), (9.0, "Deux ans de travaux")]
    assert chapters_by_mutagen(path) == expected
    assert chapters_by_ffmpeg(path) == expected


@EVERY_FORMAT
def test_an_article_without_crossheads_has_no_chapters(audio_format: AudioFormat, published: Publish) -> None:
    timeline = [replace(s, kind=Kind.BODY) for s in TIMELINE]

    files = published(audio_format, timeline=timeline).files

    assert chapters_by_ffmpeg(files[0]) == chapters_by_mutagen(files[0]) == []
    assert [path.name for path in files] == [f"article.{audio_format}", "article.report.json"]


@EVERY_FORMAT
def test_more_chapters_than_a_table_of_contents_can_hold(audio_format: AudioFormat, published: Publish) -> None:
    crossheads = [
        replace(TIMELINE[3], index=i, paragraph=i, start_s=i / 25, end_s=i / 25 + 0.01, text=f"Partie {i}", words=())
        for i in range(1, 301)
    ]

    path = published(audio_format, timeline=crossheads).files[0]

    assert len(chapters_by_mutagen(path)) == len(chapters_by_ffmpeg(path)) == 255
    assert chapters_by_ffmpeg(path)[254][1] == "Partie 254"


@EVERY_FORMAT
@pytest.mark.parametrize("large", [False, True])
def test_a_cover_travels_unchanged(audio_format: AudioFormat, large: bool, published: Publish, tmp_path: Path) -> None:
    picture = png(bytes(range(1, 256)) * (3000 if large else 1))
    (tmp_path / "cover.png").write_bytes(picture)

    path = published(audio_format, cover=tmp_path / "cover.png").files[0]

    assert cover_by_mutagen(path) == picture
    assert cover_by_ffmpeg(path) == picture
    assert chapters_by_ffmpeg(path)[1] == (9.0, "Deux ans de travaux")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"GIF89a" + bytes(50), "is no complete JPEG or PNG"),
        (png()[:40], "is no complete JPEG or PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "is no complete JPEG or PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is no complete JPEG or PNG"),
        (png(bytes(11 << 20)), "is larger than 10 MB"),
        (b"", "is empty"),
    ],
)
def test_what_is_no_cover_gets_one_sentence(content: bytes, sentence: str, published: Publish, tmp_path: Path) -> None:
    (tmp_path / "cover.png").write_bytes(content)

    with pytest.raises(UnusableInputError, match=sentence):
        published(cover=tmp_path / "cover.png")

    assert list((tmp_path / "out").iterdir()) == []


@EVERY_FORMAT
def test_a_disclosure_that_is_switched_off_leaves_no_trace_but_in_the_report(
    audio_format: AudioFormat, published: Publish
) -> None:
    done = published(audio_format, disclosure=Disclosure(declared=False), comment="Lu le 24 novembre.")

    tags = seen_by_ffmpeg(done.files[0]) | seen_by_mutagen(done.files[0])
    assert not {"DIGITAL_SOURCE_TYPE", "SYNTHETIC_VOICE", "VOICE_ENGINE"} & set(tags)
    assert tags["COMMENT"] == "Lu le 24 novembre."
    assert done.report.to_json()["disclosure"] == {
        "state": "off",
        "spoken": "Cet article vous est lu par une voix de synthèse.",
        "written": None,
        "digital_source_type": None,
    }


def test_the_newsrooms_own_words_stand_in_the_comment(published: Publish) -> None:
    done = published(disclosure=Disclosure(page_text="Lu par la voix du Courrier."), comment="Série d’été.")

    assert seen_by_ffmpeg(done.files[0])["COMMENT"] == "Série d’été. Lu par la voix du Courrier."
    assert done.report.to_json()["disclosure"]["digital_source_type"] == DIGITAL_SOURCE_TYPE


@EVERY_FORMAT
def test_hostile_texts_are_only_texts(audio_format: AudioFormat, published: Publish) -> None:
    article = Article(
        (), title="a\0b\ud800\n=c\u202e; \\", author="\x1b[2J" + "x" * 5000, publication="", date="soon", language=None
    )

    path = published(audio_format, article=article).files[0]

    seen = seen_by_ffmpeg(path)
    assert seen["TITLE"] == "ab\ufffd =c; \\"
    assert seen["ARTIST"] == "[2J" + "x" * 5000
    assert "ALBUM" not in seen
    assert "DATE" not in seen


def test_an_article_without_a_title_is_called_after_its_headline_or_its_file(published: Publish) -> None:
    untitled = replace(ARTICLE, title="")

    assert seen_by_ffmpeg(published(article=untitled).files[0])["TITLE"] == "Le pont de la Loire rouvre"
    assert seen_by_ffmpeg(published(article=untitled, timeline=()).files[0])["TITLE"] == "article"


def test_an_m4a_starts_with_its_index(published: Publish, tmp_path: Path) -> None:
    (tmp_path / "cover.png").write_bytes(png())

    content = published(AudioFormat.M4A, cover=tmp_path / "cover.png").files[0].read_bytes()

    assert content.index(b"moov") < content.index(b"mdat")


def test_windows_reads_the_id3_of_an_mp3(published: Publish) -> None:
    assert mutagen.mp3.MP3(published().files[0]).tags.version == (2, 3, 0)


def test_a_wav_also_has_the_tags_that_desks_read(published: Publish) -> None:
    content = published(AudioFormat.WAV).files[0].read_bytes()

    info = content[content.index(b"LIST") : content.index(b"data")]
    assert b"INAM" in info
    assert "Léa Martin".encode() in info
    assert PROGRAM.encode() in info
    assert struct.unpack_from("<I", content, 4)[0] == len(content) - 8


@pytest.mark.parametrize(
    ("language", "letters"), [("fr", "fra"), ("en_GB", "eng"), ("FR-be", "fra"), ("deu", "deu"), ("xx", "und")]
)
def test_languages_have_three_letters(language: str, letters: str) -> None:
    assert iso_639_2(language) == letters


def test_the_voice_says_it_in_its_own_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOUFFLEUR_LANGUAGE", "fr")

    assert spoken_disclosure("fr-be") == "Cet article vous est lu par une voix de synthèse."
    assert spoken_disclosure("en-gb") == "This article is read to you by a synthetic voice."
