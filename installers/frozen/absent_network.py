"""Stands in for the network libraries that other libraries import and this application never uses.

faster-whisper, trafilatura and a few others import an HTTP client when they are imported, and call it only to download.
The frozen application contains none of them: their names give modules with what is named at import, and nothing works.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Final, NoReturn

__all__ = ["ABSENT", "AbsentNetwork", "NoNetworkError", "leave_out_the_network"]

ABSENT: Final = ("certifi", "http", "huggingface_hub", "urllib.request", "urllib3")
"""Their real ones are kept out by `installers/frozen/contents.py`."""

_CLASSES: Final = {
    "urllib3": ("HTTPConnectionPool", "HTTPSConnectionPool", "PoolManager"),
    "urllib3.connection": ("HTTPConnection", "HTTPSConnection"),
    "urllib3.response": ("HTTPResponse",),
    "urllib3.util": ("Retry",),
}
"""Inherited from, named as types, or made without being used."""
_EXCEPTIONS: Final = {
    "urllib3.exceptions": ("InsecureRequestWarning", "MaxRetryError", "NewConnectionError", "SSLError"),
}
_HARMLESS: Final[Mapping[str, Mapping[str, Callable[..., object]]]] = {
    "urllib3": {"disable_warnings": lambda *_: None},
    "urllib3.util": {"make_headers": lambda **_: {}},
}


class NoNetworkError(RuntimeError):
    """A library wanted to use the network. It is our mistake: nothing in this application asks for that."""


class AbsentNetwork(MetaPathFinder, Loader):
    """Finds `ABSENT` and what is below, before anybody else is asked."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What stands in for `fullname`, or None where that is not one of `ABSENT`."""
        del path, target
        if any(fullname == name or fullname.startswith(f"{name}.") for name in ABSENT):
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> None:
        """Python's own modules will do."""

    def exec_module(self, module: ModuleType) -> None:
        """Fill it; every name that is not in the tables is a function that refuses."""
        own = module.__name__
        for base, table in ((object, _CLASSES), (Exception, _EXCEPTIONS)):
            for name in table.get(own, ()):
                setattr(module, name, type(name, (base,), {"__init__": lambda _self, *_, **__: None}))
        module.__dict__.update(_HARMLESS.get(own, {}))
        for name in {*_CLASSES, *_EXCEPTIONS, *_HARMLESS}:
            if name.startswith(f"{own}."):
                importlib.import_module(name)
        module.__dict__["__getattr__"] = lambda name: _refusing(own, name)


def leave_out_the_network() -> None:
    """From here on `ABSENT` are empty, whether the real ones are on this machine or not."""
    if not any(isinstance(finder, AbsentNetwork) for finder in sys.meta_path):
        sys.meta_path.insert(0, AbsentNetwork())


def _refusing(module: str, name: str) -> Callable[..., NoReturn]:
    if name.startswith("__"):
        raise AttributeError(name)

    def refuse(*_: object, **__: object) -> NoReturn:
        raise NoNetworkError(f"{module}.{name} was called: there is no network code in this application")

    return refuse
