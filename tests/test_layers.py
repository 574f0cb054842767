"""The rules of the architecture hold, and would be noticed if they did not."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

REPOSITORY: Final = Path(__file__).resolve().parents[1]
ENGINE: Final = REPOSITORY / "audio_engine"
LINT_IMPORTS: Final = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
NETWORK: Final = {
    "socket",
    "ssl",
    "asyncio",
    "ftplib",
    "http",
    "imaplib",
    "poplib",
    "smtplib",
    "socketserver",
    "xmlrpc",
} | {
    "urllib.request",
    "urllib.error",
    "requests",
    "httpx",
    "httpx2",
    "huggingface_hub",
}
HEAVY: Final = {"av", "ctranslate2", "faster_whisper", "onnxruntime", "pocketsphinx", "PySide6"}


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", LINT_IMPORTS], cwd=folder, capture_output=True, text=True, check=False)


def _copy_of_the_engine(folder: Path) -> Path:
    shutil.copytree(ENGINE, folder / "audio_engine", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(REPOSITORY / "pyproject.toml", folder)
    return folder / "audio_engine"


def test_every_import_goes_down() -> None:
    linted = _lint_imports(REPOSITORY)

    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize(
    ("module", "statement", "broken"),
    [
        ("files.py", "from audio_engine.library import library", "Layers of the engine"),
        ("text.py", "import socket", "The engine knows neither Qt nor a network"),
        ("library/__init__.py", "import av", "Codecs and models are loaded in a child process only"),
    ],
)
def test_an_import_that_breaks_a_rule_is_noticed(tmp_path: Path, module: str, statement: str, broken: str) -> None:
    target = _copy_of_the_engine(tmp_path) / module
    target.write_text(target.read_text(encoding="utf-8") + f"\n{statement}\n", encoding="utf-8")

    linted = _lint_imports(tmp_path)

    assert linted.returncode == 1
    assert f"{broken} BROKEN" in linted.stdout


def test_a_new_module_outside_the_layers_is_noticed(tmp_path: Path) -> None:
    (_copy_of_the_engine(tmp_path) / "helpers.py").touch()

    assert _lint_imports(tmp_path).returncode == 1


def test_no_module_names_a_network_module() -> None:
    found = {
        f"{path.relative_to(REPOSITORY)}: {name}"
        for path in ENGINE.rglob("*.py")
        for name in _imported_names(path)
        if NETWORK & {name, name.partition(".")[0]}
    }

    assert found == set()


def _imported_names(path: Path) -> set[str]:
    """Every module that `path` imports anywhere, `from a import b` as both `a` and `a.b`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("program", ["audio_engine.cli.main", "audio_engine.engine"])
def test_the_parent_process_loads_neither_codecs_nor_models(program: str) -> None:
    code = f"import sys, {program}; print(*sorted({HEAVY!r} & sys.modules.keys()))"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert loaded.stdout.split() == []
