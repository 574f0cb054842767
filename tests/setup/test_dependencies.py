"""Every dependency is pinned, and somebody wrote down why we have it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest
from packaging.requirements import Requirement

REPOSITORY: Final = Path(__file__).resolve().parents[2]
PROJECT: Final = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONSTRAINTS: Final = (REPOSITORY / "constraints.txt").read_text(encoding="utf-8").splitlines()
BUILD: Final = [
    line for line in (REPOSITORY / "constraints.in").read_text(encoding="utf-8").splitlines() if line[:1] != "#"
]
REQUIREMENTS: Final = [
    Requirement(line)
    for line in (
        *PROJECT["dependencies"],
        *(one for extra in PROJECT["optional-dependencies"].values() for one in extra),
        *BUILD,
    )
]
DEPENDENCIES: Final = sorted({requirement.name for requirement in REQUIREMENTS})


@pytest.mark.parametrize("name", DEPENDENCIES)
def test_every_dependency_is_pinned(name: str) -> None:
    assert any(re.match(rf"{name}==\S+", line) for line in CONSTRAINTS)


@pytest.mark.parametrize("name", DEPENDENCIES)
def test_every_dependency_has_its_line_in_the_list(name: str) -> None:
    listed = (REPOSITORY / "docs" / "dependencies.md").read_text(encoding="utf-8")

    assert re.search(rf"^\| `{name}` \|", listed, re.MULTILINE)


def test_the_list_names_nothing_that_has_gone() -> None:
    listed = re.findall(
        r"^\| `([\w-]+)` \|", (REPOSITORY / "docs" / "dependencies.md").read_text("utf-8"), re.MULTILINE
    )

    assert sorted(listed) == DEPENDENCIES


def test_constraints_are_exact_pins_that_name_no_host() -> None:
    pin = re.compile(r"[a-z0-9-]+==[\w.]+( ; [\w.'= !<>*()-]+)?")

    assert [line for line in CONSTRAINTS if not pin.fullmatch(line)] == []


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize(
    "platform", [("linux", "x86_64"), ("linux", "aarch64"), ("darwin", "arm64"), ("win32", "AMD64")]
)
def test_there_is_one_version_for_each_python_and_platform(python: str, platform: tuple[str, str]) -> None:
    system, machine = platform
    where = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_machine": machine,
    }
    pins = [Requirement(line) for line in CONSTRAINTS]

    names = [pin.name for pin in pins if pin.marker is None or pin.marker.evaluate(where)]

    assert sorted(set(names)) == sorted(names)
    needed = {needs.name for needs in REQUIREMENTS if needs.marker is None or needs.marker.evaluate(where)}
    assert needed <= set(names)
