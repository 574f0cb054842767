"""A hub with small models on loopback, and `souffleur-models` with a catalogue that lists just these."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import huggingface_hub
import pytest

from audio_engine.models.catalogue import CatalogueEntry, CatalogueFile
from audio_engine.models.installed import InstalledModel
from audio_engine.models.kinds import ModelKind
from installers.models.downloads import Download
from installers.models.hub import Hub
from installers.models.pace import Headway
from installers.models.stopping import Stop
from installers.models.terms import Terms
from installers.models.transfer import Patience
from tests.installers.models.hub_server import HubServer

REPOSITORY: Final = Path(__file__).resolve().parents[3]
REVISION: Final = "0123456789abcdef0123456789abcdef01234567"
WEIGHTS: Final = random.Random(5).randbytes(3_000_000)
WHISPER: Final = {
    "model.bin": WEIGHTS,
    "config.json": b'{"a": 1}',
    "tokenizer.json": b'{"version": "1.0"}',
    "vocabulary.json": b'["", "<|en|>", "<|fr|>"]',
    "README.md": b"---\nlicense: mit\n---\n# A model\n",
}
VOICE: Final = "fr_FR-essai-medium"
VOICE_FOLDER: Final = "fr/fr_FR/essai/medium/"
CARD: Final = b"# Model card for essai (medium)\n\n* Language: fr_FR\n\n## Dataset\n\n* License: CC BY-NC 4.0\n"
VOICE_FILES: Final = {
    f"{VOICE}.onnx": random.Random(6).randbytes(400_000),
    f"{VOICE}.onnx.json": json.dumps({"language": {"code": "fr_FR"}}).encode(),
    "MODEL_CARD": CARD,
}


@dataclass
class SeenView:
    """Remembers what it was told."""

    headways: list[Headway] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    events: list[tuple[str, object]] = field(default_factory=list)

    def headway(self, headway: Headway) -> None:
        self.headways.append(headway)

    def notice(self, _name: str, sentence: str) -> None:
        self.notices.append(sentence)

    def licence(self, terms: Terms) -> None:
        self.events.append(("licence", terms))

    def finished(self, model: InstalledModel, *, was_here: bool) -> None:
        self.events.append(("finished", (model, was_here)))

    def ended(self, kind: str, **fields: object) -> None:
        self.events.append((kind, fields))


@pytest.fixture(autouse=True)
def _direct_connections(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The environment's proxy, hub and certificates are not the tests'."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name.startswith(("HF_", "SSL_CERT_", "SOUFFLEUR_MODELS")):
            monkeypatch.delenv(name)
    yield
    huggingface_hub.close_session()


@pytest.fixture
def hub() -> Iterator[HubServer]:
    """The hub with both models."""
    server = HubServer()
    publish(server)
    with server.running():
        yield server


def publish(server: HubServer) -> None:
    """Put the models on the hub."""
    for name, content in WHISPER.items():
        server.files["Systran/faster-whisper-small", REVISION, name] = content
        server.files["Systran/faster-whisper-tiny.en", REVISION, name] = content
    for name, content in VOICE_FILES.items():
        server.files["rhasspy/piper-voices", REVISION, VOICE_FOLDER + name] = content


def whisper_entry(*, listed: bool = True, revision: str | None = REVISION) -> CatalogueEntry:
    """A recognition model; `listed`: the catalogue knows its files."""
    name = "small" if listed else "tiny.en"
    files = {name: content for name, content in WHISPER.items() if name != "README.md"} if listed else {}
    return CatalogueEntry(
        name=name,
        kind=ModelKind.WHISPER,
        repository=f"Systran/faster-whisper-{name}",
        revision=revision,
        languages=("en", "fr") if listed else ("en",),
        licence="MIT",
        files=tuple(CatalogueFile(n, len(c), sha256=hashlib.sha256(c).hexdigest()) for n, c in files.items()),
    )


def voice_entry() -> CatalogueEntry:
    """A voice, whose licence stands in its model card alone."""
    return CatalogueEntry(
        name=VOICE,
        kind=ModelKind.PIPER,
        repository="rhasspy/piper-voices",
        revision=REVISION,
        languages=("fr_FR",),
        licence=None,
        files=tuple(
            CatalogueFile(n, len(c), md5=hashlib.md5(c).hexdigest())
            for n, c in VOICE_FILES.items()
            if n != "MODEL_CARD"
        ),
    )


@pytest.fixture
def view() -> SeenView:
    """A view to look into."""
    return SeenView()


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A folder of models that does not exist yet."""
    return tmp_path / "given"


