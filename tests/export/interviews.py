"""Two short interviews, in French and in English, that have one of everything an export must show."""

from __future__ import annotations

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

__all__ = ["english", "french", "segment", "transcript"]


def segment(number: int, start_s: float, end_s: float, text: str, **fields: object) -> Segment:
    """A segment whose words share its time by their length, as a recogniser would give them."""
    words, now_s = [], start_s
    per_char_s = (end_s - start_s) / max(1, len(text.replace(" ", "")))
    for word in text.split(" "):
        until_s = now_s + per_char_s * len(word)
        words.append(Word(word, round(now_s, 3), round(until_s, 3), 0.9))
        now_s = until_s
    values = {"machine_text": text, "words": tuple(words)} | fields
    return Segment(number, start_s, end_s, text, **values)  # type: ignore[arg-type]


def transcript(*segments: Segment, **fields: object) -> Transcript:
    """A draft in English of one minute."""
    values = {
        "recording": RecordingDescription("interview.flac", "ab" * 32, 60.0),
        "engine": EngineDescription("faster-whisper", "small", "cpu", "int8", "accurate", "0.1.0", {"beam_size": 5}),
        "language": "en",
        "segments": segments,
    } | fields
    return Transcript(**values)  # type: ignore[arg-type]


def french() -> Transcript:
    """A draft with two speakers, a doubtful passage, a gap and a warning."""
    return transcript(
        segment(1, 0.4, 3.1, "Bonjour, madame la maire. Merci de nous recevoir à l’hôtel de ville.", speaker="S1"),
        segment(2, 3.3, 4.3, "Je vous en prie.", speaker="S2"),
        segment(
            3, 4.6, 14.2,
            "Le budget de l’école a été voté hier soir par le conseil municipal, avec 23 voix pour et 4 contre,"
            " et les travaux commenceront en septembre.",
            speaker="S2", state=SegmentState.CHECKED,
        ),
        segment(4, 18.0, 20.4, "Sous-titrage par la communauté.", doubt=(Doubt.NEAR_SILENCE,), speaker="S1"),
        language="fr",
        recording=RecordingDescription("Entretien avec la maire.m4a", "cd" * 32, 62.5),
        gaps=(Gap(14.8, 17.5),),
        speakers=(Speaker("S1", "Claire"), Speaker("S2", "Mme Ève N’Diaye")),
        warnings=("2 secondes de son étaient abîmées.",),
    )  # fmt: skip


def english() -> Transcript:
    """A reviewed machine translation that the basic recogniser made, with text that formats could misread."""
    return transcript(
        segment(1, 1.0, 3.5, "Was it -3 °C, or <b>colder</b> & *windy*?", speaker="S1"),
        segment(
            2, 4.0, 10.0,
            "=Well, it was colder than anybody at the station had seen in the 1990s, which is why we left.",
            speaker="S2", state=SegmentState.EDITED,
            machine_text="Well it was colder than anybody at the station had seen in the nineties",
        ),
        segment(
            3, 15.0, 16.5, "No. No. No. --> No.", doubt=(Doubt.REPETITION, Doubt.LOW_CONFIDENCE), speaker="S2"
        ),
        language="fr",
        task="translate",
        engine=EngineDescription("pocketsphinx", "en-us", "cpu", "none", "basic", "0.1.0"),
        speakers=(Speaker("S1", "Ann"), Speaker("S2", "Dr. <Lee> | =1+1")),
        review=Review(ReviewState.REVIEWED, "Zoë Martin", "2026-11-24T14:05:00+01:00"),
        gaps=(Gap(11.0, 12.25), Gap(13.0, 14.0)),
        language_probability=0.98,
    )  # fmt: skip
