"""Builds the package for Windows, on Windows: `python -m installers.windows.build --tree FOLDER --output FOLDER`.

Everything of ours is signed, then packed, then the package is signed and verified. Without a certificate nothing is
signed, and the package says so in its name.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio_engine import __version__
from installers.windows.components import files_source

__all__ = [
    "Signing",
    "build_command",
    "installed_files",
    "main",
    "sign_commands",
    "signing_from",
    "unsigned",
    "verify_command",
]

CHECKOUT: Final = Path(__file__).resolve().parents[2]
_SOURCE: Final = Path(__file__).with_name("souffleur.wxs")
_SIGNABLE: Final = frozenset({".exe", ".dll", ".pyd"})
_A_CALL: Final = 40
"""So many files are signed by one call of signtool: a command line of Windows has an end."""


@dataclass(frozen=True, slots=True)
class Signing:
    """A certificate of the machine's store, by its SHA-1 thumbprint, and the address of a server for time stamps."""

    thumbprint: str
    timestamp_address: str


def main(arguments: Sequence[str]) -> int:
    """The command; raises `subprocess.CalledProcessError` where a tool fails."""
    parser = argparse.ArgumentParser(prog="python -m installers.windows.build", description=__doc__)
    parser.add_argument("--tree", type=Path, required=True, help="the folder with souffleur and souffleur-models")
    parser.add_argument("--output", type=Path, required=True, help="the folder for the package")
    parser.add_argument("--icon", type=Path, required=True, help="the icon, .ico")
    parser.add_argument("--version", default=__version__, help="another version, to test an upgrade with")
    chosen = parser.parse_args(arguments)
    chosen.output.mkdir(parents=True, exist_ok=True)
    signing = signing_from(os.environ)
    files = installed_files(chosen.tree, CHECKOUT)
    if signing is not None:
        _run(*sign_commands(signing, list(unsigned(files.values(), _is_signed))))
    listing = chosen.output / "files.wxs"
    listing.write_text(files_source(files), encoding="utf-8")
    name = f"souffleur-{chosen.version}.msi" if signing else f"souffleur-{chosen.version}-unsigned.msi"
    package = chosen.output / name
    _run(build_command(listing, package, chosen.icon, chosen.version))
    if signing is not None:
        _run(*sign_commands(signing, [package]), verify_command(package))
    listing.unlink()
    sys.stdout.write(f"{package}\n")
    return 0


def installed_files(tree: Path, checkout: Path) -> Mapping[str, Path]:
    """What is installed, by its place below the program's folder: programs, templates for policies, guides, notices."""
    programs = {path.relative_to(tree).as_posix(): path for path in sorted(tree.rglob("*")) if path.is_file()}
    policies = checkout / "resources" / "policies" / "windows"
    templates = {f"policies/{path.relative_to(policies).as_posix()}": path for path in sorted(policies.rglob("*.adm?"))}
    documents = {f"docs/{name}": checkout / "docs" / name for name in ("IT.md", "IT.fr.md", "settings.md", "models.md")}
    licences = {
        "LICENSE.txt": checkout / "LICENSE",
        "NOTICES.txt": checkout / "resources" / "licences" / "NOTICES.txt",
    }
    return {**programs, **templates, **documents, **licences}


def signing_from(environment: Mapping[str, str]) -> Signing | None:
    """What CI's secrets say; None where there are none.

    Raises:
        SystemExit: there is a certificate and no server for time stamps: the signature would end with the certificate.
    """
    thumbprint = environment.get("SOUFFLEUR_CERTIFICATE_SHA1", "").strip()
    address = environment.get("SOUFFLEUR_TIMESTAMP_URL", "").strip()
    if thumbprint and not address:
        raise SystemExit("SOUFFLEUR_TIMESTAMP_URL is missing: name your authority's server for time stamps.")
    return Signing(thumbprint, address) if thumbprint else None


def unsigned(files: Iterable[Path], is_signed: Callable[[Path], bool]) -> Iterator[Path]:
    """Those of `files` that are machine code without a signature: whose others have signed stays theirs."""
    yield from (file for file in files if file.suffix.lower() in _SIGNABLE and not is_signed(file))


def sign_commands(signing: Signing, files: Sequence[Path]) -> list[list[str]]:
    """The calls of signtool that sign `files`."""
    options = ["/fd", "SHA256", "/td", "SHA256", "/tr", signing.timestamp_address, "/sha1", signing.thumbprint]
    parts = [files[start : start + _A_CALL] for start in range(0, len(files), _A_CALL)]
    return [["signtool", "sign", *options, *(str(file) for file in part)] for part in parts]


def verify_command(file: Path) -> list[str]:
    """The call of signtool that checks a signature as Windows would."""
    return ["signtool", "verify", "/pa", "/all", str(file)]


def build_command(listing: Path, package: Path, icon: Path, version: str = __version__) -> list[str]:
    """The call of WiX that makes the package."""
    variables = ["-d", f"Version={version}", "-d", f"Icon={icon}"]
    return ["wix", "build", "-arch", "x64", *variables, "-out", str(package), str(_SOURCE), str(listing)]


def _is_signed(file: Path) -> bool:
    return subprocess.run(verify_command(file), capture_output=True, check=False).returncode == 0


def _run(*commands: Sequence[str]) -> None:
    for command in commands:
        subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
