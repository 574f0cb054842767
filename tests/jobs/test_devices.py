"""The order in which devices are tried, for the cards that newsrooms have."""

from __future__ import annotations

import pytest

from audio_engine.jobs.devices import Card, DeviceReport, Rung, candidates

EVERY_TYPE = frozenset(
    ("int8", "int8_float32", "int8_float16", "int8_bfloat16", "int16", "float16", "bfloat16", "float32")
)
CPU_TYPES = frozenset(("int8", "int8_float32", "float32"))


def report(name: str = "", capability: tuple[int, int] = (0, 0), types: frozenset[str] = EVERY_TYPE) -> DeviceReport:
    cards = (Card(name, capability, "12080", types),) if name else ()
    return DeviceReport("4.8.5", "x86_64", CPU_TYPES, cards)


def names(rungs: tuple[Rung, ...]) -> list[str]:
    return [f"{rung.device}/{rung.compute_type}" for rung in rungs]


@pytest.mark.parametrize(
    ("name", "capability", "expected"),
    [
        ("NVIDIA GeForce RTX 5090", (12, 0), ["float16", "bfloat16", "float32"]),
        ("NVIDIA GeForce RTX 4070", (8, 9), ["float16", "int8_float16"]),
        ("NVIDIA A100", (8, 0), ["float16", "int8_float16"]),
        ("NVIDIA GeForce RTX 2080 Ti", (7, 5), ["float16", "int8_float16"]),
        ("Tesla T4", (7, 5), ["float16", "int8_float16"]),
        ("Tesla V100-SXM2-16GB", (7, 0), ["float16", "int8_float16"]),
        ("NVIDIA GeForce GTX 1650", (7, 5), ["int8_float32", "float32"]),
        ("NVIDIA GeForce GTX 1660 Ti", (7, 5), ["int8_float32", "float32"]),
        ("NVIDIA GeForce MX450", (7, 5), ["int8_float32", "float32"]),
        ("NVIDIA T400 4GB", (7, 5), ["int8_float32", "float32"]),
        ("NVIDIA T1000", (7, 5), ["int8_float32", "float32"]),
        ("NVIDIA GeForce GTX 1080", (6, 1), ["int8_float32", "float32"]),
        ("NVIDIA GeForce GTX 970", (5, 2), ["int8_float32", "float32"]),
    ],
)
def test_each_generation_of_cards_has_its_order_and_the_processor_comes_last(
    name: str, capability: tuple[int, int], expected: list[str]
) -> None:
    rungs = candidates("auto", "auto", report(name, capability))

    assert names(rungs) == [*(f"cuda/{kind}" for kind in expected), "cpu/int8", "cpu/float32"]


def test_what_a_card_cannot_do_is_not_tried() -> None:
    old = report("NVIDIA GeForce GTX 970", (5, 2), types=frozenset({"float32"}))

    assert names(candidates("auto", "auto", old)) == ["cuda/float32", "cpu/int8", "cpu/float32"]


def test_a_processor_without_int8_computes_in_float32() -> None:
    machine = DeviceReport("4.8.5", "x86_64", frozenset({"float32"}))

    assert names(candidates("auto", "auto", machine)) == ["cpu/float32"]


def test_a_forced_device_has_no_way_out() -> None:
    machine = report("NVIDIA GeForce RTX 4070", (8, 9))

    assert {rung.device for rung in candidates("cuda", "auto", machine)} == {"cuda"}
    assert {rung.device for rung in candidates("cpu", "auto", machine)} == {"cpu"}
    assert candidates("cuda", "auto", report()) == ()


def test_a_forced_compute_type_is_kept_wherever_a_device_has_it() -> None:
    machine = report("NVIDIA GeForce RTX 4070", (8, 9))

    assert names(candidates("auto", "float32", machine)) == ["cuda/float32", "cpu/float32"]
    assert names(candidates("auto", "float16", machine)) == ["cuda/float16", "cpu/int8", "cpu/float32"]
    assert candidates("cpu", "float16", machine) == ()


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"ctranslate2": "4", "cpu_name": "x", "cpu_compute_types": 3, "cards": []},
        {"ctranslate2": "4", "cpu_name": "x", "cpu_compute_types": [], "cards": [{"name": "RTX"}]},
        {
            "ctranslate2": "4",
            "cpu_name": "x",
            "cpu_compute_types": [],
            "cards": [{"name": "RTX", "capability": [8], "driver": "1", "compute_types": []}],
        },
    ],
)
def test_a_report_that_is_none_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"report|unpack"):
        DeviceReport.from_json(document)
