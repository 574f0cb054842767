"""Writes a track of noise on a disk that takes no file larger than so many bytes, and prints what a person is told."""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

import numpy as np

from audio_engine.errors import JobFailedError
from audio_engine.narration.plan import plan_narration
from audio_engine.narration.rendering import RenderedSentence
from audio_engine.narration.timeline import SentenceState
from audio_engine.narration.voice_track import VoiceTrack
from tests.narration.render.articles import body


def main(folder: Path) -> None:
    noise = np.random.default_rng(1).uniform(-1, 1, 24_000).astype(np.float32)
    planned = plan_narration(body("One."), "en").sentences[0]
    try:
        with VoiceTrack(folder / "track.flac") as track:
            for _ in range(2):
                track.add(RenderedSentence(planned, SentenceState.SPOKEN, noise, 48_000))
    except JobFailedError as problem:
        sys.stdout.write(f"{problem}\n")


if __name__ == "__main__":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    size = int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    main(Path(sys.argv[1]))
