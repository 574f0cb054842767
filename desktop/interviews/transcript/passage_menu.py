"""The menus of a passage: what can be done at the caret, and who speaks there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from audio_engine.transcript import Segment, Speaker
from desktop.interviews.transcript import edits
from desktop.interviews.transcript.session import TranscriptSession
from desktop.interviews.transcript.speakers_panel import speaker_icon
from desktop.interviews.transcript.text_view import TranscriptText
from desktop.theme import Theme

__all__ = ["passage_menu", "show_at", "speaker_menu"]


def passage_menu(text: TranscriptText, actions: Iterable[QAction | None], speakers: QMenu) -> QMenu:
    """The menu of the text. None among `actions` is a line between groups; `speakers` is put in last."""
    translate = QCoreApplication.translate
    menu = QMenu(text)
    cut = menu.addAction(translate("PassageMenu", "Cut"), text.cut_selection)
    copy = menu.addAction(translate("PassageMenu", "Copy"), text.copy)
    paste = menu.addAction(translate("PassageMenu", "Paste"), text.paste)
    has_selection = text.textCursor().hasSelection()
    cut.setEnabled(has_selection and not text.isReadOnly())
    copy.setEnabled(has_selection)
    paste.setEnabled(not text.isReadOnly() and bool(QGuiApplication.clipboard().text()))
    menu.addSeparator()
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    menu.addMenu(speakers)
    return menu


def speaker_menu(
    session: TranscriptSession,
    segments: tuple[Segment, ...],
    theme: Theme,
    parent: QWidget,
    *,
    on_rename: Callable[[str], None],
    on_new: Callable[[tuple[Segment, ...]], None],
) -> QMenu:
    """Who speaks in these passages: one of those known, somebody new, nobody known; and the name of who does."""
    translate = QCoreApplication.translate
    menu = QMenu(translate("PassageMenu", "Who speaks"), parent)
    present = {segment.speaker for segment in segments}
    speakers = session.paragraphs.speakers
    for number, speaker in enumerate(speakers, 1):
        action = menu.addAction(_numbered(number, speaker))
        action.setIcon(speaker_icon(speakers, speaker, theme))
        action.setCheckable(True)
        action.setChecked(present == {speaker.id})
        if action.isChecked():
            font = action.font()
            font.setBold(True)
            action.setFont(font)
        action.triggered.connect(
            lambda _=False, chosen=speaker.id: session.carry_out(edits.assign_speaker(segments, chosen))
        )
    menu.addSeparator()
    menu.addAction(translate("PassageMenu", "Somebody new…"), lambda: on_new(segments))
    nobody = menu.addAction(
        translate("PassageMenu", "Nobody known"), lambda: session.carry_out(edits.assign_speaker(segments, None))
    )
    nobody.setEnabled(present != {None})
    only = next(iter(present)) if len(present) == 1 else None
    if only is not None and any(speaker.id == only for speaker in speakers):
        menu.addSeparator()
        name = session.paragraphs.speaker_name(only) or ""
        menu.addAction(
            translate("PassageMenu", "Rename “{0}” everywhere…").format(_plain(name)), lambda: on_rename(only)
        )
    return menu


def show_at(menu: QMenu, where: QPoint) -> None:
    """Show a menu that goes when it is closed."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(where)


def _numbered(number: int, speaker: Speaker) -> str:
    return f"&{number}  {_plain(speaker.name)}" if number < 10 else _plain(speaker.name)


def _plain(name: str) -> str:
    """A name in a menu: an ampersand in it is no key."""
    return name.replace("&", "&&")
