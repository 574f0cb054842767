"""Who speaks: a name is written once and stands everywhere; two that are one are put together; new ones are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from audio_engine.transcript import Speaker
from desktop.interviews.transcript import edits
from desktop.interviews.transcript.session import TranscriptSession
from desktop.interviews.transcript.speaker_colours import initials, speaker_colour
from desktop.interviews.transcript.text_view import TranscriptText
from desktop.theme import Theme, space

__all__ = ["SpeakersPanel", "speaker_icon"]

_ID = Qt.ItemDataRole.UserRole
_ICON_PX = 20


class SpeakersPanel(QWidget):
    """The speakers of what `text` shows. Every change is a step to undo."""

    def __init__(self, theme: Theme, text: TranscriptText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._session: TranscriptSession | None = None
        self._is_filling = False
        self._list = QTreeWidget(self)
        self._list.setAccessibleName(self.tr("Speakers"))
        self._list.setColumnCount(2)
        self._list.setHeaderLabels([self.tr("Name"), self.tr("Passages")])
        self._list.setRootIsDecorated(False)
        self._list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.header().setStretchLastSection(False)
        self._list.itemChanged.connect(self._take_name)
        self._list.currentItemChanged.connect(lambda *_: self._enable())
        hint = QLabel(self.tr("A name is changed once and stands everywhere."), self)
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        self._rename = self._button(self.tr("Rename"), "rename", self._begin_rename)
        self._assign = self._button(self.tr("Give them the selected passages"), "speaker", self._assign_selection)
        self._fold = self._button(self.tr("Same person as"), "merge", None)
        self._fold_menu = QMenu(self)
        self._fold.setMenu(self._fold_menu)
        self._new = self._button(self.tr("New speaker"), "plus", self.add_speaker)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(4))
        column.setSpacing(space(2))
        column.addWidget(hint)
        column.addWidget(self._list, 1)
        for button in (self._rename, self._assign, self._fold, self._new):
            column.addWidget(button)
        self._soon = QTimer(self, interval=200, singleShot=True)
        self._soon.timeout.connect(self._fill)
        theme.changed.connect(self._fill)
        self._enable()

    def set_session(self, session: TranscriptSession | None) -> None:
        """Show the speakers of another transcript."""
        self._session = session
        if session is not None:
            session.speakers_changed.connect(self._fill)
            session.patched.connect(lambda _: self._soon.start())
        self._fill()

    def add_speaker(self) -> None:
        """A new speaker, whose name is asked for at once."""
        session = self._session
        if session is None:
            return
        speaker_id = session.paragraphs.new_speaker_id()
        name = self.tr("Speaker {0}").format(speaker_id[1:])
        session.carry_out(edits.add_speaker(session.paragraphs.speakers, speaker_id, name))
        self._choose(speaker_id)
        self._begin_rename()

    def rename(self, speaker_id: str) -> None:
        """Let the name of a speaker be written."""
        self._choose(speaker_id)
        self._begin_rename()

    def _fill(self) -> None:
        self._soon.stop()
        session = self._session
        chosen = self._chosen()
        self._is_filling = True
        self._list.clear()
        if session is not None:
            counts = Counter(segment.speaker for segment in session.paragraphs)
            for speaker in session.paragraphs.speakers:
                item = QTreeWidgetItem([speaker.name, f"{counts[speaker.id]:n}"])
                item.setData(0, _ID, speaker.id)
                item.setIcon(0, speaker_icon(session.paragraphs.speakers, speaker, self._theme))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._list.addTopLevelItem(item)
        self._is_filling = False
        self._choose(chosen)
        self._enable()

    def _choose(self, speaker_id: str | None) -> None:
        for row in range(self._list.topLevelItemCount()):
            item = self._list.topLevelItem(row)
            if item is not None and (item.data(0, _ID) == speaker_id or (speaker_id is None and row == 0)):
                self._list.setCurrentItem(item)

    def _chosen(self) -> str | None:
        item = self._list.currentItem()
        return None if item is None else str(item.data(0, _ID))

    def _take_name(self, item: QTreeWidgetItem, column: int) -> None:
        session = self._session
        if self._is_filling or session is None or column != 0:
            return
        edit = edits.rename_speaker(session.paragraphs.speakers, str(item.data(0, _ID)), item.text(0))
        if edit is None:
            QTimer.singleShot(0, self._fill)
        else:
            QTimer.singleShot(0, lambda: session.carry_out(edit))

    def _begin_rename(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._list.editItem(item, 0)

    def _assign_selection(self) -> None:
        chosen = self._chosen()
        if self._session is not None and chosen is not None:
            self._session.carry_out(edits.assign_speaker(self._text.selected_segments(), chosen))

    def _fold_into(self, speaker_id: str) -> None:
        session, chosen = self._session, self._chosen()
        if session is not None and chosen is not None:
            paragraphs = session.paragraphs
            session.carry_out(edits.fold_speakers(paragraphs, paragraphs.speakers, chosen, speaker_id))

    def _enable(self) -> None:
        session, chosen = self._session, self._chosen()
        self._fold_menu.clear()
        others = [s for s in session.paragraphs.speakers if s.id != chosen] if session is not None else []
        for speaker in others:
            action = self._fold_menu.addAction(speaker.name)
            action.triggered.connect(lambda _=False, into=speaker.id: self._fold_into(into))
        for button in (self._rename, self._assign):
            button.setEnabled(chosen is not None)
        self._fold.setEnabled(chosen is not None and bool(others))
        self._new.setEnabled(session is not None)

    def _button(self, text: str, icon: str, on_click: Callable[[], None] | None) -> QPushButton:
        button = QPushButton(text, self)
        self._theme.bind_icon(button, icon)
        if on_click is not None:
            button.clicked.connect(lambda _=False: on_click())
        return button


def speaker_icon(speakers: tuple[Speaker, ...], speaker: Speaker, theme: Theme) -> QIcon:
    """The disc with a speaker's initials."""
    drawn = QPixmap(_ICON_PX * 2, _ICON_PX * 2)
    drawn.setDevicePixelRatio(2)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(speaker_colour(speakers, speaker.id, dark=theme.is_dark))
    painter.drawEllipse(0, 0, _ICON_PX, _ICON_PX)
    painter.setPen(QColor("#10131a" if theme.is_dark else "#ffffff"))
    font = theme.font("caption")
    font.setPixelSize(9)
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(QRectF(0, 0, _ICON_PX, _ICON_PX), Qt.AlignmentFlag.AlignCenter, initials(speaker.name))
    painter.end()
    return QIcon(drawn)
