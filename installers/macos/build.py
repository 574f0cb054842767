"""Builds the package for macOS, on macOS: `python -m installers.macos.build --app … --models … --output FOLDER`.

Assemble, sign from the inside out, verify, pack, sign, have it notarised, staple. Without an identity it is signed
for this machine alone, without the hardened runtime, which would refuse libraries that nobody's team has signed.
"""

from __future__ import annotations

import argparse
import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio_engine import __version__
from installers.macos.info import BUNDLE_ID, OLDEST_MACOS

__all__ = [
    "ENTITLEMENTS",
    "Identities",
    "assemble",
    "distribution",
    "entitlements",
    "identities_from",
    "machine_code",
    "main",
    "notarise_commands",
    "package_commands",
    "sign_commands",
    "verify_commands",
]

ENTITLEMENTS: Final = Path(__file__).with_name("entitlements.plist")
_MACH_O: Final = (b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_MODELS_APP: Final = "souffleur-models.app"


@dataclass(frozen=True, slots=True)
class Identities:
    """Whose signature it gets: names of certificates in the key chain, and of the profile that notarytool knows."""

    application: str
    installer: str
    notary_profile: str

    @property
    def is_ours(self) -> bool:
        """Whether there is a certificate at all; `-` is a signature for this machine alone."""
        return self.application != "-"


def main(arguments: Sequence[str]) -> int:
    """The command; raises `subprocess.CalledProcessError` where a tool fails."""
    parser = argparse.ArgumentParser(prog="python -m installers.macos.build", description=__doc__)
    parser.add_argument("--app", type=Path, required=True, help="Souffleur.app, as PyInstaller made it")
    parser.add_argument("--models", type=Path, required=True, help="souffleur-models.app")
    parser.add_argument("--output", type=Path, required=True, help="the folder for the packages")
    chosen = parser.parse_args(arguments)
    identities = identities_from(os.environ)
    staging = chosen.output / "staging"
    app = assemble(chosen.app, chosen.models, staging)
    _run(*sign_commands(app, identities), *verify_commands(app, identities))
    (chosen.output / "distribution.xml").write_text(distribution(), encoding="utf-8")
    packages = package_commands(app, chosen.output, identities)
    _run(*packages)
    if identities.is_ours:
        _run(*notarise_commands([_package(chosen.output), _image(chosen.output)], identities))
    shutil.rmtree(staging)
    return 0


def assemble(app: Path, models: Path, staging: Path) -> Path:
    """Put `souffleur-models` into a copy of the application below `staging`, as a bundle of its own; the copy.

    The application finds it in the folder beside its own programs, as on the other systems: a link leads there.
    """
    target = staging / "Souffleur.app"
    shutil.copytree(app, target, symlinks=True)
    (staging / "Applications").symlink_to("/Applications")  # to drag it there, in the image
    helper = target / "Contents" / "Helpers" / _MODELS_APP
    shutil.copytree(models, helper, symlinks=True)
    (target / "Contents" / "souffleur-models").symlink_to(f"Helpers/{_MODELS_APP}/Contents/MacOS")
    return target


def machine_code(bundle: Path) -> Iterator[Path]:
    """Every file of machine code below `bundle`, the deepest first; links are left out."""
    files = (path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())
    for path in sorted(files, key=lambda path: (-len(path.parts), str(path))):
        with path.open("rb") as stream:
            if stream.read(4) in _MACH_O:
                yield path


def sign_commands(app: Path, identities: Identities) -> list[list[str]]:
    """The calls of codesign, from the inside out. The microphone is the programs' of the application alone."""
    sign = ["codesign", "--force", "--sign", identities.application]
    if identities.is_ours:
        sign += ["--options", "runtime", "--timestamp"]
    with_microphone = [*sign, "--entitlements", str(ENTITLEMENTS)]
    helper, programs = app / "Contents" / "Helpers" / _MODELS_APP, app / "Contents" / "MacOS"
    commands = [[*(with_microphone if path.parent == programs else sign), str(path)] for path in machine_code(app)]
    return [*commands, [*sign, str(helper)], [*with_microphone, str(app)]]


def verify_commands(app: Path, identities: Identities) -> list[list[str]]:
    """The calls that check the signature as a Mac would which has never seen it."""
    commands = [["codesign", "--verify", "--deep", "--strict", "--verbose=2", str(app)]]
    if identities.is_ours:
        commands.append(["codesign", "--display", "--entitlements", "-", "--xml", str(app)])
    return commands


def distribution() -> str:
    """What Installer reads: where the package may go, and on which systems."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<installer-gui-script minSpecVersion="2">
  <title>Souffleur</title>
  <options customize="never" require-scripts="false" hostArchitectures="arm64,x86_64" />
  <domains enable_localSystem="true" enable_currentUserHome="false" enable_anywhere="false" />
  <volume-check><allowed-os-versions><os-version min="{OLDEST_MACOS}" /></allowed-os-versions></volume-check>
  <choices-outline><line choice="default" /></choices-outline>
  <choice id="default"><pkg-ref id="{BUNDLE_ID}" /></choice>
  <pkg-ref id="{BUNDLE_ID}" version="{__version__}">component.pkg</pkg-ref>
</installer-gui-script>
"""


def package_commands(app: Path, output: Path, identities: Identities) -> list[list[str]]:
    """The calls that make the `.pkg`, which runs no script, and the `.dmg`."""
    component = str(output / "component.pkg")
    product = ["productbuild", "--distribution", str(output / "distribution.xml"), "--package-path", str(output)]
    if identities.is_ours:
        product += ["--sign", identities.installer, "--timestamp"]
    image = str(_image(output))
    commands = [
        ["pkgbuild", "--component", str(app), "--install-location", "/Applications", "--identifier", BUNDLE_ID,
         "--version", __version__, component],
        [*product, str(_package(output))],
        ["hdiutil", "create", "-volname", "Souffleur", "-srcfolder", str(app.parent), "-format", "UDZO", "-ov", image],
    ]  # fmt: skip
    if identities.is_ours:
        commands.append(["codesign", "--sign", identities.application, "--timestamp", image])
    return commands


def notarise_commands(files: Sequence[Path], identities: Identities) -> list[list[str]]:
    """The calls that let Apple look at `files` and put its answer into them."""
    commands = []
    for file in files:
        commands.append(
            ["xcrun", "notarytool", "submit", str(file), "--keychain-profile", identities.notary_profile, "--wait"]
        )
        commands.append(["xcrun", "stapler", "staple", str(file)])
        commands.append(["xcrun", "stapler", "validate", str(file)])
    return commands


def identities_from(environment: Mapping[str, str]) -> Identities:
    """What CI's secrets say; without them a signature for this machine alone.

    Raises:
        SystemExit: some are there and others not.
    """
    names = ("SOUFFLEUR_APPLICATION_IDENTITY", "SOUFFLEUR_INSTALLER_IDENTITY", "SOUFFLEUR_NOTARY_PROFILE")
    values = [environment.get(name, "").strip() for name in names]
    if any(values) and not all(values):
        missing = [name for name, value in zip(names, values, strict=True) if not value]
        raise SystemExit(f"Missing beside the others: {', '.join(missing)}.")
    return Identities(*values) if all(values) else Identities("-", "-", "")


def entitlements() -> dict[str, bool]:
    """What the application asks macOS for."""
    return dict(plistlib.loads(ENTITLEMENTS.read_bytes()))


def _package(output: Path) -> Path:
    return output / f"Souffleur-{__version__}.pkg"


def _image(output: Path) -> Path:
    return output / f"Souffleur-{__version__}.dmg"


def _run(*commands: Sequence[str]) -> None:
    for command in commands:
        subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
