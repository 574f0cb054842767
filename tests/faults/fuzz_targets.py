"""What is fuzzed: everything that reads bytes of strangers, or of a child that may have been taken over.

A target takes broken bytes and either uses them (True), refuses them in the one way that it promises (False), or
raises: whatever else it raises is a defect. What it uses must also survive being written and read again.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audio_engine.errors import UnusableInputError, UsageError
from audio_engine.export import ExportOptions
from audio_engine.export.writing import FORMATS, render
from audio_engine.jobs.channel import ChannelClosedError, ChannelError, FrameReader, encode_frame
from audio_engine.media import pcm_protocol
from audio_engine.media.pcm_protocol import Damaged, Delivery, End, Header, Pcm, RefusalCode, Refused, Warned
from audio_engine.media.pcm_reader import ProtocolError, read_messages
from audio_engine.media.sound_frames import SoundFrameError, read_frame
from audio_engine.models.bundles import import_bundle
from audio_engine.models.installed import inspect_model
from audio_engine.models.kinds import ModelKind
from audio_engine.models.manifest import manifest_from_json
from audio_engine.names.csv_names import names_from_csv, names_to_csv
from audio_engine.names.entry import Name, NameList, SayAs, SayWay
from audio_engine.names.names_file import read_names
from audio_engine.names.pls import names_to_pls
from audio_engine.names.store import change_names, stored_names
from audio_engine.narration.article import Article, Kind, Mark, MarkKind, Paragraph
from audio_engine.narration.intake.formats import Format, format_of
from audio_engine.narration.intake.parser import answer_for
from audio_engine.narration.intake.protocol import (
    Answer,
    AnswerError,
    Problem,
    ProblemCode,
    Refusal,
    encode_answer,
    read_answer,
)
from audio_engine.narration.voices.piper_config import piper_config
from audio_engine.narration.voices.piper_durations import duration_output, with_output
from audio_engine.settings.policies import Policies, checked
from audio_engine.settings.policy_files import json_places
from audio_engine.settings.resolver import read_settings, save_setting
from audio_engine.settings.schema import NARRATION_PUBLICATION, SETTINGS
from audio_engine.transcript import Transcript
from tests.faults.fuzz_mutations import Mutation, break_archive, break_bytes, break_json, break_text, break_xml
from tests.narration.intake.test_mutated_articles import SEEDS as ARTICLES

__all__ = ["ARTICLE_MUTATIONS", "SEED_FOLDER", "TARGETS", "Target"]

SEED_FOLDER = Path(__file__).resolve().parents[1] / "data" / "fuzz"


@dataclass(frozen=True, slots=True)
class Target:
    """One reader. `made` are seeds that are made here; `SEED_FOLDER`/`name` holds those that once were defects."""

    name: str
    mutation: Mutation
    made: Callable[[], tuple[bytes, ...]]
    take: Callable[[bytes], bool]

    def kept(self) -> tuple[Path, ...]:
        """The files that broke it once."""
        return tuple(sorted((SEED_FOLDER / self.name).glob("*")))

    def seeds(self) -> tuple[bytes, ...]:
        """What the mutations begin with."""
        return self.made()


class _Said:
    """What a child has said, as its parent reads it."""

    def __init__(self, content: bytes) -> None:
        self._rest = io.BytesIO(content)

    def read(self, size: int, /) -> bytes:
        return self._rest.read(size)


# --- what the locked children say ---------------------------------------------------------------------------------
def _conversations() -> tuple[bytes, ...]:
    speech = (
        Header(2, 44_100, 6, 48_000, "matroska,webm", "aac"),
        *(Warned(code, 1, 2) for code in pcm_protocol.WarningCode),
        Pcm(bytes(8)),
        Damaged(2, 4),
        Pcm(bytes(8)),
        End(4),
    )
    return tuple(b"".join(map(pcm_protocol.encode, said)) for said in (speech, (Refused(RefusalCode.NO_AUDIO),)))


def _take_pcm(content: bytes) -> bool:
    try:
        said = list(read_messages(_Said(content), Delivery.SPEECH))
    except ProtocolError:
        return False
    again = b"".join(map(pcm_protocol.encode, said))
    assert list(read_messages(_Said(again), Delivery.SPEECH)) == said
    return True


def _answers() -> tuple[bytes, ...]:
    marks = (Mark(0, 3, MarkKind.IPA, "paɪ"), Mark(3, 3, MarkKind.PAUSE, "1"))
    article = Article((Paragraph(Kind.BODY, "one two", marks),), "T", "A", "P", "2024-07-14", "fr", ("x",))
    answers = (Answer(article, (Problem(ProblemCode.BROKEN_PAGES, 2),)), Answer(told=("a", "b")))
    return tuple(encode_answer(answer)[4:] for answer in answers)


def _take_answer(content: bytes) -> bool:
    try:
        answer = read_answer(_Said(len(content).to_bytes(4, "little") + content))
    except AnswerError:
        return False
    assert read_answer(_Said(encode_answer(answer))) == answer
    return True


def _take_frame(content: bytes) -> bool:
    with _pipe_with(content) as reader:
        frames = FrameReader(reader)
        try:
            while document := frames.receive():
                encode_frame(json.loads(json.dumps(document), parse_constant=lambda _: 0))
        except ChannelClosedError:
            return True
        except ChannelError:
            return False
    return True


@contextlib.contextmanager
def _pipe_with(content: bytes) -> Iterator[int]:
    with tempfile.TemporaryFile() as file:  # a pipe would have to be written by a thread
        file.write(content)
        file.seek(0)
        yield file.fileno()


def _take_sound_frame(content: bytes) -> bool:
    stream = io.BytesIO(content)
    try:
        while read_frame(stream) is not None:
            pass
    except SoundFrameError:
        return False
    return True


def _frames() -> tuple[bytes, ...]:
    return (encode_frame({"event": "progress", "done": 1, "text": "é"}) + encode_frame({"id": [1, None, {"a": 2.5}]}),)


def _sound_frames() -> tuple[bytes, ...]:
    body = b'{"event":"started","rate":48000}'
    return (b"M" + len(body).to_bytes(4, "big") + body + b"S" + (8).to_bytes(4, "big") + bytes(8),)


# --- articles --------------------------------------------------------------------------------------------------
def _take_article(chosen: Format) -> Callable[[bytes], bool]:
    def take(content: bytes) -> bool:
        with contextlib.suppress(Refusal):
            format_of(content[:8192], "a.bin")
        with contextlib.redirect_stderr(io.StringIO()), _no_log():
            answer = answer_for(content, chosen)
        assert read_answer(_Said(encode_answer(answer))) == answer
        return answer.article is not None

    return take


@contextlib.contextmanager
def _no_log() -> Iterator[None]:
    """As in the child, where nothing is logged and warned of."""
    logging.disable()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(logging.NOTSET)


# --- names -----------------------------------------------------------------------------------------------------
def _take_names(suffix: str) -> Callable[[bytes], bool]:
    def take(content: bytes) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"names{suffix}"
            path.write_bytes(content)
            try:
                found = read_names(path)
            except UnusableInputError as refusal:
                str(refusal).encode()
                return False
        _check_names(found)
        return True

    return take


def _check_names(found: NameList) -> None:
    """They can be shown, and be written and read again without a change."""
    "".join(found.problems).encode()
    written = names_to_csv(found.names)
    again = names_from_csv(written.decode("utf-8-sig"))
    assert again == NameList(found.names, ())
    lexicon, _left_out = names_to_pls(found.names, "fr")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.pls"
        path.write_bytes(lexicon)
        assert not read_names(path).problems


def _csv_seeds() -> tuple[bytes, ...]:
    table = (
        "written;language;hint;say_as;value;scope;note;publication\r\nLech Wałęsa;pl;yes;ipa;ˈlɛx;app;;\r\n"
        "'=x;;no;letters;;publication;a note;Le Journal\r\n"
    )
    return table.encode(), 'nom,langue\n"Zoë, ""X""",fr\nA\tB,\n'.encode(), "sep=;\nÉric;fr\n".encode("cp1252")


