"""The eSpeak NG library through ctypes: text goes in, samples and the times of words come out.

The library is one for the process and knows one voice at a time, so everything here is behind one lock. Piper's own
copy of it is another library with other data: both were used in turn and at once, also under valgrind, without harm.
What does harm is to start one of them twice. Imported only in a worker.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import espeakng_loader
import numpy as np
from numpy.typing import NDArray

from audio_engine.narration.voices.espeak_data import check_espeak_data, damaged_installation

__all__ = ["EspeakLibrary", "Utterance", "espeak_library"]

_SYNCHRONOUS: Final = 2
_INITIALIZE: Final = 0x8000 | 0x3  # do not end the process; tell phonemes, in IPA
_UTF8: Final = 0x01
_SSML: Final = 0x10
_PHONEMES: Final = 0x100
_RATE: Final = 1
_LIST_END: Final = 0
_WORD: Final = 1
_PHONEME: Final = 7


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event), use_errno=False
)


@dataclass(slots=True)
class Utterance:
    """What was said: int16 samples, and where each word begins (character of the text, sample)."""

    samples: NDArray[np.int16]
    words: list[tuple[int, int]] = field(default_factory=list)
    phonemes: list[tuple[str, int]] = field(default_factory=list)
    """In IPA as they were really spoken, each with its first sample; a silence is empty."""
    stopped: bool = False


class EspeakLibrary:
    """The loaded library. Made by `espeak_library`, once."""

    def __init__(self, library: str, data: Path) -> None:
        """Load and start it.

        Raises:
            JobFailedError: the library or its data are not there, or not usable.
        """
        check_espeak_data(data)
        try:
            self._library = ctypes.CDLL(library)
        except OSError as problem:
            raise damaged_installation(Path(library)) from problem
        self._lock = threading.Lock()
        self._known: dict[str, bool] = {}
        self._library.espeak_Info.restype = ctypes.c_char_p
        self.data = data
        self.sample_rate = int(self._library.espeak_Initialize(_SYNCHRONOUS, 0, str(data).encode(), _INITIALIZE))
        used = ctypes.c_char_p()
        self.version = self._library.espeak_Info(ctypes.byref(used)).decode().split(" ")[0]
        if self.sample_rate <= 0 or used.value != str(data).encode():  # it looks elsewhere where a path is too long
            raise damaged_installation(data)

    def knows(self, name: str) -> bool:
        """Whether `name` is one of its voices."""
        with self._lock:
            if name not in self._known:
                self._known[name] = self._library.espeak_SetVoiceByName(name.encode()) == 0
            return self._known[name]

    def say(
        self, text: str, name: str, *, words_a_minute: int, ssml: bool, phonemes: bool, stopped: Callable[[], bool]
    ) -> Utterance:
        """Say `text`, which has no NUL and no lone surrogate, with the voice `name`.

        `ssml` says that it is XML, `phonemes` that `[[…]]` in it is not text. `stopped` is asked for every 60 ms of
        speech.
        """
        said = Utterance(np.zeros(0, np.int16))
        chunks: list[NDArray[np.int16]] = []
        raised: list[BaseException] = []

        def receive(samples: Any, count: int, events: Any) -> int:  # noqa: ANN401 - ctypes pointers
            try:
                if samples and count > 0:
                    chunks.append(np.ctypeslib.as_array(samples, (count,)).copy())
                _note(events, said)
                said.stopped = said.stopped or stopped()
            except BaseException as problem:  # noqa: BLE001 - it must not get lost in the library: it is raised below
                raised.append(problem)
            return int(said.stopped or bool(raised))

        callback = _Callback(receive)
        encoded = text.encode()
        flags = _UTF8 | (_SSML if ssml else 0) | (_PHONEMES if phonemes else 0)
        with self._lock:
            self._library.espeak_SetVoiceByName(name.encode())
            self._library.espeak_SetParameter(_RATE, words_a_minute, 0)
            self._library.espeak_SetSynthCallback(callback)
            self._library.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, flags, None, None)
        if raised:
            raise raised[0]
        if chunks:
            said.samples = np.concatenate(chunks)
        return said


def espeak_library() -> EspeakLibrary:
    """The one of this process, started at the first call.

    Raises:
        JobFailedError: the installation is damaged.
    """
    with _STARTING:
        return _started()


_STARTING: Final = threading.Lock()
"""A second start would free what the first still uses, and crash later."""


@cache
def _started() -> EspeakLibrary:
    package = Path(espeakng_loader.__file__).parent
    return EspeakLibrary(espeakng_loader.get_library_path(), package / "espeak-ng-data")


def _note(events: Any, said: Utterance) -> None:  # noqa: ANN401 - a ctypes pointer
    index = 0
    while (event := events[index]).type != _LIST_END:
        if event.type == _WORD:
            said.words.append((event.text_position - 1, event.sample))
        elif event.type == _PHONEME:
            said.phonemes.append((event.id.string.decode(errors="replace"), event.sample))
        index += 1
