"""The checklist of a release keeps its rules, and the check of it finds what does not."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from audio_engine import __version__
from tools import release_check
from tools.release_check import CHECKLIST, REQUIRED, State, checklist, main, problems

TODAY: Final = date(2026, 11, 24)
LINE: Final = (
    "- [x] `deb`: it installs. Command: `.venv/bin/python -m installers.sbom --check`. State: passed 2026-11-23, here."
)


def text_with(line: str) -> str:
    others = "\n".join(f"- [ ] `{name}`: it works. By hand. State: due." for name in REQUIRED if name != "deb")
    return f"# Release {__version__}\n\n{others}\n{line}\n"


def test_the_list_keeps_its_rules() -> None:
    assert problems(CHECKLIST.read_text(encoding="utf-8")) == []


def test_a_good_line_is_read() -> None:
    assert problems(text_with(LINE), today=TODAY) == []
    line = next(line for line in checklist(text_with(LINE)) if line.name == "deb")
    assert line.command == ".venv/bin/python -m installers.sbom --check"
    assert (line.state, line.about, line.is_ticked) == (State.PASSED, "2026-11-23, here", True)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("- [x] `deb`: it installs, somehow", "is none of the list’s"),
        (LINE.replace("[x]", "[ ]"), "`deb` is ticked if, and only if, it passed"),
        ("- [x] `deb`: it installs. By hand. State: due.", "`deb` is ticked if, and only if, it passed"),
        ("- [ ] `deb`: it installs. By hand. State: not verified.", "does not say why"),
        ("- [x] `deb`: it installs. By hand. State: passed.", "does not say when and where"),
        (LINE.replace("2026-11-23", "2026-11-25"), "`deb` passed in the future"),
        (LINE.replace("installers.sbom", "installers.absent"), "names installers.absent, which is not there"),
        (LINE.replace("installers.sbom --check", "pytest tests/absent"), "names tests/absent, which is not there"),
        (f"{LINE}\n{LINE}", "`deb` is there twice"),
        ("", "`deb` is missing"),
    ],
)
def test_a_bad_line_is_told(line: str, sentence: str) -> None:
    found = problems(text_with(line), today=TODAY)
    assert any(sentence in problem for problem in found), found


def test_a_list_of_another_version_is_told() -> None:
    assert problems(text_with(LINE), version="9.9.9", today=TODAY) == ["the list is not one of version 9.9.9"]


def test_what_could_not_be_run_is_named() -> None:
    states = {line.name: line.state for line in checklist(CHECKLIST.read_text(encoding="utf-8"))}
    assert {"windows-install", "macos-install", "workflow"} <= set(states)
    for line in checklist(CHECKLIST.read_text(encoding="utf-8")):
        if line.name.startswith(("windows-", "macos-")) and line.state is State.PASSED:
            assert line.name.endswith("-source") or "Windows" in line.about or "macOS" in line.about


def test_a_release_waits_for_what_is_due(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path_factory.mktemp("list") / "RELEASE.md"
    file.write_text(text_with(LINE), encoding="utf-8")
    monkeypatch.setattr(release_check, "CHECKLIST", file)
    assert main([]) == 0
    assert main(["--release"]) == 1
    assert f"{len(REQUIRED) - 1:3} due: checks" in capsys.readouterr().out
    file.write_text(text_with(LINE).replace("due.", "not verified, nobody was there."), encoding="utf-8")
    assert main(["--release"]) == 0


def test_a_line_s_command_is_run(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path_factory.mktemp("list") / "RELEASE.md"
    monkeypatch.setattr(release_check, "CHECKLIST", file)
    file.write_text(text_with(LINE.replace(".venv/bin/python -m installers.sbom --check", "true")), encoding="utf-8")
    assert main(["--run", "deb"]) == 0
    file.write_text(text_with(LINE.replace(".venv/bin/python -m installers.sbom --check", "false")), encoding="utf-8")
    assert main(["--run", "deb"]) == 1
    assert main(["--run", "checks"]) == 1
    assert "deb: FAILED" in capsys.readouterr().out
