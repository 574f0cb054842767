"""In the rehearsal's worker: what a narration with its music will sound like, made short enough to listen to.

Intro, the first seconds of the article over the bed, and the outro, mixed as the publication will be.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import soundfile

from audio_engine.errors import JobFailedError
from audio_engine.export.writing import writing_error
from audio_engine.jobs.rehearsal_orders import SentenceOrder
from audio_engine.limits import MUSIC_RATE
from audio_engine.narration.plan import PlannedSentence
from audio_engine.narration.publishing.mix import Mix
from audio_engine.narration.publishing.options import Music
from audio_engine.narration.rendering import RenderedSentence
from audio_engine.narration.saying import Said
from audio_engine.narration.timeline import SentenceState
from audio_engine.narration.voice_track import VoiceTrack
from audio_engine.text import tr

__all__ = ["SPOKEN_S", "mixed"]

SPOKEN_S: Final = 20.0
"""So much of the article is heard."""


def mixed(
    question: dict[str, Any],
    orders: Sequence[SentenceOrder],
    say: Callable[[SentenceOrder], Said],
    *,
    stopped: Callable[[], bool],
) -> dict[str, Any]:
    """Write the mix to the path that `question` names (WAV, 48 kHz, stereo, 16 bits); what was heard of it.

    Raises:
        UserFacingError: the music cannot be used, nothing can be said, the disk is full.
        CancelledError: `stopped()` was true.
    """
    target = Path(question["target"])
    pauses = [float(pause) for pause in question["pauses"]]
    intro, outro, bed = (Path(path) if (path := question[name]) else None for name in ("intro", "outro", "bed"))
    music = Music(intro=intro, outro=outro, bed=bed)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".souffleur-") as folder:
            track = Path(folder) / "voice.flac"
            timeline = []
            with VoiceTrack(track) as voice:
                for index, (order, pause_s) in enumerate(zip(orders, pauses, strict=True)):
                    timeline.append(voice.add(_rendered(index, order, say(order), pause_s)))
                    if voice.duration_s >= SPOKEN_S:
                        break
            if not timeline:
                raise JobFailedError(tr("There is nothing to say in this article."), tr("Write something first."))
            mix = Mix(track, timeline, music, channels=2, stopped=stopped)
            with soundfile.SoundFile(target, "w", samplerate=MUSIC_RATE, channels=2, format="WAV") as file:
                for block in mix.blocks():
                    file.write(np.clip(block, -1.0, 1.0))
    except OSError as problem:
        raise writing_error(problem, target) from problem
    return {"kind": "mixed", "seconds": mix.duration_s, "problems": list(mix.warnings)}


def _rendered(index: int, order: SentenceOrder, said: Said, pause_s: float) -> RenderedSentence:
    planned = PlannedSentence(index, 0, None, order.sentence, pause_after_s=pause_s)
    return RenderedSentence(planned, SentenceState.SPOKEN, said.samples, said.rate, said.words, said.cached)
