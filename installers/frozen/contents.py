"""What goes into the frozen application and what stays out, with the reason beside it. The spec file reads this."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import PurePath
from typing import Final

__all__ = ["DEVELOPMENT", "NETWORK", "STRIPPED", "UNUSED", "UNUSED_HOOKS", "Entry", "kept"]

Entry = tuple[str, str, str]
"""One file as PyInstaller lists it: its place in the tree, where it comes from, what it is."""

NETWORK: Final = (
    *("_ssl", "ftplib", "http", "imaplib", "nntplib", "poplib", "smtplib", "socketserver", "ssl", "telnetlib"),
    *("urllib.request", "webbrowser", "wsgiref", "xmlrpc"),
    *("anyio", "certifi", "h11", "hf_xet", "httpcore2", "httpx2", "huggingface_hub", "requests", "truststore"),
    *("urllib3", "yaml"),
    *("av.datasets", "ctranslate2.converters", "piper.download_voices", "piper.http_server", "pydub.playback"),
)
"""Modules that speak to others over a network, or exist to download. In `souffleur-models` alone."""

DEVELOPMENT: Final = (
    *(
        "distutils",
        "ensurepip",
        "idlelib",
        "lib2to3",
        "readline",
        "pydoc",
        "pydoc_data",
        "tkinter",
        "turtledemo",
        "venv",
    ),
    *("IPython", "PIL", "PyInstaller", "_pytest", "hypothesis", "matplotlib", "mypy", "onnx", "pandas", "pip"),
    *("pkg_resources", "pytest", "ruff", "scipy", "setuptools", "sympy", "torch", "transformers", "wheel"),
)
"""Tools, tests, and packages that others would use if they were here."""

UNUSED: Final = (
    *("PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtTest", "PySide6.QtSql"),
    *("PySide6.QtPrintSupport", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools", "PySide6.QtConcurrent"),
    *("onnxruntime.tools", "onnxruntime.transformers", "onnxruntime.quantization", "onnxruntime.backend"),
    *("onnxruntime.datasets", "piper.train", "numpy.f2py", "numpy.distutils"),
    *("piper.phonemize_chinese", "piper.phonemize_hebrew", "piper.hebrew", "piper.phonemize_japanese"),
    *("PySide6.QtDBus", "PySide6.QtXml"),
)
"""Parts of libraries that this application does not call."""

_LEFT_OUT: Final = (
    "*/Qt/translations/*",  # but for those below
    "*/Qt/qml/*",
    "*/Qt/plugins/[defgnpqstvw]*/*",
    "*/Qt/plugins/imageformats/*",
    "*/Qt/plugins/xcbglintegrations/*",  # widgets are drawn without OpenGL
    "*libQt6Network*",
    "*libQt6Qml*",
    "*libQt6Quick*",
    "*libQt6OpenGL*",
    "*libQt6Pdf*",
    "*libQt6PrintSupport*",
    "*libQt6Sql*",
    "*libQt6Test*",
    "*libQt6VirtualKeyboard*",
    "*libQt6EglF*",
    "*/babel/locale-data/*",
    "*cudnn*",  # the Windows wheel of CTranslate2 brings NVIDIA's, which may not be given away, and never calls it
    "*/libespeak-ng.so.*",  # twice the same
    "*/piper/hebrew/*",  # no voice of the catalogue speaks it
    "*/tests/*",
    "*/testing/*",
    "*.pyi",
    "*.h",
    "*.hpp",
    "*.pxd",
    "*.a",
)
_TLS: Final = ("*/libssl[.-]*", "*/_ssl.*", "*/certifi/*")
"""OpenSSL without its TLS: libcrypto stays, it computes checksums."""
_KEPT: Final = (
    "*/babel/locale-data/root.dat",  # trafilatura compares languages of addresses
    "*/babel/locale-data/en.dat",
    "*/babel/locale-data/fr.dat",
    "*/Qt/translations/qtbase_fr.qm",
    "*/Qt/plugins/platforms/libqxcb*",
    "*/Qt/plugins/platforms/libqwayland*",
    "*/Qt/plugins/platforms/libqoffscreen*",
    "*/Qt/plugins/platforms/qwindows*",
    "*/Qt/plugins/platforms/libqcocoa*",
    "*/Qt/plugins/platforminputcontexts/libcompose*",  # dead keys: é, ê, ç
    "*/Qt/plugins/platforminputcontexts/libibus*",
    "*/Qt/plugins/platformthemes/libqxdgdesktopportal*",
    "*/Qt/plugins/wayland-decoration-client/libbradient*",
    "*/Qt/plugins/wayland-shell-integration/libxdg-shell*",
    "*/Qt/plugins/imageformats/*qsvg*",
    "*/Qt/plugins/imageformats/*qjpeg*",  # covers of narrations
    "*/Qt/plugins/imageformats/*qico*",
    "*/Qt/plugins/styles/*",
)
_PYTHONS_LIBRARIES: Final = ("libbz2", "libcrypto", "libffi", "liblzma", "libpython", "libsqlite3", "libssl")
"""What Python's own modules load, in the version that they were built for."""

UNUSED_HOOKS: Final = ("pyi_rth_inspect", "pyi_rth_multiprocessing")
"""What PyInstaller would run at each start: 15 ms, for children that live for 70, and for modules that nobody asks."""

STRIPPED: Final = ("libpython3*", "lib-dynload/*.so", "ctranslate2/_ext.*.so", "tokenizers/*.so")
"""What carries debugging symbols. Other wheels' libraries were edited by auditwheel: strip makes those unloadable."""


def kept(entries: Iterable[Entry], *, has_network: bool = False) -> list[Entry]:
    """`entries` without what a program does not use, in a fixed order. `has_network` is `souffleur-models`."""
    left_out = _LEFT_OUT if has_network else (*_LEFT_OUT, *_TLS)
    return sorted(entry for entry in entries if _is_kept(entry, left_out))


def _is_kept(entry: Entry, left_out: tuple[str, ...]) -> bool:
    destination, source = entry[0].replace("\\", "/"), entry[1]
    if _is_the_systems(source):
        return False
    if any(fnmatch(f"/{destination}", pattern) for pattern in _KEPT):
        return True
    return not any(fnmatch(f"/{destination}", pattern) for pattern in left_out)


def _is_the_systems(source: str) -> bool:
    """Whether a file is a library of the Linux system that built it.

    The packages depend on those instead: they are mended with the system, and a graphics driver loads the same ones.
    """
    if not sys.platform.startswith("linux") or not source.startswith(("/lib/", "/lib64/", "/usr/lib")):
        return False
    path = PurePath(source)
    is_pythons = any(part.startswith("python3") for part in path.parts)  # its modules, where Python is the system's
    return not is_pythons and not path.name.startswith(_PYTHONS_LIBRARIES)
