"""Ways to break a file: at random places of its bytes, and inside what it is (text, JSON, an archive).

Everything is drawn from a `random.Random` that the caller has seeded: the same seed breaks the same way on every
machine and with every version of Python.
"""

from __future__ import annotations

import io
import json
import warnings
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

__all__ = ["Mutation", "break_archive", "break_bytes", "break_json", "break_text", "break_xml"]

Mutation = Callable[[bytes, Random], bytes]

MOST_BYTES = 1 << 20
NUMBERS = (b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0\0\0", bytes(4), b"\xff" * 8, b"\x01")
SNIPPETS = (
    *("\0", "\x1b[31m", "\ufeff", "\u2028", "\u202e", "\ufffe", "e" + "\u0301" * 90, "👩‍👩‍👧‍👦", "\r", "\n\n\n", "\t"),
    *("'", '"', '"""', "''", "`" * 40, "[" * 300, "](" * 50, "> " * 300, "- " * 200, "|" * 300, "*" * 300, "#" * 9),
    *("=cmd|' /C calc'!A0", "sep=", ";" * 200, "%s%n{0}{name}", "../../etc/passwd", "http://127.0.0.1/", "file:///etc"),
    *(
        "&#0;",
        "&#xD800;",
        "&#x110000;",
        "&a;",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<p>" * 200,
        "</p>" * 200,
        "<b><i></b>",
    ),
    *('<!DOCTYPE a [<!ENTITY a "a">]>', '<?xml version="1.0" encoding="x"?>', "<style>", "<script>", "<svg><math>"),
    *(
        "[[",
        "]]",
        "[[pause 99999s]]",
        "[[pause -1s]]",
        "[[a|letters]]",
        "[[a|]]",
        "[[|ipa x]]",
        "[[a|say-as date]]" * 9,
    ),
    *("---\ntitle: [\n---\n", "title: !!python/object:x", "1" * 5000, "a" * 70_000, "9e999", "2024-99-99T99:99"),
    *(
        "<< /Length 9999999999 >>",
        "/Kids [1 0 R]",
        "/Count -1",
        "/Encoding /x",
        "/Filter /LZWDecode",
        "1 0 obj",
        "stream\n",
    ),
)
LONG_RUNS = tuple(
    run * 30_000 for run in ("a", " ", ".", "-", "1", "a-", "1.", "[[", "<", "(", '"', "a ", "\u0301", "A.")
)
"""For expressions and loops that take the square of their time."""
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, -(2**63), 10**400, 0.5, -0.0, 1e308, float("inf"), float("nan")),
    *("", "x", "\0", "\ud800", "\udfff\ud800", "\u202e", "\x1b[2J", "a" * 5000, "../..", "con", "en", "x" * 300),
    *([], {}, [[]], [None], {"": None}, ["x"] * 50, [0] * 50, [["x", "y"]], {"code": 1}, {"x": {"x": {}}}),
)


def break_bytes(content: bytes, random: Random) -> bytes:
    """One to three kinds of damage, as often near the beginning as anywhere."""
    broken = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 3))):
        near = min(len(broken), 300) if random.random() < 0.5 else len(broken)
        at = random.randrange(near + 1)
        end = at + random.randint(1, max(2, len(broken) // random.choice((2, 8, 64))))
        random.choice((_cut, _cut_to_end, _scramble, _blank, _insert, _number, _repeat, _snippet, _flip))(
            broken, at, end, random
        )
    return bytes(broken[:MOST_BYTES])


def _cut(broken: bytearray, at: int, end: int, _random: Random) -> None:
    del broken[at:end]


def _cut_to_end(broken: bytearray, at: int, _end: int, _random: Random) -> None:
    del broken[at:]


def _scramble(broken: bytearray, at: int, end: int, random: Random) -> None:
    broken[at:end] = random.randbytes(len(broken[at:end]))


def _blank(broken: bytearray, at: int, end: int, _random: Random) -> None:
    broken[at:end] = bytes(len(broken[at:end]))


def _insert(broken: bytearray, at: int, end: int, random: Random) -> None:
    broken[at:at] = random.randbytes(min(end - at, 1000))


def _number(broken: bytearray, at: int, _end: int, random: Random) -> None:
    number = random.choice(NUMBERS)
    broken[at : at + len(number)] = number


def _repeat(broken: bytearray, at: int, end: int, random: Random) -> None:
    broken += broken[at:end] * random.randint(1, 3)


def _snippet(broken: bytearray, at: int, _end: int, random: Random) -> None:
    broken[at:at] = random.choice(SNIPPETS).encode("utf-8", "surrogatepass")


def _flip(broken: bytearray, at: int, _end: int, random: Random) -> None:
    for _ in range(random.randint(1, 20)):
        if broken:
            place = random.randrange(min(len(broken), at + 1))
            broken[place] ^= 1 << random.randrange(8)


def break_text(content: bytes, random: Random) -> bytes:
    """Lines and words repeated, moved, lost, and what no text should hold put in between; sometimes plain damage."""
    if random.random() < 0.25:
        return break_bytes(content, random)
    text = content.decode("utf-8", "surrogateescape")
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(text) + 1)
        end = min(len(text), at + random.choice((1, 5, 40, 400)))
        match random.randrange(5):
            case 0:
                text = text[:at] + text[end:]
            case 1:
                text = text[:at] + text[at:end] * random.choice((2, 3, 200)) + text[end:]
            case 2:
                text = text[:at] + text[at:end][::-1] + text[end:]
            case _:
                text = text[:at] + random.choice(LONG_RUNS if random.random() < 0.03 else SNIPPETS) + text[at:]
    return text.encode(random.choice(("utf-8", "utf-8", "utf-8", "utf-16", "utf-16-le")), "surrogatepass")[:MOST_BYTES]


def break_xml(content: bytes, random: Random) -> bytes:
    """Elements that are gone, there twice, in each other or elsewhere, and other texts and attributes: still XML."""
    if random.random() < 0.2:
        return break_text(content, random)
    try:
        root = ET.fromstring(content)
    except ET.ParseError:  # a page of HTML
        return break_text(content, random)
    for _ in range(random.choice((1, 1, 2, 4))):
        _change_element(list(root.iter()), random)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))[:MOST_BYTES]


