"""What can be done in the editor of an article, declared once with its keys. None takes a key that typing needs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from audio_engine.narration.article import Kind
from desktop.articles.editor.kinds import KINDS, kind_name
from desktop.shortcuts import Command

__all__ = ["LISTENING", "article_commands", "kind_command"]

LISTENING: Final = ("back", "toggle", "forward")
"""These have keys without modifiers too, where nobody types: `article.said.…`."""


def kind_command(kind: Kind) -> str:
    """The id of the command that makes paragraphs be of a kind."""
    return f"article.kind.{kind.value}"


def article_commands() -> tuple[Command, ...]:
    """The commands of the editor."""
    translate = QCoreApplication.translate
    group = translate("ArticleCommands", "Article")
    kinds = tuple(
        Command(kind_command(kind), kind_name(kind), (f"Ctrl+{number}",), group) for number, kind in enumerate(KINDS, 1)
    )
    return (
        *(
            Command(f"article.{name}", text, keys, group)
            for name, text, keys in (
                ("undo", translate("ArticleCommands", "Undo"), ("Ctrl+Z",)),
                ("redo", translate("ArticleCommands", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
                ("say_like", translate("ArticleCommands", "Say it like…"), ("Ctrl+L",)),
                ("next_flag", translate("ArticleCommands", "Next doubt"), ("F8",)),
                ("previous_flag", translate("ArticleCommands", "Previous doubt"), ("Shift+F8",)),
                ("drop", translate("ArticleCommands", "Leave out or put back"), ("Ctrl+D",)),
                ("pause", translate("ArticleCommands", "Pause here"), ("Ctrl+Shift+P",)),
                ("hear", translate("ArticleCommands", "Hear from this sentence"), ("Ctrl+Space",)),
                ("toggle", translate("ArticleCommands", "Play or pause"), ("Ctrl+Shift+K", "Esc", "Media Play")),
                ("back", translate("ArticleCommands", "Back a sentence"), ("Ctrl+Shift+J", "Media Previous")),
                ("forward", translate("ArticleCommands", "On to the next sentence"), ("Ctrl+Shift+L", "Media Next")),
                ("loop", translate("ArticleCommands", "Loop the sentence"), ("Ctrl+Shift+O",)),
                ("slower", translate("ArticleCommands", "Slower"), ("F3",)),
                ("faster", translate("ArticleCommands", "Faster"), ("F4",)),
            )
        ),
        *kinds,
        *(
            Command(f"article.said.{name}", text, keys, translate("ArticleCommands", "What will be said"))
            for name, text, keys in (
                ("back", translate("ArticleCommands", "Back a sentence"), ("J",)),
                ("toggle", translate("ArticleCommands", "Play or pause"), ("K", "Space")),
                ("forward", translate("ArticleCommands", "On to the next sentence"), ("L",)),
            )
        ),
    )
