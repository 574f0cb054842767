"""The command as a reporter uses it: a recording in, a transcript out, and clear words when that cannot be."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import jiwer
import pytest
from jsonschema import Draft202012Validator

from audio_engine.resources import resource
from tests.scenarios.command import INTERVIEWS, MODELS, error_line, souffleur, transcript_of, with_micro

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH, FRENCH = INTERVIEWS / "interview-en.flac", INTERVIEWS / "interview-fr.flac"


def plain(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower().replace("’", "'")))


@pytest.mark.parametrize(("recording", "language"), [(ENGLISH, "en"), (FRENCH, "fr")])
def test_an_interview_becomes_a_transcript_in_its_own_language(tmp_path: Path, recording: Path, language: str) -> None:
    result = with_micro(tmp_path, "transcribe", recording, "--json")
    transcript = transcript_of(result)
    said = recording.with_suffix(".txt").read_text(encoding="utf-8")

    assert transcript["language"] == language
    assert transcript["language_probability"] > 0.8
    assert jiwer.wer(plain(said), plain(" ".join(s["text"] for s in transcript["segments"]))) <= 0.12
    assert transcript["engine"]["model"] == "micro"
    assert transcript["review"]["state"] == "draft"
    schema = json.loads(resource("schemas/souffleur-transcript-1.schema.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(transcript)) == []


def test_every_sentence_is_where_it_was_said(tmp_path: Path) -> None:
    transcript = transcript_of(with_micro(tmp_path, "transcribe", ENGLISH, "--json"))
    words = [(w["start_s"], plain(w["text"])) for s in transcript["segments"] for w in s["words"]]

    for sentence in json.loads(ENGLISH.with_suffix(".json").read_text(encoding="utf-8")):
        first = plain(sentence["text"]).split()[0]
        assert any(text == first and abs(at - sentence["start_s"]) < 0.6 for at, text in words), sentence


def test_all_formats_are_written_and_none_is_overwritten(tmp_path: Path) -> None:
    formats = ["txt", "md", "docx", "srt", "vtt", "json", "csv", "html"]
    out = tmp_path / "out"
    arguments = ("transcribe", FRENCH, "--format", ",".join(formats), "--output", out)
    first, second = with_micro(tmp_path, *arguments), with_micro(tmp_path, *arguments)

    assert (first.returncode, second.returncode) == (0, 0)
    expected = {f"interview-fr{again}.{name}" for name in formats for again in ("", " (2)")}
    assert {p.name for p in out.iterdir()} == expected
    assert "relu" in (out / "interview-fr.txt").read_text(encoding="utf-8")  # “transcription automatique, non relue”


def test_text_goes_to_standard_output_and_everything_else_to_standard_error(tmp_path: Path) -> None:
    result = with_micro(tmp_path, "transcribe", ENGLISH)

    assert "not reviewed" in result.stdout
    assert "souffleur:" not in result.stdout
    assert result.returncode == 0


def test_two_channels_are_two_speakers_and_nothing_is_said_twice(tmp_path: Path) -> None:
    recording = INTERVIEWS / "two-channels-en.flac"
    transcript = transcript_of(with_micro(tmp_path, "transcribe", recording, "--speakers", "channels", "--json"))
    told = json.loads(recording.with_suffix(".json").read_text(encoding="utf-8"))

    assert [s["name"] for s in transcript["speakers"]] == ["Speaker 1", "Speaker 2"]
    for speaker in ("S1", "S2"):
        said = plain(" ".join(t["text"] for t in told if t["speaker"] == speaker))
        heard = plain(" ".join(s["text"] for s in transcript["segments"] if s["speaker"] == speaker))
        assert jiwer.wer(said, heard) <= 0.15


def test_without_a_model_the_built_in_recogniser_does_it_and_says_so(tmp_path: Path) -> None:
    result = souffleur(tmp_path, "transcribe", ENGLISH, "--json")

    assert transcript_of(result)["engine"]["recogniser"] == "pocketsphinx"
    assert "built-in recogniser" in result.stderr


def test_another_language_without_a_model_says_what_to_install(tmp_path: Path) -> None:
    result = souffleur(tmp_path, "transcribe", FRENCH, "--language", "fr")

    assert result.returncode == 4
    assert "souffleur-models install" in error_line(result)


def test_a_model_without_a_tokenizer_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(MODELS / "whisper" / "micro", folder, ignore=shutil.ignore_patterns("recipe", "tokenizer.json"))
    result = souffleur(tmp_path / "home", "transcribe", ENGLISH, "--model", folder)

    assert result.returncode == 4
    assert "tokenizer.json" in error_line(result)


@pytest.mark.parametrize("tokenizer", ["{", '{"version": "1.0"}', "half", "empty vocabulary"])
def test_a_damaged_tokenizer_is_one_sentence(tmp_path: Path, tokenizer: str) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(MODELS / "whisper" / "micro", folder, ignore=shutil.ignore_patterns("recipe"))
    whole = (folder / "tokenizer.json").read_text(encoding="utf-8")
    if tokenizer == "empty vocabulary":
        nothing = {"type": "BPE", "vocab": {"a": 0}, "merges": []}
        tokenizer = json.dumps({**json.loads(whole), "model": nothing})
    (folder / "tokenizer.json").write_text(whole[:1000] if tokenizer == "half" else tokenizer, encoding="utf-8")
    # the weights are known to work here, so that nothing but the job looks at the tokenizer
    assert with_micro(tmp_path, "transcribe", ENGLISH, "--model", MODELS / "whisper" / "micro").returncode == 0
    result = souffleur(tmp_path, "transcribe", ENGLISH, "--model", folder)

    assert result.returncode == 5
    assert "souffleur models verify" in error_line(result)


@pytest.mark.parametrize(
    "arguments",
    [
        ["transcribe"],
        ["transcribe", "x.wav", "--format", "rtf"],
        ["transcribe", "x.wav", "--mode", "perfect"],
        ["transcribe", "x.wav", "--speakers", "many"],
        ["transcribe", str(ENGLISH), "--compute-type", "nonsense"],
        ["transcribe", "x.wav", "--resume", "--no-library"],
        ["sing"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(tmp_path: Path, arguments: list[str]) -> None:
    result = souffleur(tmp_path, *arguments)

    assert result.returncode == 2
    error_line(result)


def test_names_that_do_not_fit_are_reported(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("\n".join(f"Aleksandra Wojciechowska-{n}" for n in range(60)), encoding="utf-8")
    result = with_micro(tmp_path, "transcribe", ENGLISH, "--names", names, "--json")
    (warning,) = json.loads(result.stdout)["results"][0]["warnings"]

    assert "did not fit" in warning
    assert "Wojciechowska-59" in warning


def test_without_the_library_nothing_is_kept(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    result = souffleur(
        tmp_path / "home",
        "transcribe",
        ENGLISH,
        "--no-library",
        "--json",
        SOUFFLEUR_MODELS=str(MODELS),
        TMPDIR=str(scratch),
    )

    assert transcript_of(result)["segments"]
    assert list(scratch.iterdir()) == []
    assert not (tmp_path / "home" / "library").exists()


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    text = tmp_path / "notes.mp3"
    text.write_text("These are notes, not sound.\n" * 40, encoding="utf-8")
    result = with_micro(tmp_path, "transcribe", text, ENGLISH, "--json")

    assert result.returncode == 3
    assert len(json.loads(result.stdout)["results"]) == 1
    assert "notes.mp3" in error_line(result)


def test_a_file_that_is_no_recording_leaves_nothing_in_the_library(tmp_path: Path) -> None:
    text = tmp_path / "notes.mp3"
    text.write_text("These are notes, not sound.\n" * 40, encoding="utf-8")
    souffleur(tmp_path, "transcribe", text)

    assert json.loads(souffleur(tmp_path, "library", "list", "--json").stdout) == {"recordings": []}
    assert not list((tmp_path / "library" / "recordings").glob("*"))


def test_silence_is_an_empty_transcript_with_a_sentence(tmp_path: Path) -> None:
    import numpy as np
    import soundfile

    soundfile.write(tmp_path / "silence.wav", np.zeros(16_000 * 20), 16_000)
    result = with_micro(tmp_path, "transcribe", tmp_path / "silence.wav", "--json")

    assert transcript_of(result)["segments"] == []
    assert "Nobody speaks" in json.loads(result.stdout)["results"][0]["warnings"][0]


def test_the_library_finds_what_was_said_and_exports_it(tmp_path: Path) -> None:
    with_micro(tmp_path, "transcribe", FRENCH, "--json")
    hits = json.loads(souffleur(tmp_path, "library", "search", "bibliotheque", "--json").stdout)["hits"]
    exported = souffleur(tmp_path, "library", "export", "1", "--format", "srt", "--output", tmp_path)

    assert hits
    assert "bibliothèque" in hits[0]["snippet"]
    assert exported.returncode == 0
    assert (tmp_path / "interview-fr.srt").read_text(encoding="utf-8").startswith("1\n")


def test_progress_is_said_as_json_lines(tmp_path: Path) -> None:
    result = with_micro(tmp_path, "transcribe", ENGLISH, "--progress", "json", "--json")
    events = [json.loads(line) for line in result.stderr.splitlines()]
    kinds = [event["kind"] for event in events]

    assert kinds[-1] == "finished"
    assert kinds.index("started") < kinds.index("segment") < len(kinds)
    last = [e for e in events if e["kind"] == "progress"][-1]
    assert last["total_s"] == pytest.approx(60, abs=8)
    assert last["speed"] > 0


def test_a_second_run_knows_how_long_it_will_take(tmp_path: Path) -> None:
    first, second = (with_micro(tmp_path, "transcribe", ENGLISH) for _ in range(2))

    assert "known after the first recording" in first.stderr
    assert "takes about" in second.stderr
