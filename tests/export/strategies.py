"""Transcripts that no recogniser would make and every writer must survive."""

from __future__ import annotations

from hypothesis import strategies as st

from audio_engine.transcript import (
    Doubt,
    EngineDescription,
    Gap,
    RecordingDescription,
    Review,
    ReviewState,
    Segment,
    SegmentState,
    Speaker,
    Transcript,
    Word,
)

__all__ = ["any_transcripts", "texts", "valid_transcripts"]

NASTY = [
    "", " ", "\x00\x1b[31m\x85", "\ud83d", "\udc00x", "\ufffe\uffff\U0001fffe", "\u202eabc\u2066", "\u2028", "]]>",
    "שלום עולם", "مرحبا،", "👩‍👩‍👧‍👦👍🏽", "e" + "\u0301" * 60, "日本語の字幕は空白を使いません。だから、どこでも。",
    "=1+1", "@x", "\t=cmd|' /C calc'!A0", "a;=1", "-3 °C", "－1", "- Non", "Bonjour\u202f! «\u00a0Oui\u00a0»",
    "--> 00:00", "<v x>&amp;</v>", "{\\an8}\\N\\h", "C:\\Nouveau", "\r\n\r\nWEBVTT",
    "12\n00:00:01,000 --> 00:00:02,000", "# *_`[x](y)", "1. - + > |", "---", "http://a.b/?c=d",
]  # fmt: skip
LANGUAGES = ["fr", "en", "ar", "ja", "xx", "not a tag", ""]

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=40),
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.lists(st.text("abcdefghij,.", min_size=1, max_size=60), max_size=30).map(" ".join),
)
_numbers = st.one_of(st.floats(0, 100), st.floats(0, 2), st.integers(0, 5).map(float))
_wild_numbers = st.one_of(_numbers, st.floats())
_engines = st.builds(
    EngineDescription,
    recogniser=st.sampled_from(["faster-whisper", "pocketsphinx"]),
    model=st.sampled_from(["small", "en-us"]),
    device=st.sampled_from(["cpu", "cuda"]),
    compute_type=st.sampled_from(["int8", "float16"]),
    mode=st.sampled_from(["accurate", "draft", "basic"]),
    version=st.just("0.1.0"),
    settings=st.dictionaries(st.sampled_from(["beam_size", "prompt"]), st.one_of(st.integers(), st.text(max_size=5))),
)


def _transcripts(
    *,
    numbers: st.SearchStrategy[float],
    confidences: st.SearchStrategy[float],
    dates: st.SearchStrategy[str | None],
    languages: st.SearchStrategy[str],
) -> st.SearchStrategy[Transcript]:
    speakers = st.one_of(st.none(), st.sampled_from(["S1", "S2", "S3"]))
    words = st.builds(Word, texts, numbers, numbers, confidences)
    segments = st.builds(
        Segment,
        id=st.integers(0, 9),
        start_s=numbers,
        end_s=numbers,
        text=texts,
        machine_text=texts,
        words=st.lists(words, max_size=12).map(tuple),
        speaker=speakers,
        state=st.sampled_from(SegmentState),
        doubt=st.lists(st.sampled_from(Doubt), max_size=2, unique=True).map(tuple),
        language=st.one_of(st.none(), languages),
    )
    return st.builds(
        Transcript,
        recording=st.builds(RecordingDescription, texts, st.just("ab" * 32), numbers),
        engine=_engines,
        language=languages,
        segments=st.lists(segments, max_size=8).map(tuple),
        gaps=st.lists(st.builds(Gap, numbers, numbers), max_size=3).map(tuple),
        speakers=st.tuples(st.builds(Speaker, st.just("S1"), texts), st.builds(Speaker, st.just("S2"), texts)),
        review=st.builds(Review, st.sampled_from(ReviewState), st.one_of(st.none(), texts), dates),
        task=st.sampled_from(["transcribe", "translate"]),
        language_probability=st.one_of(st.none(), st.floats(0, 1)),
        warnings=st.lists(texts, max_size=2).map(tuple),
    )


any_transcripts = _transcripts(
    numbers=_wild_numbers,
    confidences=st.floats(),
    dates=st.one_of(st.none(), texts),
    languages=st.sampled_from(LANGUAGES),
)
"""Anything that the types allow: control characters, times backwards or infinite, dates that are none."""

valid_transcripts = _transcripts(
    numbers=_numbers,
    confidences=st.floats(0, 1),
    dates=st.sampled_from([None, "2026-11-24T14:05:00+01:00"]),
    languages=st.sampled_from(["fr", "en", "yue"]),
)
"""What the public format allows; the texts are as nasty."""
