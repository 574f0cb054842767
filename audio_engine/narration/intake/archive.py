"""The ZIP around DOCX and ODT: what is in it is bounded and looked over before a parser unpacks it."""

from __future__ import annotations

import io
import zipfile
import zlib

from audio_engine.limits import ARTICLE_ARCHIVE_MAX_BYTES, ARTICLE_ARCHIVE_MAX_ENTRIES
from audio_engine.narration.intake.protocol import Refusal, RefusalCode

__all__ = ["names_in", "open_archive", "part"]

_ENCRYPTED_FLAG = 0x1
_USUAL = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_MACROS = ("vbaproject.bin", "vbadata.xml")
_MACRO_FOLDERS = ("basic/", "scripts/")
_READ_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def open_archive(content: bytes) -> zipfile.ZipFile:
    """The archive.

    Raises:
        Refusal: it is broken, encrypted, holds macros, or unpacks to more than any article needs.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except _READ_ERRORS as problem:
        raise Refusal(RefusalCode.BROKEN) from problem
    if len(entries) > ARTICLE_ARCHIVE_MAX_ENTRIES:
        raise Refusal(RefusalCode.BOMB)
    if sum(entry.file_size for entry in entries) > ARTICLE_ARCHIVE_MAX_BYTES:  # zipfile unpacks no more than this
        raise Refusal(RefusalCode.BOMB)
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise Refusal(RefusalCode.ENCRYPTED)
    if any(entry.compress_type not in _USUAL for entry in entries):  # the standards of both formats know no other
        raise Refusal(RefusalCode.BROKEN)
    names = [entry.filename.lower() for entry in entries]
    if any(name.endswith(_MACROS) or name.startswith(_MACRO_FOLDERS) for name in names):
        raise Refusal(RefusalCode.MACROS)
    return archive


def names_in(archive: zipfile.ZipFile) -> frozenset[str]:
    """The names of its entries."""
    return frozenset(archive.namelist())


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One entry, unpacked.

    Raises:
        Refusal: it is missing or broken.
    """
    try:
        return archive.read(name)
    except (KeyError, *_READ_ERRORS) as problem:
        raise Refusal(RefusalCode.BROKEN) from problem
