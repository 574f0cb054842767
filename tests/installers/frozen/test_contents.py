"""What goes into the frozen application, and what the built one contains."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from audio_engine.programs import CHILDREN
from installers.frozen.contents import NETWORK, kept
from installers.frozen.trying import starts

BUILT = Path(__file__).resolve().parents[3] / "build" / "frozen"
TLS = ("libssl.so.3", "/usr/lib/libssl.so.3", "BINARY")
PLUGIN = "PySide6/Qt/plugins/{}"


def names(*places: str, has_network: bool = False) -> list[str]:
    return [
        entry[0] for entry in kept([(place, f"/wheel/{place}", "BINARY") for place in places], has_network=has_network)
    ]


def test_qts_network_and_multimedia_stay_out() -> None:
    unwanted = [PLUGIN.format(n) for n in ("tls/libqopensslbackend.so", "networkinformation/libqglib.so")]
    unwanted += [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        PLUGIN.format("platforms/libqvnc.so"),
    ]

    assert names(*unwanted) == []


def test_what_a_french_journalist_types_and_sees_goes_in() -> None:
    wanted = [
        PLUGIN.format("platforminputcontexts/libcomposeplatforminputcontextplugin.so"),
        PLUGIN.format("platforms/libqxcb.so"),
        "PySide6/Qt/translations/qtbase_fr.qm",
    ]

    assert names(*wanted, "PySide6/Qt/translations/qtbase_de.qm") == sorted(wanted)


def test_tls_is_the_downloaders_alone() -> None:
    assert names("libssl.so.3", "lib-dynload/_ssl.cpython-311.so") == []
    assert names("libssl.so.3", has_network=True) == ["libssl.so.3"]


@pytest.mark.skipif(sys.platform != "linux", reason="packages of other systems bring what they need")
def test_the_systems_libraries_stay_the_systems() -> None:
    entries = [
        ("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6", "BINARY"),
        ("libffi.so.8", "/lib/x86_64-linux-gnu/libffi.so.8", "BINARY"),
        ("python3.11/lib-dynload/_json.so", "/usr/lib/python3.11/lib-dynload/_json.so", "EXTENSION"),
    ]

    assert [entry[0] for entry in kept(entries)] == ["libffi.so.8", "python3.11/lib-dynload/_json.so"]


def test_every_child_is_started_by_the_build() -> None:
    started = {argument for start in starts() for argument in start.arguments}

    assert CHILDREN - started == {"audio_engine.narration.intake.parser"}  # narrating an article starts it


@pytest.mark.skipif(not (BUILT / "souffleur").is_dir(), reason="nothing has been frozen here")
@pytest.mark.parametrize("program", ["souffleur", "souffleur-desktop"])
def test_the_programs_contain_no_network_client(program: str) -> None:
    readers = pytest.importorskip("PyInstaller.archive.readers")
    archive = readers.CArchiveReader(str(BUILT / "souffleur" / program))
    modules = archive.open_embedded_archive(next(name for name in archive.toc if name.endswith(".pyz"))).toc
    clients = [module for module in modules if any(module == name or module.startswith(f"{name}.") for name in NETWORK)]

    assert "audio_engine.programs" in modules
    assert clients == []
    assert not [
        path.name for path in (BUILT / "souffleur").rglob("*") if path.name.startswith(("_ssl.", "libssl", "cacert"))
    ]
