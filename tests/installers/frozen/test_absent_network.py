"""The libraries that import an HTTP client work without one, and whoever calls it is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
SETUP = """
import sys, warnings
warnings.simplefilter("ignore")
from installers.frozen.absent_network import NoNetworkError, leave_out_the_network
leave_out_the_network()
class Block:
    def find_spec(self, name, path=None, target=None):
        if name in {"ssl", "_ssl"}:
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Block())
"""


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SETUP + code], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_everything_is_imported_without_tls_and_http() -> None:
    said = run(
        "import trafilatura, faster_whisper, piper\n"
        "import audio_engine.cli.main, audio_engine.transcription.whisper, audio_engine.narration.intake.parser\n"
        "real = [n for n in ('certifi', 'http', 'huggingface_hub', 'urllib.request', 'urllib3')"
        " if getattr(sys.modules.get(n), '__file__', None)]\n"
        "print(real, 'ssl' in sys.modules)\n"
    )

    assert said == "[] False\n"


def test_a_download_is_refused() -> None:
    said = run(
        "from faster_whisper.utils import download_model\n"
        "try:\n    download_model('tiny')\nexcept NoNetworkError as refused:\n    print(refused)\n"
    )

    assert "no network code" in said


def test_an_article_of_a_web_page_is_read() -> None:
    said = run(
        "from trafilatura import bare_extraction\n"
        "page = '<html><body><article><h1>The bridge</h1>' + '<p>It has been closed since the winter flood.</p>' * 9\n"
        "print(bare_extraction(page + '</article></body></html>').text)\n"
    )

    assert "closed since the winter flood" in said
