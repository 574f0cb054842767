"""The workflow that builds a release: what can be said of it without running it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

REPOSITORY: Final = Path(__file__).resolve().parents[3]
WORKFLOW: Final = REPOSITORY / ".github" / "workflows" / "release.yml"
JOBS: Final[dict[str, Any]] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
STEPS: Final = [(name, step) for name, job in JOBS.items() for step in job["steps"]]
COMMANDS: Final = [step["run"] for _, step in STEPS if "run" in step]


def test_actions_are_pinned_by_commit() -> None:
    for _, step in STEPS:
        if "uses" in step:
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"])
    for line in WORKFLOW.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"# v\d+\.\d+\.\d+$", line), "the version stands beside the commit"


def test_jobs_may_read_and_only_the_draft_may_write() -> None:
    document = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert document["permissions"] == {"contents": "read"}
    assert [name for name, job in JOBS.items() if "permissions" in job] == ["draft"]
    assert all(step["with"]["persist-credentials"] is False for _, step in STEPS if "checkout" in step.get("uses", ""))


def test_secrets_reach_a_step_through_its_environment_alone() -> None:
    assert not any("secrets." in command for command in COMMANDS)
    for _, step in STEPS:
        if any("secrets." in str(value) for value in step.get("env", {}).values()):
            assert step["if"].startswith("env.HAS_CERTIFICATE"), step["name"]


def test_no_text_from_outside_becomes_a_command() -> None:
    for command in COMMANDS:
        for expression in re.findall(r"\$\{\{\s*(.+?)\s*\}\}", command):
            assert expression == "runner.arch"


def test_every_system_builds_tries_and_lists_what_it_has_built() -> None:
    for name in ("linux", "windows", "macos"):
        commands = "\n".join(step.get("run", "") for step in JOBS[name]["steps"])
        assert re.search(r"smoke\.|package_test\.sh", commands), name
        assert "installers.sbom --tree" in commands, name
    assert set(JOBS["draft"]["needs"]) == set(JOBS) - {"draft"}


def test_jobs_end() -> None:
    assert all(job["timeout-minutes"] <= 120 for job in JOBS.values())


@pytest.mark.parametrize("script", ["installers/windows/smoke.ps1", "installers/macos/smoke.sh"])
def test_a_package_is_tried_from_installation_to_removal(script: str) -> None:
    text = (REPOSITORY / script).read_text(encoding="utf-8")
    for word in (
        "doctor",
        "transcribe",
        "interview-en.flac",
        "narrate",
        "article-en.md",
        "souffleur-desktop",
        "library.db",
    ):
        assert word in text


def test_modules_and_files_that_it_names_are_there() -> None:
    for command in COMMANDS:
        for module in re.findall(r"-m ((?:installers|tools)[\w.]*)", command):
            path = REPOSITORY / module.replace(".", "/")
            assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), module
        for path in re.findall(r"(?<![\w/\\])((?:installers|resources|tests)[/\\][\w./\\-]+)", command):
            assert (REPOSITORY / path.replace("\\", "/")).exists(), path
