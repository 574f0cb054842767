"""Bytes become text: by their mark, by what they declare, as UTF-8 where they are that, else by what makes words.

Statistics over a text of one line are a guess, and charset-normalizer's are made for longer ones. The encodings of
western newsrooms are therefore told apart here by the letters that they make, and only what makes sense in none of
them is left to it. Nothing may be opened: `import_codecs` comes before the lock.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from audio_engine.narration.intake.protocol import Refusal, RefusalCode

__all__ = ["Decoded", "declared_in_html", "decode", "import_codecs"]

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN: Final = ("cp1252", "iso8859-15", "mac-roman")
_OTHERS: Final = (
    "ascii latin-1 utf-7 utf-16-le utf-16-be cp437 cp850 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 "
    "iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 "
    "iso8859-16 koi8-r koi8-u mac-cyrillic mac-latin2 gbk gb18030 big5 big5hkscs euc-jp iso2022-jp shift-jis cp932 "
    "euc-kr cp949 charmap idna punycode unicode-escape raw-unicode-escape"
)
"""What pages declare (the Encoding Standard's list), what charset-normalizer tries and what PDF needs."""
_WRONGLY_DECLARED: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""Browsers read these so: the letters between 80 and 9F are controls otherwise."""
_USUAL: Final = frozenset("àâäçéèêëîïôöùûüÿœæñáíóúßÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆÑÁÍÓÚ«»‘’“”–—…€£°·•§©®™ªº²³½¼¾×\u00a0\u00ad")
_LOOKED_AT: Final = 1 << 16
"""Bytes outside ASCII that are weighed; a text does not change its encoding later."""
_PLAUSIBLE_SHARE: Final = 0.8
_ENOUGH_TO_DETECT: Final = 16
"""Bytes outside ASCII: of fewer charset-normalizer makes anything."""
_DECLARED: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_XML_DECLARED: Final = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})[\"']")
_SURROGATE: Final = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_MANY_BYTES: Final = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and how many of its characters could not be read."""

    text: str
    damaged: int = 0


def import_codecs() -> None:
    """Load every codec that `decode` and the parsers may come to need."""
    for name in (*_WESTERN, *_OTHERS.split()):
        codecs.lookup(name)
    _detected(bytes(range(0xC0, 0x100)))


def declared_in_html(content: bytes) -> str | None:
    """The encoding that a page or an XML document says it has, as Python calls it."""
    head = content[:4096]
    found = _XML_DECLARED.match(head) or _DECLARED.search(head)
    return _codec(found[1].decode("ascii")) if found else None


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The text that `content` is.

    Raises:
        Refusal: it is none.
    """
    decoded = _decoded(content, declared)
    if "\0" in decoded.text:
        raise Refusal(RefusalCode.NOT_TEXT)
    return decoded


def _decoded(content: bytes, declared: str | None) -> Decoded:
    marked = next((name for mark, name in _BOMS if content.startswith(mark)), None) or _unmarked_utf16(content)
    try:
        return Decoded(content.decode(marked or "utf-8"))
    except UnicodeDecodeError as problem:
        if marked:
            raise Refusal(RefusalCode.NOT_TEXT) from problem
    if _SURROGATE.search(content):
        raise Refusal(RefusalCode.NOT_TEXT)
    mended = content.decode("utf-8", "replace")
    damaged = mended.count("\N{REPLACEMENT CHARACTER}")
    if damaged <= len(_MANY_BYTES.findall(content)):  # UTF-8 with an accident; other encodings hardly make its pairs
        return Decoded(mended, damaged)
    return Decoded(_in_single_bytes(content, declared))


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of western text is null."""
    head = content[:2000]
    if len(head) < 4 or b"\0" not in head or len(content) % 2:
        return None
    for name, nulls, letters in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if nulls.count(0) > 0.5 * len(nulls) and letters.count(0) == 0:
            return name
    return None


def _in_single_bytes(content: bytes, declared: str | None) -> str:
    if declared:
        try:
            return content.decode(declared)
        except UnicodeDecodeError:  # browsers go by what is declared, but nobody has looked at this text in one
            pass
    best = max(_WESTERN, key=lambda name: _plausibility(content, name))
    is_foreign = _plausibility(content, best) < _PLAUSIBLE_SHARE
    if is_foreign and sum(byte > 0x7F for byte in content) >= _ENOUGH_TO_DETECT:
        best = _detected(content) or best
    try:
        return content.decode(best)
    except UnicodeDecodeError as problem:
        raise Refusal(RefusalCode.NOT_TEXT) from problem


def _plausibility(content: bytes, encoding: str) -> float:
    """How much of what is not ASCII is as French or English newsrooms write it: from -1 to 1."""
    try:
        text = content[: _LOOKED_AT * 8].decode(encoding)
    except UnicodeDecodeError:
        return -1.0
    weighed = 0
    sum_of_weights = 0.0
    for position, character in enumerate(text):
        if character.isascii():
            continue
        weighed += 1
        sum_of_weights += _weight(character, text[max(0, position - 1) : position], text[position + 1 : position + 2])
        if weighed >= _LOOKED_AT:
            break
    return sum_of_weights / weighed if weighed else 1.0


def _weight(character: str, before: str, after: str) -> float:
    """1 for a character where one expects it, -1 where none should be."""
    if not character.isalpha():
        return _weight_of_sign(character, before, after)
    if not (before.isalpha() or after.isalpha()) and after not in {"’", "'", "."}:
        return 1.0 if character in "Àà" else 0.0
    if character.isupper() and (before.islower() or (after.islower() and before.isalpha())):
        return -1.0
    if character.islower() and before.isupper() and after.isupper():
        return -0.5
    return 1.0 if character in _USUAL else -0.5


def _weight_of_sign(character: str, before: str, after: str) -> float:
    if character == "’":
        return 1.0
    if character in "¿¡":
        return 0.5 if after.isalpha() else -1.0
    in_word = before.isalpha() and after.isalpha()
    return -1.0 if in_word or character not in _USUAL else 0.9


def _detected(content: bytes) -> str | None:
    """charset-normalizer's answer."""
    from charset_normalizer import from_bytes

    best = from_bytes(content[: _LOOKED_AT * 8]).best()
    return _codec(best.encoding) if best else None


def _codec(name: str) -> str | None:
    try:
        found = codecs.lookup(name).name
    except (LookupError, ImportError, OSError):  # under the lock a codec that was not loaded cannot be
        return None
    return _WRONGLY_DECLARED.get(found, found)
