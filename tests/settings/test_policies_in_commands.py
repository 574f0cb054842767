"""Each policy holds where it must: on the real commands, in processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from audio_engine.library import Library
from tests.library.aged import reviewed, set_back
from tests.scenarios.command import INTERVIEWS, MODELS, environment, error_line

PROGRAM: Final = """
import sys
from pathlib import Path
from audio_engine.settings import folders, resolver
file = Path(sys.argv.pop(1))
folders.policies_file = resolver.policies_file = lambda: file
from audio_engine.cli.main import main
main()
"""
"""The command, on a machine whose policy file is the first argument."""

SAMPLE: Final = INTERVIEWS / "interview-en.flac"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def run(
    home: Path,
    policies: dict[str, Any] | str,
    *arguments: str | Path,
    defaults: dict[str, Any] | None = None,
    **more: str,
) -> subprocess.CompletedProcess[str]:
    """Run the command under these locked policies, or under a file with this text in it."""
    file = home.parent / "policies.json"
    document = {"format": "souffleur-policies/1", "locked": policies, "defaults": defaults or {}}
    file.write_text(policies if isinstance(policies, str) else json.dumps(document), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(file), *map(str, arguments)],
        env=environment(home, **{"SOUFFLEUR_MODELS": str(MODELS), **more}),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        stdin=subprocess.DEVNULL,
        cwd=home.parent,
    )


def article(home: Path) -> Path:
    file = home.parent / "article.md"
    file.write_text("# Un titre\n\nUne phrase.\n", encoding="utf-8")
    return file


def report(result: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert result.returncode == 0, result.stderr
    loaded: dict[str, Any] = json.loads(result.stdout)
    return loaded


def settings_file(home: Path, **values: Any) -> None:
    home.mkdir(exist_ok=True)
    document = {"format": "souffleur-settings/1", "values": {k.replace("__", "."): v for k, v in values.items()}}
    (home / "settings.json").write_text(json.dumps(document))


def test_only_the_allowed_formats_are_exported(home: Path) -> None:
    allowed = {"ExportFormatsAllowed": ["txt"]}

    refused = run(home, allowed, "transcribe", SAMPLE, "--format", "txt,docx", "--output", home.parent)
    done = run(home, allowed, "transcribe", SAMPLE, "--mode", "draft", "--format", "txt", "--output", home.parent)
    exported = run(home, allowed, "library", "export", "1", "--format", "json", "--output", home.parent)

    assert refused.returncode == 2
    assert "does not allow files of the kind docx. Choose from txt." in error_line(refused)
    assert done.returncode == 0, done.stderr
    assert exported.returncode == 2
    assert "of the kind json" in error_line(exported)
    assert {file.suffix for file in home.parent.glob("interview-en*")} == {".txt"}


def test_nothing_is_recorded_where_recording_is_off(home: Path) -> None:
    result = run(home, {"RecordingEnabled": False}, "record", "--output", home.parent / "out.flac")

    assert result.returncode == 2
    assert "Recording is switched off by your organisation." in error_line(result)
    assert not (home.parent / "out.flac").exists()


def test_a_locked_model_mode_device_and_language_cannot_be_chosen_otherwise(home: Path) -> None:
    for policy, value, option, other in (
        ("TranscriptionModel", "micro", "--model", "basic"),
        ("TranscriptionMode", "draft", "--mode", "accurate"),
        ("TranscriptionDevice", "cpu", "--device", "cuda"),
        ("TranscriptionLanguage", "en", "--language", "fr"),
        ("TranscriptionComputeType", "float32", "--compute-type", "int8"),
    ):
        result = run(home, {policy: value}, "transcribe", SAMPLE, option, other)

        assert result.returncode == 2, result.stderr
        assert f"is managed by your organisation: “{other}” cannot be chosen." in error_line(result)


def test_a_locked_model_is_the_one_that_is_used(home: Path) -> None:
    settings_file(home, transcription__model="micro")

    result = run(home, {"TranscriptionModel": "basic"}, "transcribe", SAMPLE, "--json")

    assert report(result)["results"][0]["transcript"]["engine"]["recogniser"] == "pocketsphinx"


def test_a_locked_disclosure_is_what_every_narration_says(home: Path) -> None:
    locked = {"NarrationDisclosure": "Lu par une machine."}
    where = ("--voice", "espeak", "--format", "wav", "--json")

    refused = run(home, locked, "narrate", article(home), *where, "--disclosure", "off")
    done = run(home, locked, "narrate", article(home), *where)

    assert refused.returncode == 2
    assert "is managed by your organisation: “off” cannot be chosen." in error_line(refused)
    assert report(done)["sentences"][0]["text"] == "Lu par une machine."


def test_a_required_disclosure_cannot_be_switched_off_but_said_in_other_words(home: Path) -> None:
    required = {"NarrationDisclosureRequired": True}
    where = ("--voice", "espeak", "--format", "wav", "--json")
    settings_file(home, narration__disclosure="off")

    refused = run(home, required, "narrate", article(home), *where, "--disclosure", "off")
    own = run(home, required, "narrate", article(home), *where, "--disclosure", "Voix de synthèse.")
    usual = run(home, required, "narrate", article(home), *where)

    assert refused.returncode == 2
    assert "wants every narration to say that its voice is synthetic" in error_line(refused)
    assert report(own)["sentences"][0]["text"] == "Voix de synthèse."
    assert "voix de synthèse" in report(usual)["disclosure"]["spoken"]


def test_loudness_and_audio_formats_are_the_organisations(home: Path) -> None:
    policies = {"NarrationLoudness": -18, "NarrationFormatsAllowed": ["flac", "wav"]}
    where = ("narrate", article(home), "--voice", "espeak")

    loud = run(home, policies, *where, "--loudness", "broadcast")
    mp3 = run(home, policies, *where, "--format", "mp3")
    named = run(home, policies, *where, "--output", home.parent / "out.mp3")
    usual = run(home, policies, *where, "--json")

    assert "is managed by your organisation: “broadcast” cannot be chosen" in error_line(loud)
    for refused in (mp3, named):
        assert refused.returncode == 2
        assert "does not allow files of the kind mp3. Choose from wav, flac." in error_line(refused)
    assert Path(report(usual)["output"]).suffix == ".wav"
    assert report(usual)["loudness_target"]["lufs"] == -18


def test_the_library_is_in_the_folder_of_the_policy(home: Path, tmp_path: Path) -> None:
    place = {"LibraryFolder": str(tmp_path / "srv" / "$DESK")}

    done = run(home, place, "transcribe", SAMPLE, "--mode", "draft", DESK="politique")
    listed = run(home, place, "library", "list", "--json", DESK="politique")
    elsewhere = run(home, {}, "library", "list", "--json")

    assert done.returncode == 0, done.stderr
    assert [row["title"] for row in report(listed)["recordings"]] == ["interview-en.flac"]
    assert report(elsewhere)["recordings"] == []
    assert (tmp_path / "srv" / "politique" / "library" / "library.db").is_file()


def test_a_locked_language_is_spoken(home: Path) -> None:
    french = run(home, {"UiLanguage": "fr"}, "library", "list")
    chosen = run(home, {}, "library", "list", defaults={"UiLanguage": "fr"}, SOUFFLEUR_LANGUAGE="")
    helped = run(home, {"UiLanguage": "fr"}, "--help")

    for result in (french, chosen):
        assert "La bibliothèque est vide" in result.stderr
    assert "Transcrit les entretiens" in helped.stdout


def test_reviewed_recordings_are_deleted_when_their_time_has_come(home: Path) -> None:
    recording = reviewed_long_ago(home)

    asked = run(home, {"RetentionDays": 30}, "library", "retention", "--json")
    told = run(home, {"RetentionDays": 30}, "transcribe", SAMPLE, "--model", "basic")
    listed = run(home, {"RetentionDays": 30}, "library", "list", "--json")

    assert report(asked)["days"] == 30
    assert [due["id"] for due in report(asked)["due"]] == [recording]
    assert "1 reviewed recording that nobody has worked on for 30 days was deleted." in told.stderr
    assert recording not in [row["id"] for row in report(listed)["recordings"]]
    with Library.open(home) as library:
        library.restore_recording(recording)
        assert library.due_recordings(30) == []


def test_nothing_is_deleted_by_itself_without_a_policy_or_setting(home: Path) -> None:
    recording = reviewed_long_ago(home)

    shown = run(home, {}, "library", "retention")
    run(home, {}, "transcribe", home.parent / "nothing.wav")

    assert "Nothing is deleted by itself" in shown.stderr
    with Library.open(home) as library:
        assert [row.id for row in library.recordings()] == [recording]


@pytest.mark.parametrize(
    "arguments",
    [
        ("names", "list"),
        ("library", "list"),
        ("models", "list"),
        ("say-what", "article.md"),
        ("transcribe", "sample.flac", "--model", "basic"),
        ("narrate", "article.md", "--voice", "espeak", "--format", "wav"),
    ],
)
def test_every_command_tells_once_of_a_broken_policy_file(home: Path, arguments: tuple[str, ...]) -> None:
    article(home)
    (home.parent / "sample.flac").symlink_to(SAMPLE)

    result = run(home, '{"format": ', *arguments)

    assert result.returncode == 0, result.stderr
    assert result.stderr.count("cannot be read and none of them is in force") == 1
    assert str(home.parent / "policies.json") in result.stderr


def test_doctor_names_policies_with_their_place_and_what_is_wrong_with_them(home: Path) -> None:
    policies = {"RecordingEnabled": False, "RetentionDays": "soon"}

    as_json = run(home, policies, "doctor", "--json")
    for_people = run(home, policies, "doctor")

    file = str(home.parent / "policies.json")
    assert report(as_json)["policies"] == [
        {"setting": "recording.enabled", "policy": "RecordingEnabled", "value": False, "locked": True, "file": file}
    ]
    assert any("RetentionDays" in problem for problem in report(as_json)["problems"])
    assert f"RecordingEnabled = False (locked), {file}" in for_people.stdout
    assert "The policy RetentionDays" in for_people.stdout


def test_a_library_folder_that_cannot_be_written_is_a_broken_machine(home: Path) -> None:
    result = run(home, {"LibraryFolder": "/proc/souffleur"}, "doctor", "--json")

    assert result.returncode == 5
    assert "/proc/souffleur" in json.loads(result.stdout)["folders"]["library"]["path"]
    assert any("The setting library.folder names it" in problem for problem in json.loads(result.stdout)["problems"])


def reviewed_long_ago(home: Path) -> int:
    """A recording in a library of `home` whose transcript was reviewed years ago; its id."""
    with Library.open(home) as library:
        recording = reviewed(library)
        set_back(library.path, datetime(2020, 1, 1, tzinfo=UTC))
    return recording
