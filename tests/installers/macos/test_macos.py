"""The package for macOS, as far as it can be held to its promises without macOS."""

from __future__ import annotations

import plistlib
import sys
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest

from audio_engine import __version__
from audio_engine.settings.policy_plists import DOMAIN
from installers.macos.build import (
    Identities,
    assemble,
    distribution,
    entitlements,
    identities_from,
    machine_code,
    main,
    notarise_commands,
    package_commands,
    sign_commands,
    verify_commands,
)
from installers.macos.info import BUNDLE_ID, info_plist, models_info_plist
from tests.installers.recorded_tools import recorded_tools

MACH_O: Final = b"\xcf\xfa\xed\xfe and more"
OURS: Final = Identities("Developer ID Application: Newsroom", "Developer ID Installer: Newsroom", "notary")
NOBODY: Final = Identities("-", "-", "")


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """Souffleur.app with souffleur-models in it, as small as can be."""
    made = tmp_path / "made"
    for place in ("Souffleur.app/Contents/MacOS/souffleur", "Souffleur.app/Contents/MacOS/souffleur-desktop",
                  "Souffleur.app/Contents/Frameworks/a/b/libdeep.dylib", "Souffleur.app/Contents/Frameworks/lib.so",
                  "souffleur-models.app/Contents/MacOS/souffleur-models"):  # fmt: skip
        (made / place).parent.mkdir(parents=True, exist_ok=True)
        (made / place).write_bytes(MACH_O)
    (made / "Souffleur.app/Contents/Resources").mkdir()
    (made / "Souffleur.app/Contents/Resources/text.txt").write_text("no code")
    (made / "Souffleur.app/Contents/Resources/lib.so").symlink_to("../Frameworks/lib.so")
    return assemble(made / "Souffleur.app", made / "souffleur-models.app", tmp_path / "staging")


def test_the_application_asks_for_the_microphone_and_nothing_else() -> None:
    assert entitlements() == {"com.apple.security.device.audio-input": True}


def test_the_application_says_why_in_both_languages() -> None:
    sentence = info_plist()["NSMicrophoneUsageDescription"]
    assert isinstance(sentence, str)
    assert "Nothing leaves this Mac" in sentence
    assert "Rien ne quitte ce Mac" in sentence
    assert plistlib.dumps(info_plist())
    assert "NSMicrophoneUsageDescription" not in models_info_plist()


def test_policies_and_permissions_go_by_the_same_name() -> None:
    assert BUNDLE_ID == DOMAIN


def test_the_downloader_is_where_the_programs_look_for_it(app: Path) -> None:
    programs = app / "Contents" / "MacOS"
    assert (programs.parent / "souffleur-models" / "souffleur-models").read_bytes() == MACH_O
    assert not (programs.parent / "souffleur-models").readlink().is_absolute()


def test_the_image_shows_where_to_drag_it(app: Path) -> None:
    assert sorted(path.name for path in app.parent.iterdir()) == ["Applications", "Souffleur.app"]
    assert (app.parent / "Applications").readlink() == Path("/Applications")


def test_code_is_signed_from_the_inside_out(app: Path) -> None:
    signed = [Path(command[-1]) for command in sign_commands(app, OURS)]
    assert signed[-1] == app
    assert signed[-2].name == "souffleur-models.app"
    assert set(signed[:-2]) == set(machine_code(app))
    for index, path in enumerate(signed):
        assert not any(path in later.parents for later in signed[index:]), path


def test_links_and_texts_are_not_signed(app: Path) -> None:
    assert sorted(path.name for path in machine_code(app)) == [
        *("lib.so", "libdeep.dylib", "souffleur", "souffleur-desktop", "souffleur-models"),
    ]


def test_only_the_programs_of_the_application_get_the_microphone(app: Path) -> None:
    with_it = [Path(command[-1]).name for command in sign_commands(app, OURS) if "--entitlements" in command]
    assert sorted(with_it) == ["Souffleur.app", "souffleur", "souffleur-desktop"]


def test_the_hardened_runtime_is_on_for_everything_that_is_given_away(app: Path) -> None:
    for command in sign_commands(app, OURS):
        assert command[command.index("--options") + 1] == "runtime"
        assert "--timestamp" in command
        assert "--deep" not in command
    assert all("--options" not in command for command in sign_commands(app, NOBODY))
    assert any("--strict" in command for command in verify_commands(app, OURS))


def test_the_package_goes_into_applications_and_runs_no_script(app: Path, tmp_path: Path) -> None:
    component, product, image, signature = package_commands(app, tmp_path, OURS)
    assert component[component.index("--install-location") + 1] == "/Applications"
    assert component[component.index("--identifier") + 1] == BUNDLE_ID
    assert "--scripts" not in component
    assert product[-1].endswith(f"Souffleur-{__version__}.pkg")
    assert product[product.index("--sign") + 1] == OURS.installer
    assert image[-1] == signature[-1]
    assert len(package_commands(app, tmp_path, NOBODY)) == 3


def test_installer_reads_the_distribution() -> None:
    root = ET.fromstring(distribution())
    (domains,) = root.findall("domains")
    assert domains.attrib["enable_localSystem"] == "true"
    assert {reference.attrib["id"] for reference in root.iter("pkg-ref")} == {BUNDLE_ID}


def test_apple_s_answer_is_stapled_and_checked(tmp_path: Path) -> None:
    commands = notarise_commands([tmp_path / "x.pkg", tmp_path / "x.dmg"], OURS)
    assert [command[1:3] for command in commands[:3]] == [
        ["notarytool", "submit"],
        ["stapler", "staple"],
        ["stapler", "validate"],
    ]
    assert len(commands) == 6


def test_half_of_the_secrets_is_a_mistake() -> None:
    assert identities_from({}) == NOBODY
    with pytest.raises(SystemExit, match="SOUFFLEUR_NOTARY_PROFILE"):
        identities_from({"SOUFFLEUR_APPLICATION_IDENTITY": "a", "SOUFFLEUR_INSTALLER_IDENTITY": "b"})


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the tools are shell scripts; macOS has the real ones")
def test_the_application_is_signed_verified_packed_and_notarised(
    app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = recorded_tools(tmp_path / "tools", monkeypatch)
    for name in ("codesign", "pkgbuild", "productbuild", "hdiutil", "xcrun"):
        tools.add(name)
    for name, value in (("APPLICATION_IDENTITY", "a"), ("INSTALLER_IDENTITY", "b"), ("NOTARY_PROFILE", "c")):
        monkeypatch.setenv(f"SOUFFLEUR_{name}", value)
    made, output = tmp_path / "made", tmp_path / "dist"
    words = ["--app", made / "Souffleur.app", "--models", made / "souffleur-models.app", "--output", output]
    assert main([str(word) for word in words]) == 0
    names = [call[0] for call in tools.calls()]
    assert list(dict.fromkeys(names)) == ["codesign", "pkgbuild", "productbuild", "hdiutil", "xcrun"]
    assert names.count("xcrun") == 6
    assert not (output / "staging").exists()
    assert app.exists()
