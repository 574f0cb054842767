"""`souffleur doctor` says what works, what would fail and why, whatever state the machine is in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from audio_engine import doctor as doctor_module
from audio_engine.cli.doctor import doctor
from audio_engine.doctor import diagnose, is_broken
from audio_engine.errors import JobFailedError
from audio_engine.jobs.devices import Card, DeviceReport
from audio_engine.media.lock import LockDescription
from audio_engine.media.record import InputDevice
from audio_engine.settings import folders, resolver
from audio_engine.settings.folders import home_folder


@pytest.fixture
def micro_installed(whisper_micro: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The search path has the micro model and nothing else."""
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(whisper_micro.parent.parent))
    return whisper_micro


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What children find out, taken from a machine without a card: for tests about everything else."""
    processor = DeviceReport("4.8.5", "A processor", frozenset({"int8", "float32"}))
    seccomp = LockDescription("seccomp", ("open", "network"), ("rlimits", "landlock", "seccomp"))
    monkeypatch.setattr(doctor_module, "describe_devices", lambda: processor)
    monkeypatch.setattr(doctor_module, "lock_in_force", lambda: seccomp)
    monkeypatch.setattr(doctor_module, "network_lock_in_force", lambda: seccomp)


def said(report: dict[str, Any], words: str) -> bool:
    return any(words in problem for problem in report["problems"])


@pytest.mark.usefixtures("micro_installed")
def test_the_report_has_the_documented_shape_and_asks_real_children() -> None:
    report = diagnose(home_folder())

    assert list(report) == [
        *("version", "python", "platform", "devices", "locks", "models", "audio", "folders", "policies", "problems")
    ]
    assert report["devices"][0]["device"] == "cpu"
    assert "float32" in report["devices"][0]["compute_types"]
    assert report["locks"]["decoder"]["provider"] in {"seccomp", "rlimits", "none"}
    assert [(model["name"], model["complete"]) for model in report["models"]] == [("micro", True)]
    assert {"path", "writable", "free_bytes", "network"} == set(report["folders"]["home"])
    assert all(isinstance(problem, str) for problem in report["problems"])
    assert json.loads(json.dumps(report)) == report
    assert not is_broken(report)
    assert not home_folder().exists()


@pytest.mark.usefixtures("micro_installed")
def test_the_command_prints_clean_json_and_exits_0() -> None:
    program = "from audio_engine.cli.main import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", program, "doctor", "--json"], capture_output=True, check=False, timeout=180
    )

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["models"][0]["name"] == "micro"
    locked = {"provider": "seccomp", "denies": ["network"]}
    assert sys.platform != "linux" or json.loads(ran.stdout)["locks"]["network"] == locked


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no system has such a lock")
@pytest.mark.usefixtures("quick", "micro_installed")
def test_a_program_that_the_system_leaves_on_the_network_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_module, "network_lock_in_force", lambda: LockDescription("none", ()))

    report = diagnose(home_folder())

    assert report["locks"]["network"] == {"provider": "none", "denies": []}
    assert said(report, "off the network")


@pytest.mark.usefixtures("quick")
def test_no_model_and_an_incomplete_model_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half = tmp_path / "models" / "whisper" / "half"
    half.mkdir(parents=True)
    (half / "model.bin").write_bytes(b"weights")
    monkeypatch.setenv("SOUFFLEUR_MODELS", os.pathsep.join([str(tmp_path / "models"), str(tmp_path / "unplugged")]))

    report = diagnose(home_folder())

    assert said(report, "half")
    assert said(report, "souffleur-models install small")
    assert said(report, "unplugged")


@pytest.mark.usefixtures("quick", "micro_installed")
def test_policies_are_listed_with_their_file_and_wrong_ones_are_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "policies.json"
    document = {
        "format": "souffleur-policies/1",
        "locked": {"TranscriptionDevice": "cpu", "TranscriptionMode": "fastest"},
        "defaults": {"TranscriptionLanguage": "fr"},
    }
    file.write_text(json.dumps(document))
    for module in (resolver, folders):
        monkeypatch.setattr(module, "policies_file", lambda: file)

    report = diagnose(home_folder())

    assert report["policies"] == [
        {
            "setting": "transcription.device",
            "policy": "TranscriptionDevice",
            "value": "cpu",
            "locked": True,
            "file": str(file),
        },
        {
            "setting": "transcription.language",
            "policy": "TranscriptionLanguage",
            "value": "fr",
            "locked": False,
            "file": str(file),
        },
    ]
    assert said(report, "TranscriptionMode")


@pytest.mark.usefixtures("quick", "micro_installed")
def test_a_shared_list_of_names_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    home_folder().mkdir()
    values = {"names.shared": str(tmp_path / "unplugged" / "names.csv")}
    (home_folder() / "settings.json").write_text(json.dumps({"format": "souffleur-settings/1", "values": values}))

    assert said(diagnose(home_folder()), "unplugged")


@pytest.mark.usefixtures("quick", "micro_installed")
def test_damaged_settings_and_names_are_problems() -> None:
    home_folder().mkdir()
    for name in ("settings.json", "names.json"):
        (home_folder() / name).write_text("{")

    report = diagnose(home_folder())

    assert said(report, "settings.damaged.json")
    assert said(report, "names.damaged.json")


@pytest.mark.usefixtures("quick", "micro_installed")
def test_a_data_folder_that_cannot_be_written_is_a_broken_machine(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOUFFLEUR_HOME", "/proc/souffleur")

    code = doctor()

    assert code == 5
    assert "/proc/souffleur cannot be written" in capsys.readouterr().out


@pytest.mark.usefixtures("quick", "micro_installed")
def test_a_data_folder_on_a_file_server_is_a_broken_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    everything_is_nfs = SimpleNamespace(mountpoint="/", fstype="nfs4", opts="rw")
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: [everything_is_nfs])

    report = diagnose(home_folder())

    assert report["folders"]["home"]["network"]
    assert said(report, "network drive")
    assert is_broken(report)


@pytest.mark.usefixtures("quick", "micro_installed")
def test_little_room_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=1_000_000_000))

    assert said(diagnose(home_folder()), "Only 1000 MB are free")


@pytest.mark.usefixtures("quick", "micro_installed")
def test_a_graphics_card_and_microphones_are_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    card = Card("A card", (8, 6), "535.1", frozenset({"float16"}))
    machine = DeviceReport("4.8.5", "A processor", frozenset({"int8"}), (card,))
    monkeypatch.setattr(doctor_module, "describe_devices", lambda: machine)
    monkeypatch.setattr(doctor_module, "input_devices", lambda: (InputDevice(0, "A microphone", 1, 48_000, True),))

    report = diagnose(home_folder())

    assert report["devices"][1] == {
        "device": "cuda",
        "name": "A card",
        "compute_types": ["float16"],
        "capability": "8.6",
        "driver": "535.1",
    }
    assert report["audio"]["inputs"][0]["name"] == "A microphone"
    assert report["problems"] == []
    doctor()
    assert "Everything works." in capsys.readouterr().out


@pytest.mark.usefixtures("quick", "micro_installed")
def test_a_weak_lock_and_a_processor_that_cannot_be_asked_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_answer() -> None:
        raise JobFailedError("The processor gave no answer.", "Install Souffleur again.")

    monkeypatch.setattr(doctor_module, "describe_devices", no_answer)
    monkeypatch.setattr(doctor_module, "lock_in_force", lambda: LockDescription("none", ()))

    report = diagnose(home_folder())

    assert report["devices"] == []
    assert said(report, "nothing locks it in")
    assert said(report, "gave no answer. Install")
    assert is_broken(report)


@pytest.mark.usefixtures("quick", "micro_installed")
@pytest.mark.parametrize(
    ("lock", "words"),
    [
        (LockDescription("seccomp", ("open",), ("rlimits", "seccomp")), "no Landlock"),
        (LockDescription("sandbox", ("open",), ("rlimits", "sandbox")), "nobody has verified"),
        (LockDescription("job", ("write",), ("job",)), "nobody has verified"),
    ],
    ids=["old-kernel", "macos", "windows"],
)
def test_a_lock_with_a_layer_less_or_that_nobody_has_run_is_told(
    monkeypatch: pytest.MonkeyPatch, lock: LockDescription, words: str
) -> None:
    monkeypatch.setattr(doctor_module, "lock_in_force", lambda: lock)

    report = diagnose(home_folder())

    assert said(report, words)
    assert report["locks"]["decoder"] == {
        "provider": lock.provider,
        "denies": list(lock.denies),
        "layers": list(lock.layers),
        "verified": lock.provider == "seccomp",
    }


@pytest.mark.usefixtures("quick", "micro_installed")
def test_a_person_reads_sections_and_a_line_for_each_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor() == 0

    out = capsys.readouterr().out
    assert "A processor (cpu): float32, int8" in out
    assert "seccomp: open, network" in out
    assert "micro (whisper)" in out
