"""Keeps what voices have said, by what decides its sound, so that nothing is said twice.

A cache may be lost at any moment: a file that is torn, damaged or somebody else's is as good as none, and a disk that
takes no more stops nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
import time
from collections.abc import Iterable
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Final

from audio_engine.files import atomic_write, private_folder
from audio_engine.limits import SPEECH_CACHE_MAX_BYTES
from audio_engine.narration.kept_speech import FORMAT, pack, unpack
from audio_engine.narration.spoken import SpokenSentence
from audio_engine.narration.voices.voice import Speech, VoiceDescription, VoiceSettings
from audio_engine.text import tr

__all__ = ["FOLDER_NAME", "SpeechCache", "speech_key"]

FOLDER_NAME: Final = "narration-cache"
_ENDING: Final = ".speech"
_TRIM_TO: Final = 0.9
"""Of the limit: room is made for many sentences at once."""
_ABANDONED_S: Final = 3600.0
"""A half-written file so old is of a process that was killed."""


def speech_key(voice: VoiceDescription, settings: VoiceSettings, sentence: SpokenSentence) -> str:
    """SHA-256 (hex) over everything that decides the sound of `sentence`, and over our own format."""
    decisive = [
        FORMAT,
        voice.identity,
        asdict(settings),
        sentence.spoken,
        [astuple(pronunciation) for pronunciation in sentence.pronunciations],
    ]
    return hashlib.sha256(json.dumps(decisive, sort_keys=True).encode()).hexdigest()


class SpeechCache:
    """The kept sentences in the folder of a person. Threads and processes may share it."""

    def __init__(self, home: Path, *, max_bytes: int = SPEECH_CACHE_MAX_BYTES) -> None:
        """Open it; where it cannot be, it keeps nothing and `problem` says why."""
        self._folder = home / FOLDER_NAME
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self._used: set[str] = set()
        self._problem = ""
        self._size = 0
        try:
            private_folder(self._folder)
            self._size = self._trim()
        except OSError as problem:
            self._give_up(problem)

    @property
    def problem(self) -> str:
        """The sentence that says why nothing is kept any more; empty where all is well."""
        return self._problem

    def keep(self, keys: Iterable[str]) -> None:
        """Throw none of `keys` away as long as this cache is open: a run will ask for them."""
        with self._lock:
            self._used.update(keys)

    def has(self, key: str) -> bool:
        """Whether something is kept under `key`; it may be damaged, or be thrown away in the next moment."""
        return self._path(key).exists()

    def get(self, key: str) -> Speech | None:
        """What was kept under `key`, None where nothing was."""
        path = self._path(key)
        try:
            with path.open("rb") as stream:
                speech = unpack(key, stream)
        except (OSError, ValueError):
            return None
        with contextlib.suppress(OSError):  # another process may just have thrown it away
            os.utime(path)
        self.keep([key])
        return speech

    def store(self, key: str, speech: Speech) -> None:
        """Keep `speech`; after the first failure to write nothing is kept any more, and `problem` says why."""
        if self._problem:
            return
        content = pack(key, speech)
        try:
            with atomic_write(self._path(key), mode=0o600, clears=False) as stream:
                stream.write(content)
            with self._lock:
                self._used.add(key)
                self._size += len(content)
                if self._size > self._max_bytes:
                    self._size = self._trim()
        except OSError as problem:
            self._give_up(problem)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_ENDING}"

    def _give_up(self, problem: OSError) -> None:
        self._problem = self._problem or tr(
            "What the voice says cannot be kept in {folder}: {why}. The narration goes on; the next one will have to "
            "make every sentence again.",
            folder=self._folder,
            why=problem.strerror or problem,
        )

    def _trim(self) -> int:
        """Throw away what was not used for longest, down to the limit; returns the bytes that count towards it.

        What must be kept does not count, so that a large article does not make every write look through the folder.
        """
        found = []
        for entry in os.scandir(self._folder):
            with contextlib.suppress(OSError):  # another process trims too
                facts = entry.stat(follow_symlinks=False)
                if entry.name.endswith(_ENDING):
                    found.append((facts.st_mtime_ns, facts.st_size, entry.name))
                elif entry.name.endswith(".part") and facts.st_mtime < time.time() - _ABANDONED_S:
                    Path(entry.path).unlink()
        others = sorted(kept for kept in found if kept[2].removesuffix(_ENDING) not in self._used)
        size = sum(kept[1] for kept in found)
        if size <= self._max_bytes:
            return size
        for _, file_size, name in others:
            if size <= self._max_bytes * _TRIM_TO:
                break
            with contextlib.suppress(OSError):
                (self._folder / name).unlink()
                size -= file_size
        return min(size, int(self._max_bytes * _TRIM_TO))
