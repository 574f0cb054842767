"""Narrates an article of so many words with the fake voice, checks that all of it is there, and prints peak memory.

The sound of a hundred thousand words is 240 MB, as is the track; neither can hide in the bound of the test.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import soundfile

from audio_engine.narration.cache import SpeechCache
from audio_engine.narration.coverage import coverage_of
from audio_engine.narration.plan import plan_narration
from audio_engine.narration.rendering import render
from audio_engine.narration.voice_track import VoiceTrack
from audio_engine.narration.voices.voice import VoiceSettings
from tests.narration.render.articles import body, never, word
from tests.narration.render.fake_voice import FakeVoice

WORDS_IN_A_SENTENCE = 20


def main(home: Path, words: int) -> None:
    home.mkdir()
    filler = "the council voted on the budget for the hospitals of the region and for its many old schools"
    sentences = [f"{word(at)} {filler} too." for at in range(words // WORDS_IN_A_SENTENCE)]
    paragraphs = [" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5)]
    plan = plan_narration(body(*paragraphs), "en")
    voice = FakeVoice(letter_s=0.006)
    with VoiceTrack(home / "track.flac") as track:
        timeline = [
            track.add(sentence)
            for sentence in render(plan, {"body": voice}, SpeechCache(home), VoiceSettings(), stopped=never)
        ]
    coverage = coverage_of(plan, timeline)
    assert coverage.spoken == len(voice.said) == len(sentences)
    assert coverage.is_complete
    assert soundfile.info(home / "track.flac").frames >= timeline[-1].end_s * 48_000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    sys.stdout.write(f"{peak}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
