"""The network has one place, and this program knows nothing of Souffleur that it does not need."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).resolve().parents[3]
PACKAGE: Final = REPOSITORY / "installers" / "models"
ALLOWED: Final = (
    "audio_engine.models",
    "audio_engine.settings",
    "audio_engine.text",
    "audio_engine.errors",
    "audio_engine.files",
)
NETWORK: Final = {"socket", "ssl", "http", "urllib.request", "httpx2", "requests", "huggingface_hub", "truststore"}


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_the_network_is_in_two_modules_alone() -> None:
    users = {
        path.name
        for path in PACKAGE.glob("*.py")
        if any(name == known or name.startswith(f"{known}.") for name in _imports(path) for known in NETWORK)
    }

    assert users == {"hub.py", "refusals.py"}


def test_only_models_settings_and_texts_of_the_engine_are_known() -> None:
    known = {
        (path.name, name)
        for path in PACKAGE.glob("*.py")
        for name in _imports(path)
        if name.startswith(("audio_engine.", "desktop"))
    }

    assert not [(file, name) for file, name in known if not name.startswith(ALLOWED)]


def test_nothing_else_imports_it() -> None:
    sources = [path for package in ("audio_engine", "desktop") for path in (REPOSITORY / package).rglob("*.py")]

    assert not [path for path in sources if any(name.startswith("installers") for name in _imports(path))]


def test_a_list_loads_no_codec_and_no_model() -> None:
    look = "import sys, installers.models.commands as c; print(*sorted(m.split('.')[0] for m in sys.modules))"

    loaded = subprocess.run([sys.executable, "-c", look], cwd=REPOSITORY, capture_output=True, text=True, check=True)

    assert not {"av", "numpy", "ctranslate2", "faster_whisper", "onnxruntime", "PySide6"} & set(loaded.stdout.split())
