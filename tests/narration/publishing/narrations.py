"""Narrations made on the spot: a voice track that sounds like speech, its timeline, its article, and music."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import soundfile
from numpy.typing import NDArray

from audio_engine.limits import MUSIC_RATE as RATE
from audio_engine.narration.article import Article, Kind
from audio_engine.narration.timeline import TimedSentence, TimedWord
from audio_engine.narration.voices.voice import VoiceDescription

__all__ = [
    "ARTICLE",
    "RATE",
    "TIMELINE",
    "VOICE",
    "decoded",
    "measured",
    "speech",
    "stereo_music",
    "tone",
    "write_music",
    "write_track",
]

VOICE = VoiceDescription("siwis-medium", "piper", "1.8.0", "fr", 22_050, "ab" * 32)
ARTICLE = Article(
    (),
    title="Le pont de la Loire rouvre",
    author="Léa Martin",
    publication="Le Courrier",
    date="2026-11-24T08:30:00+01:00",
    language="fr",
)


def _sentence(index: int, start_s: float, end_s: float, kind: Kind | None, text: str) -> TimedSentence:
    words = text.split()
    step = (end_s - start_s) / len(words)
    timed = tuple(TimedWord(w, start_s + i * step, start_s + (i + 1) * step) for i, w in enumerate(words))
    return TimedSentence(index, index, kind, text, text.lower(), start_s, end_s, words=timed)


TIMELINE = (
    _sentence(0, 0.2, 1.4, None, "Cet article vous est lu par une voix de synthèse."),
    _sentence(1, 1.6, 3.0, Kind.HEADLINE, "Le pont de la Loire rouvre"),
    _sentence(2, 3.4, 6.0, Kind.BODY, "Les voitures passent de nouveau depuis lundi matin."),
    _sentence(3, 9.0, 10.0, Kind.CROSSHEAD, "Deux ans de travaux"),
    _sentence(4, 10.4, 13.0, Kind.BODY, "Le chantier a coûté 12 millions d’euros."),
)
"""Three seconds of silence before the crosshead: there a bed may rise."""


def tone(seconds: float, hertz: float, level: float = 0.3) -> NDArray[np.float64]:
    """A sine, shape (n,)."""
    samples: NDArray[np.float64] = level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)
    return samples


def speech(seconds: float, seed: int = 0, level: float = 0.2) -> NDArray[np.float64]:
    """Noise with the spectrum and the syllables of speech, shape (n,)."""
    count = round(seconds * RATE)
    noise = np.random.default_rng(seed).standard_normal(count + 4096)
    spectrum = np.fft.rfft(noise)
    hertz = np.fft.rfftfreq(len(noise), 1 / RATE)
    spectrum *= np.exp(-0.5 * (np.log(np.maximum(hertz, 1) / 400) / 0.9) ** 2)
    shaped = np.fft.irfft(spectrum)[:count]
    syllables = 0.55 + 0.45 * np.sin(2 * np.pi * 4 * np.arange(count) / RATE)
    samples: NDArray[np.float64] = shaped / np.abs(shaped).max() * syllables * level
    return samples


def write_track(path: Path, samples: NDArray[np.float64] | None = None) -> Path:
    """A voice track as the renderer writes it: these samples, or speech wherever `TIMELINE` has a sentence."""
    if samples is None:
        samples = np.zeros(round(13.5 * RATE))
        for sentence in TIMELINE:
            said = speech(sentence.end_s - sentence.start_s, sentence.index)
            at = round(sentence.start_s * RATE)
            samples[at : at + len(said)] = said
    soundfile.write(path, samples, RATE, subtype="PCM_24")
    return path


def stereo_music(
    seconds: float, left: float = 3000.0, right: float = 3000.0, level: float = 0.5
) -> NDArray[np.float64]:
    """A tone on either side, shape (n, 2)."""
    return np.stack([tone(seconds, left, level), tone(seconds, right, level)], axis=1)


def write_music(path: Path, samples: NDArray[np.float64]) -> Path:
    """A WAV of 16 bits."""
    soundfile.write(path, samples, RATE, subtype="PCM_16")
    return path


def decoded(path: Path) -> tuple[NDArray[np.float32], int]:
    """What a player hears: samples, shape (n, channels), and their rate."""
    with av.open(str(path)) as container:
        rate = container.streams.audio[0].rate
        resampler = av.AudioResampler("fltp")
        parts = [p.to_ndarray() for f in (*container.decode(audio=0), None) for p in resampler.resample(f)]
    return np.concatenate(parts, axis=1).T, rate


def measured(path: Path) -> dict[str, float]:
    """`lufs`, `range_lu` and `peak_dbtp` of a file, by a filter graph of this test's own."""
    samples, rate = decoded(path)
    layout = "mono" if samples.shape[1] == 1 else "stereo"
    graph: Any = av.filter.Graph()
    graph.link_nodes(
        graph.add("abuffer", sample_rate=str(rate), sample_fmt="fltp", channel_layout=layout, time_base=f"1/{rate}"),
        graph.add("ebur128", "metadata=1:peak=true"),
        graph.add("abuffersink"),
    )
    graph.configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), "fltp", layout)
    frame.sample_rate, frame.pts = rate, 0
    graph.push(frame)
    graph.push(None)
    shown = dict(list(_pulled(graph))[-1].metadata)
    return {
        "lufs": float(shown["lavfi.r128.I"]),
        "range_lu": float(shown["lavfi.r128.LRA"]),
        "peak_dbtp": 20 * np.log10(max(float(shown["lavfi.r128.true_peak"]), 1e-6)),
    }


def _pulled(graph: Any) -> Iterator[Any]:
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        if frame.metadata:
            yield frame