def _pls_seeds() -> tuple[bytes, ...]:
    lexicon = (
        '<?xml version="1.0" encoding="UTF-8"?><lexicon version="1.0" xmlns="http://www.w3.org/2005/01/'
        'pronunciation-lexicon" alphabet="ipa" xml:lang="fr"><lexeme><grapheme>Reims</grapheme><phoneme>ʁɛ̃s'
        '</phoneme></lexeme><lexeme><grapheme>SNCF</grapheme><alias prefer="true">S N C F</alias></lexeme></lexicon>'
    )
    return (lexicon.encode(),)


# --- models ----------------------------------------------------------------------------------------------------
def _manifest(kind: str = "piper", name: str = "fr_FR-x-medium", **files: bytes) -> bytes:
    import hashlib

    listed = [
        {"name": file, "size_bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for file, content in files.items()
    ]
    about: dict[str, Any] = {"kind": kind, "name": name, "languages": ["fr_FR"], "licence": "CC0-1.0"}
    return json.dumps(about | {"source": "ours", "revision": "1", "files": listed}).encode()


def _take_manifest(content: bytes) -> bool:
    try:
        manifest = manifest_from_json(content)
    except ValueError:
        return False
    assert manifest_from_json(manifest.encoded()) == manifest
    return True


_CONFIG = json.dumps(
    {
        "audio": {"sample_rate": 22050, "quality": "medium"},
        "espeak": {"voice": "fr"},
        "language": {"code": "fr_FR", "family": "fr"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [3]},
        "vowel_clusters": [["a", "b"]],
        "num_symbols": 256,
        "num_speakers": 2,
        "speaker_id_map": {"one": 0, "two": 1},
        "default_speaker_id": 0,
    }
).encode()


def _take_config(content: bytes) -> bool:
    try:
        config = piper_config(content)
    except ValueError as problem:
        str(problem).encode()
        return False
    "".join([config.language, config.espeak_voice, *config.speakers]).encode()
    return True


def _take_voice_folder(content: bytes) -> bool:
    """The configuration of a voice that lies on the search path: `models list` looks at it and must not fall over."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "fr_FR-x-medium"
        folder.mkdir()
        (folder / "fr_FR-x-medium.onnx").write_bytes(b"weights")
        (folder / "fr_FR-x-medium.onnx.json").write_bytes(content)
        found = inspect_model(folder, ModelKind.PIPER)
    json.dumps(found.to_json(), ensure_ascii=False).encode()
    return found.complete


def _take_vocabulary(content: bytes) -> bool:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("model.bin", "config.json", "tokenizer.json"):
            (folder / file).write_bytes(b"{}")
        (folder / "vocabulary.json").write_bytes(content)
        found = inspect_model(folder, ModelKind.WHISPER)
    json.dumps(found.to_json(), ensure_ascii=False).encode()
    return found.complete


def _take_bundle(content: bytes) -> bool:
    with tempfile.TemporaryDirectory() as name:
        path, into = Path(name) / "a.zip", Path(name) / "models"
        path.write_bytes(content)
        try:
            models = import_bundle(path, into=into)
        except (UnusableInputError, UsageError) as refusal:
            str(refusal).encode("utf-8", "surrogateescape")
            left = [file for file in into.rglob("*") if file.is_file() and not file.name.startswith(".")]
            assert not left, left
            return False
        assert all(model.complete and into in model.folder.parents for model in models)
        json.dumps([model.to_json() for model in models], ensure_ascii=False).encode()
    return True


def _bundle() -> tuple[bytes, ...]:
    files = {"fr_FR-x-medium.onnx": b"weights", "fr_FR-x-medium.onnx.json": _CONFIG}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("piper/fr_FR-x-medium/manifest.json", _manifest(**files))
        for name, content in files.items():
            archive.writestr(f"piper/fr_FR-x-medium/{name}", content)
    return (whole.getvalue(),)


def _break_manifest(content: bytes, random: Any) -> bytes:
    return break_json(content, random) if content.startswith(b"{") else break_bytes(content, random)


def _networks() -> tuple[bytes, ...]:
    node = b"\x12\x01d\x22\x04Ceil"  # an output "d" of a node of the kind Ceil
    graph = b"\x0a" + bytes([len(node)]) + node
    return (b"\x08\x08\x3a" + bytes([len(graph)]) + graph,)


def _take_network(content: bytes) -> bool:
    name = duration_output(content)
    if name is None:
        return False
    assert with_output(content, name).startswith(content)
    return True


# --- what administrators and this program keep as JSON -------------------------------------------------------------
def _take_settings(content: bytes) -> bool:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "settings.json").write_bytes(content)
        settings = read_settings(home, Policies(home / "policies.json"))
        for setting in SETTINGS:
            settings.get(setting)
        "".join(settings.problems).encode("utf-8", "surrogatepass")  # a terminal escapes what it cannot show
        save_setting(NARRATION_PUBLICATION, "x", home=home, policies=settings.policies)
        assert read_settings(home, settings.policies).get(NARRATION_PUBLICATION) == "x"
    return not settings.problems


def _take_policies(content: bytes) -> bool:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "policies.json"
        file.write_bytes(content)
        policies = checked(file, list(json_places(file)))
        "".join(policies.problems).encode("utf-8", "surrogatepass")
    return not policies.problems


def _take_stored_names(content: bytes) -> bool:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "names.json").write_bytes(content)
        found = stored_names(home)
        "".join(found.problems).encode("utf-8", "surrogatepass")
        change_names(home, lambda names: (*names, Name("Reims")))
        assert Name("Reims") in stored_names(home).names
    return not found.problems


def _settings() -> tuple[bytes, ...]:
    values = {setting.key: setting.default for setting in SETTINGS if not setting.policy_only}
    return (json.dumps({"format": "souffleur-settings/1", "values": values}, default=list).encode(),)


def _policies() -> tuple[bytes, ...]:
    values = {setting.policy: setting.default for setting in SETTINGS if setting.policy}
    parts = {"locked": values, "defaults": values}
    return (json.dumps({"format": "souffleur-policies/1", **parts}, default=list).encode(),)


def _stored_names() -> tuple[bytes, ...]:
    name = Name("Lech Wałęsa", language="pl", say_as=SayAs(SayWay.IPA, "lɛx"))
    return (json.dumps({"format": "souffleur-names/1", "names": [name.to_json(), Name("x").to_json()]}).encode(),)


# --- what is written -------------------------------------------------------------------------------------------
def _transcripts() -> tuple[bytes, ...]:
    word = {"text": "Bonjour,", "start_s": 0.0, "end_s": 0.5, "confidence": 0.9}
    segment: dict[str, Any] = {"id": 1, "start_s": 0.0, "end_s": 1.0, "speaker": "S1", "text": "Bonjour, oui."}
    segment |= {"machine_text": "bonjour oui", "state": "edited", "doubt": ["repetition"], "words": [word]}
    engine = {"recogniser": "faster-whisper", "model": "small", "device": "cpu", "compute_type": "int8"}
    document = {
        "format": "souffleur-transcript/1",
        "recording": {"name": "a.wav", "sha256": "ab" * 32, "duration_s": 3.0},
        "engine": engine | {"mode": "accurate", "version": "1", "settings": {}},
        "language": "fr",
        "speakers": [{"id": "S1", "name": "Zoë"}],
        "segments": [segment, segment | {"id": 2, "start_s": 1.0, "end_s": 2.5, "speaker": None}],
        "gaps": [{"start_s": 2.5, "end_s": 3.0}],
        "review": {"state": "reviewed", "by": "A", "at": "2024-07-14T08:00:00+02:00"},
    }
    return (json.dumps(document).encode(),)


def _take_transcript(content: bytes) -> bool:
    """A transcript that was read can be written in every format; the JSON form gives the same again."""
    try:
        transcript = Transcript.from_json(json.loads(content))
        str(transcript.to_json())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False  # the library wrote it; a stranger's is read nowhere
    if not _is_typed(transcript):
        return False
    for name in FORMATS:
        assert render(transcript, name, ExportOptions())
    return True


def _is_typed(transcript: Transcript) -> bool:
    """What a writer may be given: texts where texts belong, numbers where numbers do."""
    engine, review = transcript.engine, transcript.review
    texts = [
        transcript.language,
        transcript.recording.name,
        transcript.recording.sha256,
        review.by or "",
        review.at or "",
    ]
    texts += [engine.recogniser, engine.model, engine.device, engine.compute_type, engine.mode, engine.version]
    numbers: list[object] = [transcript.recording.duration_s]
    for speaker in transcript.speakers:
        texts += [speaker.id, speaker.name]
    for segment in transcript.segments:
        texts += [segment.text, segment.machine_text, segment.speaker or "", segment.language or ""]
        numbers += [segment.start_s, segment.end_s, segment.id]
        for word in segment.words:
            texts.append(word.text)
            numbers += [word.start_s, word.end_s, word.confidence]
    for gap in transcript.gaps:
        numbers += [gap.start_s, gap.end_s]
    return all(isinstance(text, str) for text in texts) and all(
        isinstance(number, int | float) and not isinstance(number, bool) and abs(number) < 1e7 for number in numbers
    )


ARTICLE_MUTATIONS: dict[Format, Mutation] = {
    Format.DOCX: break_archive(break_xml),
    Format.ODT: break_archive(break_xml),
    Format.PDF: break_bytes,
    Format.SSML: break_xml,
    **dict.fromkeys((Format.TXT, Format.MD, Format.HTML), break_text),
}
TARGETS: tuple[Target, ...] = (
    Target("pcm-protocol", break_bytes, _conversations, _take_pcm),
    Target("intake-answer", break_json, _answers, _take_answer),
    Target("job-frames", break_bytes, _frames, _take_frame),
    Target("sound-frames", break_bytes, _sound_frames, _take_sound_frame),
    *(
        Target(
            f"article-{chosen}",
            ARTICLE_MUTATIONS[chosen],
            lambda chosen=chosen: (ARTICLES[chosen],),  # type: ignore[misc] # mypy does not see the default
            _take_article(chosen),
        )
        for chosen in Format
    ),
    Target("names-csv", break_text, _csv_seeds, _take_names(".csv")),
    Target("names-txt", break_text, lambda: (b"Lech Wa\xc5\x82\xc4\x99sa  # a note\nReims\n",), _take_names(".txt")),
    Target("names-pls", break_xml, _pls_seeds, _take_names(".pls")),
    Target("manifest", break_json, lambda: (_manifest(a=b"x", b=b"yy"),), _take_manifest),
    Target("voice-configuration", break_json, lambda: (_CONFIG,), _take_config),
    Target("voice-folder", break_json, lambda: (_CONFIG,), _take_voice_folder),
    Target("vocabulary", break_json, lambda: (b'["a", "", "<|fr|>", "<|en|>"]',), _take_vocabulary),
    Target("voice-network", break_bytes, _networks, _take_network),
    Target("bundle", break_archive(_break_manifest), _bundle, _take_bundle),
    Target("settings", break_json, _settings, _take_settings),
    Target("policies", break_json, _policies, _take_policies),
    Target("stored-names", break_json, _stored_names, _take_stored_names),
    Target("transcript-writers", break_json, _transcripts, _take_transcript),
)
