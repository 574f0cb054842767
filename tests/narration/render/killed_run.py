"""A whole narration with a slow fake voice, from the cache in one folder to a track: something to be killed.

Prints a line for each sentence that the voice was asked for, and one for each that is kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

from audio_engine.narration.cache import SpeechCache
from audio_engine.narration.rendering import render
from audio_engine.narration.voice_track import VoiceTrack
from audio_engine.narration.voices.voice import Speech, VoiceSettings
from tests.narration.render.articles import never, numbered
from tests.narration.render.fake_voice import FakeVoice

SENTENCES = 60


class TellingCache(SpeechCache):
    def store(self, key: str, speech: Speech) -> None:
        super().store(key, speech)
        tell(f"kept {key}")

    def get(self, key: str) -> Speech | None:
        found = super().get(key)
        tell(f"{'found' if found else 'missing'} {key}")
        return found


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(home: Path, track_file: Path) -> None:
    voice = FakeVoice(parallel=3)
    with VoiceTrack(track_file) as track:
        for sentence in render(
            numbered(SENTENCES), {"body": voice}, TellingCache(home), VoiceSettings(), stopped=never
        ):
            track.add(sentence)
    tell("done")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
