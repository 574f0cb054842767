"""Which languages a model knows, read from its small files without loading it.

A Whisper vocabulary with an empty token is multilingual, one without is English-only, whatever language tokens stand
in it: that is what CTranslate2 4.8 goes by (tried out; a test compares). OpenAI's multilingual tokenizer has that token
at 50256, where the English one has the end of text. The distilled models have the multilingual vocabulary and know only
English: that is in the catalogue.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

from audio_engine.models.kinds import ModelKind

__all__ = ["languages_of", "same_language"]

_VOCABULARY_MAX_BYTES: Final = 16 << 20
"""Whisper's take 1 MB."""
_LANGUAGE_TOKEN = re.compile(r"<\|([a-z]{2,3})\|>")
_LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}")


def languages_of(folder: Path, kind: ModelKind) -> tuple[str, ...]:
    """The codes of the languages that the model in `folder` knows; empty where its files do not say.

    Raises:
        ValueError: a file that should say it is damaged; the text names it.
        OSError: a file cannot be read.
    """
    if kind is ModelKind.WHISPER:
        tokens = _vocabulary(folder)
        if "" not in tokens:
            return ("en",)
        return tuple(dict.fromkeys(found[1] for token in tokens if (found := _LANGUAGE_TOKEN.fullmatch(token))))
    if kind is ModelKind.PIPER:
        return _language_of_voice(_json(next(iter(sorted(folder.glob("*.onnx.json"))))))
    return ()


def same_language(one: str, other: str) -> bool:
    """Whether two codes mean one language: `fr`, `fr_FR` and `fr-be` do."""
    return re.split("[-_]", one.lower())[0] == re.split("[-_]", other.lower())[0]


def _language_of_voice(untrusted_config: object) -> tuple[str, ...]:
    language = untrusted_config.get("language") if isinstance(untrusted_config, dict) else None
    code = language.get("code") if isinstance(language, dict) else None
    return (code,) if isinstance(code, str) and _LANGUAGE_CODE.fullmatch(code) else ()


def _vocabulary(folder: Path) -> list[str]:
    as_json = folder / "vocabulary.json"
    if not as_json.is_file():
        return _read(folder / "vocabulary.txt").removesuffix("\n").split("\n")
    tokens = _json(as_json)
    if isinstance(tokens, list) and all(isinstance(token, str) for token in tokens):
        return tokens
    raise ValueError(as_json.name)


def _json(file: Path) -> Any:  # noqa: ANN401 - any JSON value
    try:
        return json.loads(_read(file))
    except (ValueError, RecursionError) as problem:
        raise ValueError(file.name) from problem


def _read(file: Path) -> str:
    with file.open("rb") as stream:
        untrusted = stream.read(_VOCABULARY_MAX_BYTES + 1)
    if len(untrusted) > _VOCABULARY_MAX_BYTES:
        raise ValueError(file.name)
    try:
        return untrusted.decode()
    except UnicodeDecodeError as problem:
        raise ValueError(file.name) from problem
