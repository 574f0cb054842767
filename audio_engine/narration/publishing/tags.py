"""What a published file says about itself, in the manner of its container: read by players, and by machines.

Everything is written with mutagen after encoding, and can be rewritten later without touching the sound.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from audio_engine.export.legible import legible_text
from audio_engine.narration.publishing.chapters import Chapter
from audio_engine.narration.publishing.cover import Cover
from audio_engine.narration.publishing.options import AudioFormat

__all__ = ["Tags", "iso_639_2", "rewrite_mark", "riff_info", "write_tags"]

_ITUNES: Final = "----:com.apple.iTunes:"
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_NO_OFFSET: Final = 0xFFFFFFFF
_FRONT_COVER: Final = 3
_THREE_LETTERS: Final = {
    "ar": "ara", "bg": "bul", "br": "bre", "ca": "cat", "co": "cos", "cs": "ces", "cy": "cym", "da": "dan",
    "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est", "eu": "eus", "fa": "fas", "fi": "fin",
    "fr": "fra", "ga": "gle", "gl": "glg", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun", "it": "ita",
    "ja": "jpn", "ko": "kor", "lb": "ltz", "lt": "lit", "lv": "lav", "nb": "nob", "nl": "nld", "no": "nor",
    "oc": "oci", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi",
    "sr": "srp", "sv": "swe", "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "zho",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tags:
    """What is to be written; empty texts are left out.

    `marks` are for machines and stand under the same capital names in every container: `TXXX` frames in ID3, free-form
    atoms in MP4, comments in FLAC and Opus.
    """

    title: str
    author: str
    publication: str
    language: str
    date: str
    comment: str
    marks: Mapping[str, str]
    chapters: Sequence[Chapter] = ()
    cover: Cover | None = None


def iso_639_2(language: str) -> str:
    """Three letters, as ID3 and MP4 want them; `und` for a language that is not in our table."""
    code = re.split("[-_]", language.lower())[0]
    return code if code in _THREE_LETTERS.values() else _THREE_LETTERS.get(code, "und")


def riff_info(tags: Tags) -> dict[str, str]:
    """RIFF INFO, which desks read and the encoder must write itself, by FFmpeg's names."""
    info = {
        "title": tags.title,
        "artist": tags.author,
        "album": tags.publication,
        "date": _date(tags.date),
        "comment": tags.comment,
        "ISFT": tags.marks.get("SOFTWARE", ""),
    }
    return {name: legible_text(value) for name, value in info.items() if value}


def write_tags(path: Path, format: AudioFormat, tags: Tags) -> None:  # noqa: A002
    """Replace all tags of the file.

    Raises:
        OSError: it cannot be written.
    """
    clean = _clean(tags)
    with _opened(path, format) as audio:
        match format:
            case AudioFormat.MP3 | AudioFormat.WAV:
                _id3(audio.tags, clean)
            case AudioFormat.M4A:
                _mp4(audio, clean)
            case AudioFormat.FLAC:
                _vorbis(audio, clean)
                audio.clear_pictures()
                if clean.cover:
                    audio.add_picture(_picture(clean.cover))
            case AudioFormat.OPUS:
                _vorbis(audio, clean)
                if clean.cover:
                    block = base64.b64encode(_picture(clean.cover).write()).decode("ascii")
                    audio["METADATA_BLOCK_PICTURE"] = block


def rewrite_mark(path: Path, format: AudioFormat, name: str, value: str) -> None:  # noqa: A002
    """Change one of the `marks` of a file that `write_tags` has written; everything else stays.

    Raises:
        ValueError: it is none of this format.
        OSError: it cannot be written.
    """
    value = legible_text(value)
    with _opened(path, format) as audio:
        match format:
            case AudioFormat.MP3 | AudioFormat.WAV:
                _set_txxx(audio.tags, name, value)
            case AudioFormat.M4A:
                audio[f"{_ITUNES}{name}"] = [value.encode()]
            case AudioFormat.FLAC | AudioFormat.OPUS:
                audio[name] = value


@contextmanager
def _opened(path: Path, format: AudioFormat) -> Iterator[Any]:  # noqa: A002
    """The file as mutagen sees it; it is saved at the end."""
    import mutagen
    from mutagen.flac import FLAC
    from mutagen.mp3 import MP3
    from mutagen.mp4 import MP4
    from mutagen.oggopus import OggOpus
    from mutagen.wave import WAVE

    kinds: dict[AudioFormat, Any] = {
        AudioFormat.MP3: MP3,
        AudioFormat.WAV: WAVE,
        AudioFormat.M4A: MP4,
        AudioFormat.FLAC: FLAC,
        AudioFormat.OPUS: OggOpus,
    }
    try:
        audio = kinds[format](path)
        if audio.tags is None:
            audio.add_tags()
        yield audio
        is_id3 = format in {AudioFormat.MP3, AudioFormat.WAV}
        audio.save(path, **({"v2_version": 3} if is_id3 else {}))  # Windows and many desks read no 2.4
    except mutagen.MutagenError as problem:
        if isinstance(problem.__context__, OSError):
            raise problem.__context__ from None
        raise ValueError(f"not a sound file of the kind {format}: {problem}") from problem


