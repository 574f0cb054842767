"""The job that turns a recording into a transcript. It runs in a worker and may be killed between any two lines.

Everything it knows is in the library: its settings, its recording, the windows that are already stored. Running it
again goes on after the last of those, and gives what an unbroken run gives.
"""

from __future__ import annotations

import contextlib
import math
from dataclasses import dataclass, replace
from typing import Final

from audio_engine import __version__
from audio_engine.errors import CancelledError, JobFailedError
from audio_engine.events import Notice, SegmentReady, Started
from audio_engine.jobs.control import DeviceFailedError, JobContext
from audio_engine.jobs.recognisers import load_recogniser
from audio_engine.jobs.recording_audio import RecordingAudio
from audio_engine.jobs.transcription_progress import TranscriptionProgress
from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.library import Library, StoredWindow
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.mono import MonoView
from audio_engine.names.entry import Name
from audio_engine.names.hints import Hints, recognition_hints
from audio_engine.speakers.channels import DominantChannel
from audio_engine.text import tr, trn
from audio_engine.transcript import EngineDescription, Speaker
from audio_engine.transcription.listening import ListeningAudio, MonoSound
from audio_engine.transcription.pipeline import FinishedWindow, Pipeline, StoredPosition, detect_language
from audio_engine.transcription.recogniser import LanguageGuess, Mode, Request
from audio_engine.transcription.voice_activity import VoiceActivity

__all__ = ["run"]

_UNSURE: Final = 0.6
"""A language detected with less than this is worth a sentence."""
_NOBODY: Final = "und"
"""The language of a recording in which nobody speaks (ISO 639-2: undetermined)."""
_AUDIBLE_S: Final = 3.0
"""So much speech without a single word is a failure, not an empty recording."""


def run(job: JobContext) -> tuple[str, ...]:
    """Transcribe the job's recording; returns the sentences that its reader should know.

    Raises:
        UnusableInputError: the recording cannot be decoded.
        ModelMissingError: the model's folder is not what it was.
        JobFailedError: speech was heard and nothing could be recognised, or the disk is full.
        DeviceFailedError: the device gives nonsense.
        CancelledError, PausedError: somebody stopped the job.
    """
    with Library.open(job.home) as library, contextlib.ExitStack() as stack:
        try:
            return _Transcription(job, library, stack).run()
        except CancelledError:
            job.control.check()  # a decoder that was stopped does not know that it was for a pause
            raise


@dataclass(frozen=True, slots=True)
class _Track:
    """A channel, or the mix; `speaker` is who is heard on it."""

    number: int
    sound: MonoSound
    speaker: Speaker | None


