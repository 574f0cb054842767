"""What the publishing tests share: one narration, and a way to publish it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audio_engine.narration.publishing.options import AudioFormat, Music, PublishOptions, loudness_target
from audio_engine.narration.publishing.publication import Published, publish
from audio_engine.narration.voices.voice import VoiceDescription
from tests.narration.publishing.narrations import ARTICLE, TIMELINE, VOICE, write_track

Publish = Callable[..., Published]


@pytest.fixture(scope="session")
def track(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The voice track of `TIMELINE`."""
    return write_track(tmp_path_factory.mktemp("track") / "voice.flac")


@pytest.fixture
def published(tmp_path: Path, track: Path) -> Publish:
    """Publishes the narration as `out/article.FORMAT`."""
    (tmp_path / "out").mkdir()

    def run(
        audio_format: AudioFormat = AudioFormat.MP3,
        loudness: str = "podcast-stereo",
        *,
        voice_track: Path = track,
        music: Music = Music(),  # noqa: B008 - it is frozen
        timeline: Any = TIMELINE,
        article: Any = ARTICLE,
        voice: VoiceDescription = VOICE,
        output: Path | None = None,
        **options: Any,
    ) -> Published:
        stopped = options.pop("stopped", lambda: False)
        on_progress = options.pop("on_progress", lambda _stage, _done_s, _total_s: None)
        output = output or tmp_path / "out" / f"article.{audio_format}"
        chosen = PublishOptions(output, audio_format, loudness_target(loudness), music=music, **options)
        return publish(voice_track, timeline, article, chosen, voice=voice, on_progress=on_progress, stopped=stopped)

    return run
