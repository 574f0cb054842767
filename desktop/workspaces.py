"""The workspaces of the window, in the order of the rail; each is made, and imported, when it is first gone to.

A workspace is a widget that is made from a `WorkspaceContext`. Those that open something have `open_item(item)`, those
that take dropped files `open_files(paths)`.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.bridge import Bridge
    from desktop.notices import Notices
    from desktop.shortcuts import Shortcuts
    from desktop.theme import Theme

__all__ = [
    "HasSample",
    "KeepsWork",
    "OpensItems",
    "TakesFiles",
    "TakesFocus",
    "WorkspaceContext",
    "WorkspaceEntry",
    "workspace_entries",
]


_NEEDED: Final = ("numpy", "soundfile", "audio_engine.engine", "audio_engine.library", "audio_engine.export")
_INTERVIEWS_PARTS: Final = tuple(
    f"desktop.{name}"
    for name in (
        "widgets",
        "lists.wording",
        "lists.row_painter",
        "lists.row_table",
        "interviews.shelf_state",
        "interviews.recording_order",
        "interviews.recordings_table",
        "interviews.search_view",
        "interviews.list_bar",
        "interviews.library_view",
    )
)
_ARTICLES_PARTS: Final = tuple(
    f"desktop.{name}"
    for name in (
        "widgets",
        "lists.wording",
        "lists.row_painter",
        "articles.article_list_state",
        "articles.article_list_table",
        "articles.article_list_search",
        "articles.article_list_details",
        "articles.article_list",
        "articles.new_article_reading",
    )
)
_NAMES_PARTS: Final = tuple(
    f"desktop.{name}"
    for name in (
        "widgets.say_as_field",
        "names.names_table",
        "names.names_page",
        "names.name_dialog",
        "names.import_dialog",
        "names.name_files",
    )
)
_SETTINGS_PARTS: Final = tuple(
    f"desktop.{name}"
    for name in (
        "widgets",
        "lists.wording",
        "interviews.file_places",
        "bridge.settings_offers",
        "settings.fields",
        "settings.setting_row",
        "settings.setting_words",
        "settings.page",
        "settings.simple_pages",
    )
)
_MODELS_PARTS: Final = tuple(
    f"desktop.{name}"
    for name in (
        "widgets",
        "models.model_texts",
        "models.models_table",
        "models.model_details",
        "models.models_page",
        "models.install_dialog",
        "models.licence_dialog",
    )
)


@dataclass(frozen=True, slots=True)
class WorkspaceContext:
    """What a workspace is given; it asks nobody else for anything."""

    bridge: Bridge
    theme: Theme
    shortcuts: Shortcuts
    notices: Notices
    go_to: Callable[[str], None]
    """Bring the workspace with this name to the front."""
    open_item: Callable[[str, object], None]
    """Bring it to the front and open something there."""


@runtime_checkable
class OpensItems(Protocol):
    """A workspace in which something can be opened from elsewhere: a transcript at a moment, a job."""

    def open_item(self, item: object) -> None:
        """Show `item`, a value that the workspace itself defines."""


@runtime_checkable
class TakesFiles(Protocol):
    """A workspace that files can be dropped on."""

    def open_files(self, paths: list[Path]) -> None:
        """Take these files and folders."""


@runtime_checkable
class HasSample(Protocol):
    """A workspace that can be tried with something that ships with the program."""

    def start_sample(self) -> None:
        """Begin with the sample."""


@runtime_checkable
class TakesFocus(Protocol):
    """A workspace that knows where the keyboard belongs when it comes to the front."""

    def take_focus(self) -> None:
        """Give the keyboard to what one works with there first: a list, say."""


@runtime_checkable
class KeepsWork(Protocol):
    """A workspace in which somebody may have written what could not be stored."""

    def has_unsaved(self) -> bool:
        """Whether closing the window now would lose something."""


@dataclass(frozen=True, slots=True)
class WorkspaceEntry:
    """A place on the rail, and where its code is: `factory` in `module` makes the widget from the context."""

    name: str
    icon: str
    title: str
    module: str
    factory: str
    parts: tuple[str, ...] = ()
    """Modules that `module` imports, those without imports of their own first: they are imported one at a time."""

    def load(self) -> None:
        """Import what its code needs besides Qt, which takes longest; on another thread.

        Never its own modules: PySide 6.11 crashes when classes of Qt are derived on a thread beside the GUI's.
        """
        for needed in _NEEDED:
            importlib.import_module(needed)

    @property
    def is_loaded(self) -> bool:
        """Whether its code is here, so that `make` takes no time."""
        return self.module in sys.modules

    def make(self, context: WorkspaceContext) -> QWidget:
        """The widget; made once."""
        factory: Callable[[WorkspaceContext], QWidget] = getattr(importlib.import_module(self.module), self.factory)
        return factory(context)


def workspace_entries() -> tuple[WorkspaceEntry, ...]:
    """All of them, with titles in the reader's language."""
    translate = QCoreApplication.translate
    return (
        WorkspaceEntry(
            "interviews",
            "interviews",
            translate("Workspaces", "Interviews"),
            "desktop.interviews.workspace",
            "InterviewsWorkspace",
            _INTERVIEWS_PARTS,
        ),
        WorkspaceEntry(
            "articles",
            "articles",
            translate("Workspaces", "Articles"),
            "desktop.articles.workspace",
            "ArticlesWorkspace",
            _ARTICLES_PARTS,
        ),
        WorkspaceEntry(
            "names",
            "names",
            translate("Workspaces", "Names"),
            "desktop.names.workspace",
            "NamesWorkspace",
            _NAMES_PARTS,
        ),
        WorkspaceEntry(
            "models",
            "models",
            translate("Workspaces", "Models"),
            "desktop.models.workspace",
            "ModelsWorkspace",
            _MODELS_PARTS,
        ),
        WorkspaceEntry(
            "activity",
            "activity",
            translate("Workspaces", "Activity"),
            "desktop.activity.workspace",
            "ActivityWorkspace",
        ),
        WorkspaceEntry(
            "settings",
            "settings",
            translate("Workspaces", "Settings"),
            "desktop.settings.workspace",
            "SettingsWorkspace",
            _SETTINGS_PARTS,
        ),
    )
