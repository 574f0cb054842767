"""Which rung a job gets: probe children that really crash, and a small real model on the real processor."""

from __future__ import annotations

import json
import shutil
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from audio_engine.errors import CancelledError, JobFailedError, ModelMissingError
from audio_engine.events import Failed, Finished, Notice
from audio_engine.jobs import device_ladder, probe_memory
from audio_engine.jobs.device_ladder import DeviceLadder, Rung, describe_devices
from audio_engine.jobs.supervisor import Supervisor

if TYPE_CHECKING:
    from audio_engine.events import Event

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake probes die by POSIX signals")

RTX = {"name": "RTX 4070", "capability": [8, 9], "driver": "12080", "compute_types": ["float16", "int8_float16"]}
DEATHS = ["abort", "segv", "kill", "exit", "garbage", "NaN", "!!!!", "CUBLAS_STATUS_NOT_SUPPORTED"]


class Machine:
    """A made-up machine: its devices, how each rung behaves, and what it was asked."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.home = home
        self._script = folder / "machine.json"
        self._questions = folder / "questions"
        self.model = folder / "model"
        self.model.mkdir(parents=True)
        (self.model / "model.bin").write_bytes(b"weights")
        self.command = (sys.executable, str(Path(__file__).with_name("fake_probe.py")), str(self._script))
        self.has()

    def has(self, *, cards: tuple[dict[str, Any], ...] = (RTX,), dies: str = "", **rungs: str) -> None:
        processor = {"ctranslate2": "4.8.5", "cpu_name": "x86_64", "cpu_compute_types": ["int8", "float32"]}
        script = {
            "report": {**processor, "cards": cards},
            "rungs": {name.replace("__", "/"): how for name, how in rungs.items()},
            "describing_dies": dies,
        }
        self._script.write_text(json.dumps(script), encoding="utf-8")

    def ladder(self, device: str = "auto", compute_type: str = "auto") -> DeviceLadder:
        return DeviceLadder(self.model, self.home, device, compute_type, probe_command=self.command)

    def questions(self) -> list[str]:
        asked = self._questions.read_text(encoding="utf-8").split() if self._questions.exists() else []
        self._questions.unlink(missing_ok=True)
        return [question for question in asked if not question.startswith("describe")]


@pytest.fixture
def machine(tmp_path: Path, home: Path) -> Machine:
    return Machine(tmp_path / "machine", home)


def test_a_card_that_works_is_used_without_a_word(machine: Machine) -> None:
    assert machine.ladder().choose() == (Rung("cuda", "float16"), ())


def test_a_machine_without_a_card_computes_on_the_processor_without_a_word(machine: Machine) -> None:
    machine.has(cards=())

    assert machine.ladder().choose() == (Rung("cpu", "int8"), ())


@pytest.mark.parametrize("how", DEATHS)
def test_a_card_that_fails_in_any_way_hands_over_to_the_processor_with_one_sentence(machine: Machine, how: str) -> None:
    machine.has(cuda__float16=how, cuda__int8_float16=how)

    rung, notices = machine.ladder().choose()

    assert rung == Rung("cpu", "int8")
    assert len(notices) == 1
    assert notices[0].startswith("The graphics card could not be used (")
    assert machine.questions() == ["cuda/float16", "cuda/int8_float16", "cpu/int8"]


def test_a_probe_that_hangs_is_a_rung_that_fails(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device_ladder, "_CARD_TIMEOUT_S", 1.5)
    machine.has(cuda__float16="hang")

    rung, notices = machine.ladder().choose()

    assert rung == Rung("cuda", "int8_float16")
    assert "float16 (it stopped answering)" in notices[0]


def test_what_was_found_is_remembered_and_said_once(machine: Machine) -> None:
    machine.has(cuda__float16="abort", cuda__int8_float16="abort")
    machine.ladder().choose()
    machine.questions()

    assert machine.ladder().choose() == (Rung("cpu", "int8"), ())
    assert machine.questions() == []


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.has(cards=({**RTX, "driver": "13000"},)),
        lambda m: m.has(cards=({**RTX, "name": "RTX 5090"},)),
        lambda m: (m.model / "model.bin").write_bytes(b"other weights"),
    ],
)
def test_another_driver_card_or_model_is_tried_anew(machine: Machine, change: Any) -> None:
    machine.ladder().choose()
    machine.questions()

    change(machine)
    machine.ladder().choose()

    assert machine.questions() == ["cuda/float16"]


def test_a_failure_of_a_card_is_forgotten_after_a_week(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.has(cuda__float16="kill")
    machine.ladder().choose()
    machine.questions()
    machine.has()

    monkeypatch.setattr(probe_memory, "_FAILURE_KEPT_S", 0.0)

    assert machine.ladder().choose() == (Rung("cuda", "float16"), ())


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"format": 2}', b'{"format": 1, "probes": []}', b"\xff", b"[" * 100_000],
)
def test_a_damaged_memory_counts_as_empty_and_is_made_new(machine: Machine, content: bytes) -> None:
    memory = machine.home / "device-probes.json"
    memory.write_bytes(content)

    assert machine.ladder().choose() == (Rung("cuda", "float16"), ())

    assert json.loads(memory.read_bytes())["probes"]
    assert memory.stat().st_mode & 0o777 == 0o600


def test_damaged_entries_are_passed_over_one_by_one(machine: Machine) -> None:
    machine.ladder().choose()
    memory = machine.home / "device-probes.json"
    document = json.loads(memory.read_bytes())
    for damaged in ({"reason": 3, "at": 0}, {"at": 0}, {"reason": ""}, None, {"reason": "", "at": "yesterday"}):
        document["probes"] = dict.fromkeys(document["probes"], damaged)
        memory.write_text(json.dumps(document), encoding="utf-8")
        machine.questions()

        machine.ladder().choose()

        assert machine.questions() == ["cuda/float16"]


def test_a_memory_that_cannot_be_written_does_not_make_a_job_go_round_in_circles(
    machine: Machine, tmp_path: Path
) -> None:
    machine.home = tmp_path / "a file" / "home"
    machine.home.parent.write_bytes(b"")
    ladder = machine.ladder()
    rung, _ = ladder.choose()

    ladder.remember_failure(rung, "it crashed")

    assert ladder.choose()[0] == Rung("cuda", "int8_float16")


def test_a_forced_card_that_fails_is_an_error_that_says_what_to_do(machine: Machine) -> None:
    machine.has(cuda__float16="NaN", cuda__int8_float16="!!!!")

    with pytest.raises(JobFailedError, match=r"graphics card cannot be used.*!!!!.*--device auto"):
        machine.ladder("cuda").choose()


def test_a_forced_card_that_is_not_there_is_an_error(machine: Machine) -> None:
    machine.has(cards=())

    with pytest.raises(JobFailedError, match="No graphics card"):
        machine.ladder("cuda").choose()


def test_a_compute_type_that_a_forced_device_lacks_is_an_error_that_names_the_others(machine: Machine) -> None:
    with pytest.raises(JobFailedError, match=r"cannot compute with bfloat16.*float32, int8"):
        machine.ladder("cpu", "bfloat16").choose()


def test_a_model_that_fails_everywhere_is_an_error_and_the_processor_is_asked_again(machine: Machine) -> None:
    machine.has(cards=(), cpu__int8="NaN", cpu__float32="segv")
    with pytest.raises(JobFailedError, match=r"cannot be used on this computer \(it crashed: SIGSEGV\)"):
        machine.ladder().choose()
    machine.has(cards=())

    assert machine.ladder().choose() == (Rung("cpu", "int8"), ())


def test_a_driver_that_kills_whoever_asks_for_it_is_a_machine_without_cards(machine: Machine) -> None:
    machine.has(dies="with cards")

    assert machine.ladder().choose() == (Rung("cpu", "int8"), ())


def test_a_library_that_cannot_even_be_loaded_is_an_error(machine: Machine) -> None:
    machine.has(dies="always")

    with pytest.raises(JobFailedError, match="SIGABRT"):
        machine.ladder().choose()


def test_a_folder_without_a_model_is_an_error(machine: Machine) -> None:
    (machine.model / "model.bin").unlink()

    with pytest.raises(ModelMissingError, match="cannot be read"):
        machine.ladder().choose()


def test_a_hanging_probe_is_ended_when_somebody_cancels(machine: Machine) -> None:
    machine.has(cuda__float16="hang")
    patience = iter([False, False, False])

    with pytest.raises(CancelledError):
        machine.ladder().choose(lambda: next(patience, True))


@pytest.mark.parametrize("how", ["segv", "abort", "kill", "exit", "nonsense", "error"])
def test_a_job_that_fails_on_the_card_goes_on_with_the_processor(
    machine: Machine, home: Path, sample_worker: tuple[str, ...], how: str
) -> None:
    (home / "plan.json").write_text(json.dumps({"how": how}), encoding="utf-8")
    events: list[Event] = []

    end = Supervisor(worker_command=sample_worker).run(1, "card", home, events.append, ladder=machine.ladder())

    assert isinstance(end, Finished)
    ran_on = (home / "rows").read_text(encoding="utf-8").split()
    assert ran_on == ["cuda/float16", "cuda/int8_float16", "cpu/int8"]
    sentences = [event.text for event in events if isinstance(event, Notice)]
    assert len(sentences) == 2
    assert sentences[0].startswith("The graphics card failed with float16 (")
    assert sentences[1].startswith("The graphics card could not be used (")


def test_the_next_job_does_not_try_the_card_again(machine: Machine, home: Path, sample_worker: tuple[str, ...]) -> None:
    (home / "plan.json").write_text('{"how": "abort"}', encoding="utf-8")
    supervisor = Supervisor(worker_command=sample_worker)
    supervisor.run(1, "card", home, lambda _event: None, ladder=machine.ladder())
    (home / "rows").unlink()
    events: list[Event] = []

    supervisor.run(2, "card", home, events.append, ladder=machine.ladder())

    assert (home / "rows").read_text(encoding="utf-8") == "cpu/int8\n"
    assert events == [Finished(2)]


def test_a_job_that_fails_on_a_forced_card_fails(machine: Machine, home: Path, sample_worker: tuple[str, ...]) -> None:
    (home / "plan.json").write_text('{"how": "nonsense"}', encoding="utf-8")

    end = Supervisor(worker_command=sample_worker).run(
        1, "card", home, lambda _event: None, ladder=machine.ladder("cuda")
    )

    assert isinstance(end, Failed)
    assert "only exclamation marks" in end.what


def test_cancelling_while_the_ladder_is_tried_cancels_the_job(
    machine: Machine, home: Path, sample_worker: tuple[str, ...]
) -> None:
    machine.has(cuda__float16="hang")
    supervisor = Supervisor(worker_command=sample_worker)
    asked = threading.Timer(1.0, supervisor.cancel)
    asked.start()
    events: list[Event] = []

    end = supervisor.run(1, "card", home, events.append, ladder=machine.ladder())

    asked.join()
    assert end.kind == "cancelled"
    assert events == [end]
    assert not (home / "rows").exists()


def test_this_machine_describes_itself() -> None:
    report = describe_devices()

    assert "float32" in report.cpu_compute_types
    assert report.ctranslate2


def test_the_small_model_works_on_the_processor_and_the_second_time_is_remembered(
    whisper_micro: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = DeviceLadder(whisper_micro, home, "cpu").choose()

    def nothing_is_probed(*_: object) -> str:
        pytest.fail("it was probed again")

    monkeypatch.setattr(DeviceLadder, "_probe", nothing_is_probed)
    second = DeviceLadder(whisper_micro, home, "cpu").choose()

    assert first == second
    assert first[0].device == "cpu"
    assert first[1] == ()


def test_a_damaged_model_fails_the_real_probe(whisper_micro: Path, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(whisper_micro, folder, ignore=shutil.ignore_patterns("recipe"))
    weights = bytearray((folder / "model.bin").read_bytes())
    (folder / "model.bin").write_bytes(weights[: len(weights) // 2])

    with pytest.raises(JobFailedError, match="cannot be used on this computer"):
        DeviceLadder(folder, home, "cpu").choose()


def test_weights_that_are_no_numbers_fail_the_real_probe(whisper_micro: Path, home: Path, tmp_path: Path) -> None:
    """The nonsense of a broken card, made with a processor: every float of the model is NaN."""
    folder = tmp_path / "model"
    shutil.copytree(whisper_micro, folder, ignore=shutil.ignore_patterns("recipe"))
    weights = bytearray((folder / "model.bin").read_bytes())
    at = weights.find(b"encoder/conv1/bias\0")
    assert at > 0
    header = at + len(b"encoder/conv1/bias\0") + 1 + 4 + 1 + 4  # rank, one dimension, type, size
    weights[header : header + 4] = b"\x00\x00\xc0\x7f"
    (folder / "model.bin").write_bytes(weights)

    with pytest.raises(JobFailedError, match="NaN"):
        DeviceLadder(folder, home, "cpu").choose()
