"""What a folder must hold to be a model of each kind."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

__all__ = ["MANIFEST_NAME", "ModelKind", "kind_of", "missing_file", "model_files"]

MANIFEST_NAME: Final = "manifest.json"


class ModelKind(StrEnum):
    """A kind is also the name of its folder on the search path."""

    WHISPER = "whisper"
    """Recognition, in CTranslate2's format."""
    PIPER = "piper"
    """A voice."""
    SPEAKERS = "speakers"
    """Telling voices apart."""


_WHISPER_REQUIRED = ("model.bin", "config.json", "tokenizer.json")
_WHISPER_VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
_WHISPER_OPTIONAL = (*_WHISPER_VOCABULARIES, "preprocessor_config.json")
_PAPERS = ("README.md", "LICENSE", "LICENSE.txt", "LICENSE.md", "MODEL_CARD")


def missing_file(folder: Path, kind: ModelKind) -> str | None:
    """The name of a file without which `folder` is no model of `kind`; None where all are there and not empty."""
    required: tuple[str, ...]
    if kind is ModelKind.WHISPER:
        if not any(_is_there(folder / name) for name in _WHISPER_VOCABULARIES):
            return _WHISPER_VOCABULARIES[0]
        required = _WHISPER_REQUIRED
    else:
        networks = sorted(path.name for path in folder.glob("*.onnx"))
        if not networks:
            return f"{folder.name}.onnx"
        required = tuple(networks)
        if kind is ModelKind.PIPER:
            required = (networks[0], f"{networks[0]}.json")
    return next((name for name in required if not _is_there(folder / name)), None)


def kind_of(folder: Path) -> ModelKind | None:
    """What `folder` seems to be, whole or not; None where nothing speaks for any kind."""
    if any((folder / name).exists() for name in ("model.bin", *_WHISPER_VOCABULARIES)):
        return ModelKind.WHISPER
    if any(folder.glob("*.onnx.json")):
        return ModelKind.PIPER
    return ModelKind.SPEAKERS if any(folder.glob("*.onnx")) else None


def model_files(folder: Path, kind: ModelKind) -> tuple[str, ...]:
    """The names of the files in `folder` that belong to the model, sorted; whatever else lies there is not its own."""
    if kind is ModelKind.WHISPER:
        own: tuple[str, ...] = (*_WHISPER_REQUIRED, *_WHISPER_OPTIONAL)
    else:
        own = tuple(path.name for pattern in ("*.onnx", "*.onnx.json") for path in folder.glob(pattern))
    return tuple(sorted(name for name in {*own, *_PAPERS} if (folder / name).is_file()))


def _is_there(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0
