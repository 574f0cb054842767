"""A run whose disk takes no file larger than some kilobytes; prints states, problems and what is left in the cache."""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

from audio_engine.narration.cache import FOLDER_NAME, SpeechCache
from audio_engine.narration.rendering import render
from audio_engine.narration.voices.voice import VoiceSettings
from tests.narration.render.articles import never, numbered
from tests.narration.render.fake_voice import FakeVoice

if __name__ == "__main__":
    home = Path(sys.argv[1])
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    cache = SpeechCache(home)
    made = list(render(numbered(4), {"body": FakeVoice()}, cache, VoiceSettings(), stopped=never))
    states = [str(sentence.state) for sentence in made]
    problems = [problem for sentence in made for problem in sentence.problems]
    left = [path.name for path in (home / FOLDER_NAME).iterdir()]
    sys.stdout.write(f"{states}\n{problems}\n{left}\n")
