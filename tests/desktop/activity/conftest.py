"""The surroundings of a workspace, as for the interviews."""

from __future__ import annotations

from tests.desktop.interviews.conftest import host

__all__ = ["host"]
