"""What stands in place of the lists of jobs while they are empty: why, and what to do next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from desktop.widgets import EmptyState
from desktop.workspaces import WorkspaceContext

__all__ = ["nothing_ended", "nothing_waits", "nothing_yet"]


def nothing_yet(context: WorkspaceContext) -> EmptyState:
    """In place of both lists."""
    translate = QCoreApplication.translate
    empty = EmptyState(
        context.theme,
        icon="activity",
        title=translate("ActivityWorkspace", "Nothing has been done yet"),
        sentence=translate(
            "ActivityWorkspace",
            "Transcriptions and narrations are listed here while they wait and run, and afterwards.",
        ),
    )
    empty.add_button(_to_interviews(), partial(context.go_to, "interviews"), primary=True)
    return empty


def nothing_waits(context: WorkspaceContext) -> EmptyState:
    """In place of the queue."""
    translate = QCoreApplication.translate
    empty = EmptyState(
        context.theme,
        icon="check-circle",
        title=translate("ActivityWorkspace", "Nothing waits or runs"),
        sentence=translate(
            "ActivityWorkspace", "Add recordings in the interviews: they are transcribed one after the other."
        ),
        small=True,
    )
    empty.add_button(_to_interviews(), partial(context.go_to, "interviews"))
    return empty


def nothing_ended(context: WorkspaceContext) -> EmptyState:
    """In place of the history."""
    translate = QCoreApplication.translate
    return EmptyState(
        context.theme,
        icon="history",
        title=translate("ActivityWorkspace", "Nothing has ended yet"),
        sentence=translate(
            "ActivityWorkspace",
            "What is done, failed or was cancelled is listed here, and can be opened or tried again.",
        ),
        small=True,
    )


def _to_interviews() -> str:
    return QCoreApplication.translate("ActivityWorkspace", "Go to the interviews")