def _change_element(elements: list[ET.Element], random: Random) -> None:
    element, other = random.choice(elements), random.choice(elements)
    text = random.choice(
        [snippet for snippet in SNIPPETS if all(c >= " " for c in snippet) and "\ufffe" not in snippet]
    )
    match random.randrange(8):
        case 0 if len(element):
            del element[random.randrange(len(element))]
        case 1:
            element.append(deepcopy(other))
        case 2:
            element.extend(deepcopy(list(element)) * random.choice((1, 3, 30)))
        case 3:
            for _ in range(random.choice((3, 60, 300))):
                element = ET.SubElement(element, other.tag, other.attrib)
            element.text = text
        case 4 if element.attrib:
            name = random.choice(list(element.attrib))
            element.set(
                name, random.choice((text, "", "-1", "99999999999", "x", "0.5", next(iter(other.attrib.values()), "")))
            )
        case 5:
            element.tag = other.tag
        case 6:
            element.attrib.update(other.attrib)
        case _:
            element.text, element.tail = random.choice(((text, element.tail), (element.text, text), (None, None)))


def break_json(content: bytes, random: Random) -> bytes:
    """Values of the wrong kind or size, missing and foreign keys; sometimes plain damage, or depth without end."""
    if random.random() < 0.15:
        return break_bytes(content, random)
    if random.random() < 0.02:
        return b'{"a":' * 50_000 + b"1" + b"}" * 50_000
    document = json.loads(content)
    for _ in range(random.choice((1, 1, 2, 4))):
        document = _changed(document, random)
    return json.dumps(document, ensure_ascii=random.random() < 0.7).encode("utf-8", "surrogatepass")[:MOST_BYTES]


def break_archive(inner: Mutation) -> Mutation:
    """A mutation of archives: of one file in it by `inner`, of what the archive says of its files, or of its bytes."""

    def mutate(content: bytes, random: Random) -> bytes:
        if random.random() < 0.25:
            return break_bytes(content, random)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
        at = random.randrange(len(parts))
        name, part = parts[at]
        match random.randrange(10):
            case 0:
                del parts[at]
            case 1:
                parts.append((name, break_bytes(part, random)))
            case 2:
                parts[at] = (random.choice(("../x", "/x", "", "a/b/c/d", "x\\y", "\0", "con", name.upper())), part)
            case _:
                parts[at] = (name, inner(part, random))
        return _archive(parts, random)

    return mutate


def _archive(parts: list[tuple[str, bytes]], random: Random) -> bytes:
    whole = io.BytesIO()
    method = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that is there twice is meant
        with zipfile.ZipFile(whole, "w", method) as archive:
            for name, content in parts:
                entry = zipfile.ZipInfo(name)
                entry.compress_type = method
                if random.random() < 0.05:
                    entry.external_attr = random.choice((0o120777, 0o020666, 0o040755, 0o010644)) << 16
                archive.writestr(entry, content)
            for entry in archive.filelist:  # only what the central directory says changes
                if random.random() < 0.03:
                    entry.file_size = random.choice((0, 1, entry.file_size + 1, 1 << 31))
                if random.random() < 0.02:
                    entry.flag_bits |= random.choice((0x1, 0x8, 0x40, 0x800))
                if random.random() < 0.02:
                    entry.compress_type = random.choice((1, 12, 14, 93))
    return whole.getvalue()


def _changed(value: Any, random: Random) -> Any:
    """`value` with one change somewhere in it."""
    if not value or not isinstance(value, dict | list) or random.random() < 0.12:
        return random.choice(VALUES)
    if isinstance(value, list):
        at = random.randrange(len(value))
        if random.random() < 0.2:
            return random.choice((value[:at], value + value[at:] * 3, value[::-1]))
        return [*value[:at], _changed(value[at], random), *value[at + 1 :]]
    key = random.choice(list(value))
    if random.random() < 0.15:
        return {name: content for name, content in value.items() if name != key}
    if random.random() < 0.05:
        return value | {random.choice(("", "\ud800", "x" * 3000)): value[key]}
    return value | {key: _changed(value[key], random)}