def _clean(tags: Tags) -> Tags:
    return Tags(
        title=legible_text(tags.title),
        author=legible_text(tags.author),
        publication=legible_text(tags.publication),
        language=tags.language,
        date=_date(tags.date),
        comment=legible_text(tags.comment),
        marks={name: legible_text(value) for name, value in tags.marks.items()},
        chapters=tags.chapters,
        cover=tags.cover,
    )


def _date(date: str) -> str:
    """The day of an ISO 8601 date, or what of it there is; empty for anything else."""
    found = _DATE.match(date)
    return found[0] if found else ""


def _id3(id3: Any, tags: Tags) -> None:  # noqa: ANN401 - mutagen's class
    frames = _id3_frames()
    id3.clear()
    utf16 = frames.Encoding.UTF16
    language = iso_639_2(tags.language)
    for frame, text in (
        (frames.TIT2, tags.title),
        (frames.TPE1, tags.author),
        (frames.TALB, tags.publication),
        (frames.TDRC, tags.date),
        (frames.TLAN, language),
        (frames.TSSE, tags.marks.get("SOFTWARE", "")),
    ):
        if text:
            id3.add(frame(encoding=utf16, text=[text]))
    if tags.comment:
        id3.add(frames.COMM(encoding=utf16, lang=language, desc="", text=[tags.comment]))
    for name, value in tags.marks.items():
        _set_txxx(id3, name, value)
    if tags.cover:
        id3.add(frames.APIC(encoding=0, mime=tags.cover.mime, type=_FRONT_COVER, desc="", data=tags.cover.data))
    _id3_chapters(id3, tags.chapters)
    id3.update_to_v23()


def _set_txxx(id3: Any, name: str, value: str) -> None:  # noqa: ANN401
    frames = _id3_frames()
    id3.setall(f"TXXX:{name}", [frames.TXXX(encoding=frames.Encoding.UTF16, desc=name, text=[value])])


def _id3_chapters(id3: Any, chapters: Sequence[Chapter]) -> None:  # noqa: ANN401
    """ID3 chapters: https://id3.org/id3v2-chapters-1.0."""
    frames = _id3_frames()
    if not chapters:
        return
    # Players that pass over the table of contents take chapters as they stand, and mutagen writes the shortest frame
    # first: names are filled up until all frames are as long as the longest, and their numbers decide.
    widths = [len(chapter.title.encode("utf-16-le")) for chapter in chapters]
    names = [f"{number:03}{'.' * (max(widths) - width)}" for number, width in enumerate(widths, 1)]
    flags = frames.CTOCFlags.TOP_LEVEL | frames.CTOCFlags.ORDERED
    id3.add(frames.CTOC(element_id="contents", flags=flags, child_element_ids=names, sub_frames=[]))
    for name, chapter in zip(names, chapters, strict=True):
        id3.add(
            frames.CHAP(
                element_id=name,
                start_time=round(chapter.start_s * 1000),
                end_time=round(chapter.end_s * 1000),
                start_offset=_NO_OFFSET,
                end_offset=_NO_OFFSET,
                sub_frames=[frames.TIT2(encoding=frames.Encoding.UTF16, text=[chapter.title])],
            )
        )


def _id3_frames() -> Any:  # noqa: ANN401
    """What mutagen has for ID3, of which only some has types."""
    from mutagen import id3

    return id3


def _mp4(audio: Any, tags: Tags) -> None:  # noqa: ANN401
    from mutagen import mp4

    cover_of: Any = mp4.MP4Cover
    audio.tags.clear()
    for atom, text in (
        ("\xa9nam", tags.title),
        ("\xa9ART", tags.author),
        ("\xa9alb", tags.publication),
        ("\xa9day", tags.date),
        ("\xa9cmt", tags.comment),
        ("\xa9too", tags.marks.get("SOFTWARE", "")),
    ):
        if text:
            audio[atom] = [text]
    for name, value in {"LANGUAGE": iso_639_2(tags.language), **tags.marks}.items():
        audio[f"{_ITUNES}{name}"] = [value.encode()]
    if tags.cover:
        kinds = {"image/png": cover_of.FORMAT_PNG, "image/jpeg": cover_of.FORMAT_JPEG}
        audio["covr"] = [cover_of(tags.cover.data, imageformat=kinds[tags.cover.mime])]


def _vorbis(audio: Any, tags: Tags) -> None:  # noqa: ANN401
    """Vorbis comments; chapters as players read them: https://wiki.xiph.org/Chapter_Extension."""
    audio.tags.clear()
    texts = {
        "TITLE": tags.title,
        "ARTIST": tags.author,
        "ALBUM": tags.publication,
        "DATE": tags.date,
        "LANGUAGE": iso_639_2(tags.language),
        "COMMENT": tags.comment,
        "ENCODER": tags.marks.get("SOFTWARE", ""),
        **tags.marks,
    }
    for name, text in texts.items():
        if text:
            audio[name] = text
    for number, chapter in enumerate(tags.chapters):
        seconds, milliseconds = divmod(round(chapter.start_s * 1000), 1000)
        clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{milliseconds:03}"
        audio[f"CHAPTER{number:03}"] = clock
        audio[f"CHAPTER{number:03}NAME"] = chapter.title


def _picture(cover: Cover) -> Any:  # noqa: ANN401
    from mutagen import flac

    kind: Any = flac.Picture
    picture = kind()
    picture.type, picture.mime, picture.data = _FRONT_COVER, cover.mime, cover.data
    return picture
