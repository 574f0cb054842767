"""macOS: a sandbox profile that allows nothing; what is open stays open. Written to sandbox(7) and never run by us.

`sandbox_init` is deprecated and without a successor for programs that are not apps; Chromium and Firefox lock their
children in with it to this day.
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

__all__ = ["DENIES", "PROFILE", "engage"]

DENIES: Final = frozenset({"open", "write", "list", "execute", "fork", "network", "signal", "remove", "make"})
"""Of the acts in `tests/contract/test_locks.py`, what the profile should refuse."""

PROFILE: Final = "(version 1)\n(deny default)\n(allow signal (target self))\n"
"""Sandbox Profile Language. Reading, writing and mapping what is open already needs no rule."""
_PROFILE_IS_TEXT: Final = 0
_LIBRARY: Final = "/usr/lib/libSystem.B.dylib"


def engage(library: Any = None) -> None:  # noqa: ANN401 - a ctypes library, or a test's stand-in
    """Lock the calling process.

    Raises:
        OSError: the system refused the profile.
    """
    system = library if library is not None else ctypes.CDLL(_LIBRARY)
    system.sandbox_init.argtypes = (ctypes.c_char_p, ctypes.c_uint64, ctypes.POINTER(ctypes.c_char_p))
    system.sandbox_init.restype = ctypes.c_int
    why = ctypes.c_char_p()
    if system.sandbox_init(PROFILE.encode(), _PROFILE_IS_TEXT, ctypes.byref(why)) != 0:
        raise OSError((why.value or b"the system refused the sandbox profile").decode("utf-8", "replace"))
