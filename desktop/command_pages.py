"""The workspaces whose work is done on the command line in this version: each names the command that does it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.widgets.command_page import CommandPage
from desktop.workspaces import WorkspaceContext

__all__ = ["articles_page", "models_page", "names_page", "settings_page"]


def articles_page(context: WorkspaceContext) -> QWidget:
    """Articles."""
    translate = QCoreApplication.translate
    return CommandPage(
        context.theme,
        context.notices,
        icon="articles",
        title=translate("CommandPages", "Articles are read aloud from the command line in this version"),
        sentence=translate("CommandPages", "“say-what” in place of “narrate” shows what the voice will say:"),
        command="souffleur narrate ARTICLE",
    )


def names_page(context: WorkspaceContext) -> QWidget:
    """The newsroom's names."""
    translate = QCoreApplication.translate
    return CommandPage(
        context.theme,
        context.notices,
        icon="names",
        title=translate("CommandPages", "The list of names is kept from the command line in this version"),
        sentence=translate("CommandPages", "A name in the list is spelled right in every new transcript:"),
        command="souffleur names add NAME",
    )


def models_page(context: WorkspaceContext) -> QWidget:
    """Models."""
    translate = QCoreApplication.translate
    return CommandPage(
        context.theme,
        context.notices,
        icon="models",
        title=translate("CommandPages", "Models are added from the command line in this version"),
        sentence=translate("CommandPages", "This lists what is installed; “import” in place of “list” adds a folder:"),
        command="souffleur models list",
    )


def settings_page(context: WorkspaceContext) -> QWidget:
    """Settings."""
    translate = QCoreApplication.translate
    return CommandPage(
        context.theme,
        context.notices,
        icon="settings",
        title=translate("CommandPages", "What is in force is shown by the command line in this version"),
        sentence=translate("CommandPages", "Devices, models, folders, policies, and what would not work:"),
        command="souffleur doctor",
    )