class _Transcription:
    """One run of the job. `stack` owns what must be closed: the decoder, the model."""

    def __init__(self, job: JobContext, library: Library, stack: contextlib.ExitStack) -> None:
        self._job = job
        self._library = library
        row = library.job(job.job_id)
        assert row.recording_id is not None
        self._recording_id = row.recording_id
        self._settings = TranscriptionSettings.from_json(row.settings)
        self._warnings: list[str] = []
        self._progress = TranscriptionProgress(job)
        self._audio = RecordingAudio(
            library,
            self._recording_id,
            stack,
            control=job.control,
            warn=self._warn,
            on_decoded=self._progress.decoded,
        )
        self._recogniser = load_recogniser(
            self._settings.recogniser,
            self._settings.model,
            self._settings.model_folder,
            device=job.device,
            compute_type=job.compute_type,
        )
        stack.callback(self._recogniser.close)
        self._sound = self._audio.sound
        self._detector = VoiceActivity()

    def run(self) -> tuple[str, ...]:
        tracks = self._tracks()
        transcript_id, language = self._begin(tracks)
        words, voiced_s = 0, 0.0
        if language != _NOBODY:
            pipeline = Pipeline(self._recogniser, self._detector, self._request(language))
            done = {t.number: self._library.stored_windows(transcript_id, t.number) for t in tracks}
            self._announce(tracks, [max((w.end_sample for w in rows), default=0) for rows in done.values()])
            for track in tracks:
                stored = [StoredPosition(w.index, w.end_sample) for w in done[track.number]]
                for window in pipeline.run(track.sound, stored=stored, between=self._between):
                    self._store(transcript_id, track, window)
                    words += sum(len(s.text) for s in window.segments)
                    voiced_s += window.voiced_s
        self._audio.finish()
        self._library.mark_damaged(transcript_id, self._library.recording(self._recording_id).damaged)
        if not words and not (told := self._library.load_transcript(transcript_id)).segments:
            # Windows of an earlier run are not heard again; their speech without text is in the gaps.
            self._explain_emptiness(transcript_id, max(voiced_s, sum(g.end_s - g.start_s for g in told.gaps)))
        self._library.finish_transcript(transcript_id, tuple(self._warnings))
        return tuple(self._warnings)

    def _between(self) -> None:
        self._job.control.check()
        self._audio.finish_if_decoded()

    def _tracks(self) -> list[_Track]:
        if self._settings.speakers == "channels":
            if self._sound.channels == 2:
                left, right = MonoView(self._sound, 0), MonoView(self._sound, 1)
                pairs = ((left, right), (right, left))
                return [
                    _Track(
                        number,
                        ListeningAudio(DominantChannel(own, other)),
                        Speaker(f"S{number + 1}", tr("Speaker {number}", number=number + 1)),
                    )
                    for number, (own, other) in enumerate(pairs)
                ]
            self._warn(tr("The recording has one channel: speakers could not be told apart by channel."))
        return [_Track(0, ListeningAudio(MonoView(self._sound)), None)]

    def _begin(self, tracks: list[_Track]) -> tuple[int, str]:
        """The job's transcript, begun now or earlier, and its language."""
        transcript_id = self._library.transcript_for_job(self._job.job_id)
        if transcript_id is not None:
            begun = self._library.load_transcript(transcript_id)
            if begun.engine != self._description():
                self._library.set_engine(transcript_id, self._description())
            if begun.language_probability is not None and begun.language != _NOBODY:
                self._warn_if_unsure(begun.language, begun.language_probability)
            return transcript_id, begun.language
        guess = None
        if self._settings.language == "auto":
            guess = self._detect(tracks)
        language = guess.language if guess else self._settings.language
        transcript_id = self._library.begin_transcript(
            self._recording_id,
            self._job.job_id,
            engine=self._description(),
            language=language,
            language_probability=guess.probability if guess else None,
            task=self._settings.task,
            speakers=tuple(t.speaker for t in tracks if t.speaker),
        )
        return transcript_id, language

    def _detect(self, tracks: list[_Track]) -> LanguageGuess:
        self._progress.stage("detect-language")
        guess = next(filter(None, (detect_language(t.sound, self._recogniser, self._detector) for t in tracks)), None)
        if guess is None:
            return LanguageGuess(_NOBODY, 0.0)
        self._warn_if_unsure(guess.language, guess.probability)
        return guess

    def _warn_if_unsure(self, language: str, probability: float) -> None:
        if probability < _UNSURE:
            self._warn(
                tr(
                    "The language was taken for “{code}” with a certainty of only {percent} %. "
                    "Choose it with --language if that is wrong.",
                    code=language,
                    percent=round(100 * probability),
                )
            )

    def _request(self, language: str) -> Request:
        hints = self._hints(language)
        return Request(
            language=language,
            task=self._settings.task,
            mode=Mode(self._settings.mode),
            prompt=self._settings.prompt,
            hints=hints.text,
            multilingual=self._settings.multilingual,
        )

    def _hints(self, language: str) -> Hints:
        if self._settings.prompt and not self._recogniser.context_budget():
            self._warn(tr("The built-in recogniser cannot be given a prompt: it was not used."))
        names = [Name.from_json(entry) for entry in self._settings.names]
        if not names:
            return Hints()
        if not self._recogniser.context_budget():
            self._warn(tr("The built-in recogniser cannot be told of names: the list was not used."))
            return Hints()
        budget = self._recogniser.context_budget() - self._recogniser.count_tokens(self._settings.prompt)
        hints = recognition_hints(names, language, self._recogniser.count_tokens, budget)
        if hints.left_out:
            self._warn(
                trn(
                    "{count} name did not fit into what the recogniser can be told of: {names}.",
                    "{count} names did not fit into what the recogniser can be told of: {names}.",
                    len(hints.left_out),
                    names=", ".join(hints.left_out),
                )
            )
        return hints

    def _description(self) -> EngineDescription:
        return EngineDescription(
            recogniser=self._recogniser.name,
            model=self._recogniser.model,
            device=self._recogniser.device,
            compute_type=self._recogniser.compute_type,
            mode=self._settings.mode,
            version=__version__,
            settings={
                "speakers": self._settings.speakers,
                "prompt": self._settings.prompt,
                "multilingual": self._settings.multilingual,
                "names": [entry["written"] for entry in self._settings.names],
                "batch_size": self._recogniser.batch_size,
            },
        )

    def _announce(self, tracks: list[_Track], reached: list[int]) -> None:
        resumed_s = sum(reached) / len(tracks) / SAMPLE_RATE
        self._job.emit(Started(self._job.job_id, resumed_at_s=resumed_s))
        self._progress.begin(len(tracks), reached)

    def _store(self, transcript_id: int, track: _Track, window: FinishedWindow) -> None:
        if self._job.device != "cpu":
            _refuse_nonsense(window)
        speaker = track.speaker.id if track.speaker else None
        stored = self._library.store_window(
            transcript_id,
            StoredWindow(
                track=track.number,
                index=window.index,
                start_sample=window.start_sample,
                end_sample=window.end_sample,
                segments=tuple(replace(s, speaker=speaker) for s in window.segments),
                gaps=window.gaps,
            ),
        )
        for s in stored:
            self._job.emit(SegmentReady(self._job.job_id, s.id, s.start_s, s.end_s, s.text, s.speaker, tuple(s.doubt)))
        self._progress.transcribed(track.number, window.end_sample, self._sound.length())

    def _explain_emptiness(self, transcript_id: int, voiced_s: float) -> None:
        """Not a word in the whole recording: either nobody speaks, or something is wrong."""
        if voiced_s < _AUDIBLE_S:
            self._warn(tr("Nobody speaks in this recording, as far as can be heard."))
            return
        self._library.forget_windows(transcript_id)
        if self._job.device != "cpu":
            raise DeviceFailedError(f"no text for {voiced_s:.0f} s of speech")
        raise JobFailedError(
            tr(
                "Somebody speaks in this recording for {seconds} s, and no word was recognised.",
                seconds=round(voiced_s),
            ),
            tr("Check the language, or try another model. The recording is safe."),
        )

    def _warn(self, sentence: str) -> None:
        if sentence not in self._warnings:
            self._warnings.append(sentence)
            self._job.emit(Notice(self._job.job_id, sentence))


def _refuse_nonsense(window: FinishedWindow) -> None:
    """What a graphics card writes when its sums are wrong: nothing but exclamation marks, or no number at all."""
    text = "".join(s.text for s in window.segments).replace(" ", "")
    if len(text) > 3 and set(text) == {"!"}:
        raise DeviceFailedError("only exclamation marks")
    if any(math.isnan(w.confidence) for s in window.segments for w in s.words):
        raise DeviceFailedError("a probability that is no number")
