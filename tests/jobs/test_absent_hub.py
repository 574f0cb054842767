"""faster-whisper without huggingface_hub: it works, it cannot download, and no HTTP client is loaded beside it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from audio_engine.jobs.supervisor import Supervisor
from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.library import Library
from tests.scenarios.command import INTERVIEWS

CLIENTS: Final = {
    "huggingface_hub",
    "httpx",
    "httpx2",
    "requests",
    "urllib3",
    "aiohttp",
    "urllib.request",
    "http.client",
}
"""Whoever can speak HTTP. (`ssl` is there: tqdm imports asyncio, which imports it.)"""


def with_stand_in(code: str) -> subprocess.CompletedProcess[str]:
    program = f"from audio_engine.jobs.absent_hub import replace_hub\nreplace_hub()\n{code}"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def test_a_worker_that_has_transcribed_has_loaded_neither_the_hub_nor_another_client(
    home: Path, whisper_micro: Path
) -> None:
    sample = INTERVIEWS / "interview-en.flac"
    settings = TranscriptionSettings("faster-whisper", "micro", model_folder=str(whisper_micro), language="en")
    with Library.open(home) as library:
        recording = library.add_recording(sample, size_bytes=sample.stat().st_size, modified_ns=1)
        job = library.add_job("transcribe", recording, settings.to_json())

    with Supervisor(worker_command=(sys.executable, str(Path(__file__).with_name("listing_worker.py")))) as supervisor:
        supervisor.run(job, "transcribe", home, lambda _event: None)

    loaded = json.loads((home / "modules.json").read_text(encoding="utf-8"))
    assert {"faster_whisper", "ctranslate2"} <= loaded.keys()
    clients = {name: file for name, file in loaded.items() if CLIENTS & {name, name.partition(".")[0]}}
    assert clients == {"huggingface_hub": None}


@pytest.mark.parametrize(
    "download",
    [
        "from faster_whisper import WhisperModel; WhisperModel('tiny')",
        "from faster_whisper import download_model; download_model('tiny')",
        "from tokenizers import Tokenizer; Tokenizer.from_pretrained('openai/whisper-tiny')",
        "import huggingface_hub; huggingface_hub.snapshot_download('Systran/faster-whisper-tiny')",
    ],
)
def test_every_way_to_download_is_refused_with_a_reason(download: str) -> None:
    done = with_stand_in(download)

    assert done.returncode == 1
    assert "HubIsAbsentError: This program has no network code" in done.stderr


def test_what_nobody_uses_is_not_there() -> None:
    done = with_stand_in("from huggingface_hub import HfApi")

    assert "cannot import name 'HfApi'" in done.stderr


def test_a_hub_that_is_here_already_is_not_hidden() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import huggingface_hub\nfrom audio_engine.jobs.absent_hub import *\nreplace_hub()"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "AssertionError: huggingface_hub is here already" in done.stderr
