"""The page of keyboard shortcuts: the editor, and how a foot pedal is used."""

from __future__ import annotations

from desktop.settings.page import SettingsPage, label
from desktop.shortcuts_editor import ShortcutsEditor
from desktop.workspaces import WorkspaceContext

__all__ = ["ShortcutsPage"]


class ShortcutsPage(SettingsPage):
    """Commands of workspaces that nobody has been to come to the list as soon as those are made."""

    def __init__(self, context: WorkspaceContext) -> None:
        super().__init__(
            context,
            self.tr("Keyboard shortcuts"),
            self.tr("Choose a command, then press the keys that are to do it. Keys that are taken change their owner."),
        )
        self.editor = ShortcutsEditor(context.shortcuts, context.theme, self.body)
        self.column.addWidget(self.editor, 1)
        pedal = self.tr(
            "A foot pedal for transcription works as a keyboard: press it where the new keys are asked for. Where its "
            "maker’s program can choose the keys, take those of “Play or pause” and “Back a few seconds”."
        )
        self.column.addWidget(label(pedal, self.body, role="muted"))
        context.shortcuts.complete(self.editor.fill)
