"""Addresses of the web: lemonde.fr, jean.dupont@afp.com, @EmmanuelMacron, #BalanceTonPorc."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr.numbers import Numbers
from audio_engine.text import tr

__all__ = ["rules"]

_LABEL: Final = r"[^\W_](?:[\w-]{0,62}[^\W_])?"
_ENDING: Final = (
    "com|org|net|fr|be|ch|eu|info|gouv|edu|gov|io|tv|uk|de|it|es|ca|us|ru|cn|jp|lu|app|dev|news|media|paris|bzh|re|me|co|ai|"
    "int|pro|blog|online|site|shop|live|ma|dz|tn|sn|ci|cd|cm"
)
_HOST: Final = rf"(?P<host>(?:{_LABEL}\.){{1,5}}(?:{_ENDING}))(?![\w@])(?!\.\w)"
_LINK: Final = re.compile(
    rf"(?<![\w@.-])(?:(?:https?://|www\.)(?P<any>[^\s/:?#\"'»”<>()]{{1,253}}?)(?=[/:?#]|[.,;!]*(?:\s|$)|[\"'»”<>()])|{_HOST})(?P<rest>(?::\d{{2,5}})?(?:[/?#][^\s\"'»”<>]{{0,2000}})?)"
)
_MAIL: Final = re.compile(
    rf"(?<![\w.@+-])(?P<user>[\w.+-]{{1,64}})@(?P<host>(?:{_LABEL}\.){{1,5}}[^\W\d_]{{2,12}})(?![\w@])"
)
_HANDLE: Final = re.compile(r"(?<![\w@.])@(?P<name>\w{1,50})(?![\w@])")
_TAG: Final = re.compile(r"(?<![\w#&])#(?P<name>\w{0,60}[^\W\d_]\w{0,60})")
_HUMP: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|(?<=[A-Z])(?=[A-Z][a-z])")
_TRAILING: Final = ".,;:!?…)"
_SPELLED_ENDINGS: Final = 2
_SIGNS: Final = {".": " point ", "-": " tiret ", "_": " tiret bas ", "+": " plus ", "/": " slash "}


def rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Mail before links: an address holds a host."""
    return (
        Rule("mail", _MAIL, partial(_mail, numbers)),
        Rule("link", _LINK, partial(_link, numbers)),
        Rule("long link", _LINK, partial(_long_link, numbers), doubt=lambda: tr("Only the site of this link is said.")),
        Rule("handle", _HANDLE, lambda m: f"arobase {_words(numbers, m['name'])}"),
        Rule("tag", _TAG, lambda m: f"hashtag {_words(numbers, m['name'])}"),
    )


def _words(numbers: Numbers, name: str) -> str:
    spaced = re.sub(r"[._+/-]", lambda m: _SIGNS[m[0]], name)
    spaced = _HUMP.sub(" ", spaced)
    spaced = re.sub(r"\d+", lambda m: numbers.digits(m[0]), spaced)
    return " ".join(" ".join(w) if len(w) > 1 and w.isupper() and len(w) < 4 else w for w in spaced.split())


def _host(numbers: Numbers, name: str) -> str:
    front, _, ending = name.removeprefix("www.").rpartition(".")
    said = ending if len(ending) > _SPELLED_ENDINGS else " ".join(ending.upper())
    return f"{_words(numbers, front)} point {said}"


def _mail(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{_words(numbers, match['user'])} arobase {_host(numbers, match['host'])}"


def _link(numbers: Numbers, match: re.Match[str]) -> str | None:
    name = match["any"] or match["host"]
    rest = match["rest"].rstrip(_TRAILING)
    if "." not in name:
        return None
    path = rest.strip("/")
    tail = match["rest"][len(rest) :]
    if path and re.fullmatch(r"[^\W\d_]{1,20}(?:-[^\W\d_]{1,20}){0,2}", path):
        return f"{_host(numbers, name)} slash {_words(numbers, path)}{tail}"
    return None if path else _host(numbers, name) + tail


def _long_link(numbers: Numbers, match: re.Match[str]) -> str | None:
    name = match["any"] or match["host"]
    rest = match["rest"]
    return _host(numbers, name) + rest[len(rest.rstrip(_TRAILING)) :] if "." in name else None