NewDownload = Callable[..., Download]


@pytest.fixture
def new_download(hub: HubServer, view: SeenView, models: Path) -> NewDownload:
    """Makes a download of an entry from the hub into `models`; it does not wait long between tries."""

    def make(
        entry: CatalogueEntry, *, endpoint: str | None = None, tries: int = 3, token: str | None = None
    ) -> Download:
        patience = Patience(tries=tries, first_wait_s=0.01, longest_wait_s=5.0)
        return Download(
            entry, models, hub=Hub(endpoint or hub.address, token), view=view, stop=Stop(), patience=patience
        )

    return make


# --- the real program -----------------------------------------------------------------------------------------------


class Program:
    """`souffleur-models` as a process, with a catalogue of the test's models."""

    def __init__(self, checkout: Path, home: Path) -> None:
        self.checkout = checkout
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "SOUFFLEUR_HOME": str(home),
            "SOUFFLEUR_LANGUAGE": "en",
            "PYTHONPATH": str(checkout),
            "COLUMNS": "200",
        }
        self.models = home / "models"

    def command(self, *arguments: object) -> list[str]:
        return [sys.executable, "-W", "error", "-m", "installers.models", *map(str, arguments)]

    def run(self, *arguments: object, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run it to its end; `check`: it must succeed."""
        done = subprocess.run(
            self.command(*arguments),
            cwd=self.checkout,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0 or not check, done.stderr
        return done

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.checkout,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


def events(stderr: str) -> list[dict[str, object]]:
    """The JSON lines of `--progress json`."""
    return [json.loads(line) for line in stderr.splitlines() if line.startswith("{")]


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program's own files with another catalogue: the program has no switch for that, and must not have one."""
    copy = tmp_path_factory.mktemp("souffleur-models")
    ignored = shutil.ignore_patterns("__pycache__")
    for package in ("audio_engine", "installers"):
        shutil.copytree(REPOSITORY / package, copy / package, ignore=ignored)
    shutil.copytree(REPOSITORY / "resources" / "translations", copy / "resources" / "translations")
    (copy / "resources" / "catalogue").mkdir()
    for kind, document in (("whisper", _whisper_catalogue()), ("piper", _piper_catalogue())):
        (copy / "resources" / "catalogue" / f"{kind}.json").write_text(json.dumps(document), encoding="utf-8")
    return copy


@pytest.fixture
def program(checkout: Path, tmp_path: Path, hub: HubServer) -> Program:
    """The program, pointed at the hub."""
    made = Program(checkout, tmp_path / "home")
    made.environment["HF_ENDPOINT"] = hub.address
    return made


def _whisper_catalogue() -> dict[str, object]:
    def item(entry: CatalogueEntry, **others: object) -> dict[str, object]:
        files = [{"name": f.name, "size_bytes": f.size_bytes, "sha256": f.sha256} for f in entry.files]
        return {
            "name": entry.name,
            "aliases": [],
            "repository": entry.repository,
            "revision": entry.revision,
            "licence": "MIT",
            "languages": "two",
            "translates": False,
            "memory_bytes": {},
            "files": files,
            **others,
        }

    entries = [
        item(whisper_entry()),
        item(whisper_entry(listed=False)),
        item(whisper_entry(), name="unpinned", repository="Systran/unpinned", revision=None),
    ]
    # `catalogue` makes an alias of the revision; None cannot be asked for.
    return {"language_sets": {"two": ["en", "fr"]}, "entries": entries}


def _piper_catalogue() -> dict[str, object]:
    onnx, config = (VOICE_FILES[f"{VOICE}{ending}"] for ending in (".onnx", ".onnx.json"))
    facts = [[len(content), hashlib.md5(content).hexdigest()] for content in (onnx, config)]
    entry = {"name": VOICE, "revision": REVISION, "licence": None, "speakers": 1, "onnx": facts[0], "config": facts[1]}
    return {"repository": "rhasspy/piper-voices", "entries": [entry]}
