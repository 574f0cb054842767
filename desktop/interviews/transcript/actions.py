"""What can be done with a transcript, declared once with its keys. None of them takes a key that typing needs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.shortcuts import Command

__all__ = ["transcript_commands"]


def transcript_commands() -> tuple[Command, ...]:
    """The commands of the editor; those of the player are beside them and work while one types too."""
    translate = QCoreApplication.translate
    group = translate("TranscriptCommands", "Transcript")
    return tuple(
        Command(f"transcript.{name}", text, keys, group)
        for name, text, keys in (
            ("undo", translate("TranscriptCommands", "Undo"), ("Ctrl+Z",)),
            ("redo", translate("TranscriptCommands", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
            ("find", translate("TranscriptCommands", "Find"), ("Ctrl+F",)),
            ("replace", translate("TranscriptCommands", "Find and replace"), ("Ctrl+H",)),
            ("find_next", translate("TranscriptCommands", "Next find"), ("Ctrl+G",)),
            ("find_previous", translate("TranscriptCommands", "Previous find"), ("Ctrl+Shift+G",)),
            ("hear", translate("TranscriptCommands", "Hear from the caret"), ("Ctrl+Space",)),
            ("check", translate("TranscriptCommands", "Tick the passage and go on"), ("Ctrl+Return", "Ctrl+Enter")),
            ("next_doubt", translate("TranscriptCommands", "Next doubt or gap"), ("Alt+Down",)),
            ("previous_doubt", translate("TranscriptCommands", "Previous doubt or gap"), ("Alt+Up",)),
            ("speaker", translate("TranscriptCommands", "Who speaks…"), ("Ctrl+Shift+S",)),
            ("heard", translate("TranscriptCommands", "What the machine heard"), ("Ctrl+Shift+M",)),
            ("hear_again", translate("TranscriptCommands", "Transcribe the passage again"), ("Ctrl+Shift+X",)),
            ("copy_quote", translate("TranscriptCommands", "Copy as a quote"), ("Ctrl+Shift+C",)),
            ("add_quote", translate("TranscriptCommands", "Add to the quotes"), ("Ctrl+Shift+A",)),
            ("tints", translate("TranscriptCommands", "Tint doubted words"), ("Ctrl+Shift+T",)),
            ("follow", translate("TranscriptCommands", "Follow the sound"), ("Ctrl+Shift+L",)),
            ("panel", translate("TranscriptCommands", "Passage, speakers, quotes"), ("Ctrl+Shift+E",)),
            ("review", translate("TranscriptCommands", "Mark as reviewed…"), ("Ctrl+Shift+R",)),
        )
    )
