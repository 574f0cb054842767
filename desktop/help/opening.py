"""Opens the windows of help; each is there once and comes to the front where it is open already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.bridge import Operations
    from desktop.help.guide_window import GuideWindow
    from desktop.theme import Theme

__all__ = ["show_about", "show_guide", "show_promise"]

_PROMISE = "privacy"


def show_guide(near: QWidget, theme: Theme, chapter: str = "") -> GuideWindow:
    """The user guide, at a chapter where one is named."""
    from desktop.help.guide_window import GuideWindow

    window = near.window()
    open_already = [one for one in window.findChildren(GuideWindow) if one.isVisible()]
    guide = open_already[0] if open_already else GuideWindow(theme, window)
    if chapter:
        guide.show_chapter(chapter)
    guide.show()
    guide.raise_()
    guide.activateWindow()
    return guide


def show_promise(near: QWidget, theme: Theme) -> GuideWindow:
    """What leaves this computer, and how to check it."""
    return show_guide(near, theme, _PROMISE)


def show_about(near: QWidget, theme: Theme, operations: Operations) -> None:
    """The version, the licence, and what the program is made of."""
    from desktop.help.about_dialog import AboutDialog

    AboutDialog(theme, operations, near.window()).open()
