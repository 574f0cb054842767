"""A person's first minutes: a checkout in their own folder, a home without anything of ours, the README's command."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import jiwer
import pytest

pytestmark = pytest.mark.slow

REPOSITORY: Final = Path(__file__).resolve().parents[2]
SAMPLE: Final = "resources/samples/interview-en.flac"


class FirstMinutes:
    """A fresh checkout with its own home and no model anywhere, in which the README's command has been run."""

    def __init__(self, checkout: Path, home: Path) -> None:
        """Copy the checkout and make the first start, which installs it for real."""
        _clone(checkout)
        self._checkout = checkout
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("SOUFFLEUR_", "XDG_"))},
            "HOME": str(home),
            "PIP_CACHE_DIR": _pip_cache(),
            "SOUFFLEUR_PYTHON": sys.executable,
        }
        self.first = self.souffleur("transcribe", SAMPLE, "--json")

    def souffleur(self, *arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
        """Run `./souffleur ARGUMENTS` to its end."""
        return subprocess.run(
            ["./souffleur", *arguments],
            cwd=self._checkout,
            env={**self._environment, "SOUFFLEUR_LANGUAGE": language},
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> FirstMinutes:
    """One real installation for all tests here."""
    folder = tmp_path_factory.mktemp("first")
    return FirstMinutes(folder / "Première prise" / "souffleur", folder / "home")


def _clone(checkout: Path) -> None:
    """What a clone of the repository would have, with what is not committed yet."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (REPOSITORY / name).is_file():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / name, checkout / name)


def _pip_cache() -> str:
    command = [sys.executable, "-m", "pip", "cache", "dir"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_the_sample_becomes_text_that_is_mostly_right(minutes: FirstMinutes) -> None:
    assert minutes.first.returncode == 0, minutes.first.stderr[-3000:]
    transcript = json.loads(minutes.first.stdout)["results"][0]["transcript"]
    heard = " ".join(segment["text"] for segment in transcript["segments"])
    said = (REPOSITORY / SAMPLE).with_suffix(".txt").read_text(encoding="utf-8")
    assert transcript["engine"]["recogniser"] == "pocketsphinx"
    assert jiwer.wer(_plain(said), _plain(heard)) <= 0.15


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z']+", text.lower()))


def test_it_is_in_the_library_afterwards(minutes: FirstMinutes) -> None:
    found = minutes.souffleur("library", "search", "bridge")

    assert found.returncode == 0, found.stderr
    assert "interview-en" in found.stdout


def test_a_missing_file_is_one_sentence_and_exit_3(minutes: FirstMinutes) -> None:
    finished = minutes.souffleur("transcribe", "no such interview.mp3")

    assert finished.returncode == 3
    assert re.fullmatch(r"souffleur: error: .+\n", finished.stderr)


def test_french_without_a_model_is_exit_4_and_says_what_to_install(minutes: FirstMinutes) -> None:
    finished = minutes.souffleur("transcribe", SAMPLE, "--language", "fr", language="fr")

    assert finished.returncode == 4
    assert finished.stderr.startswith("souffleur: error: ")
    assert "modèle" in finished.stderr


def test_a_second_start_says_nothing_of_an_installation(minutes: FirstMinutes) -> None:
    assert "Installing" not in minutes.souffleur("--help").stderr


def test_unknown_words_are_exit_2(minutes: FirstMinutes) -> None:
    assert minutes.souffleur("transcribe", SAMPLE, "--loudly").returncode == 2
