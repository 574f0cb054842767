"""The recorder: choose a microphone, see how loud it is, record, mark, stop; then it is in the library.

Everything that takes time is `RecorderSession`'s; this is what is seen of it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from audio_engine.errors import UserFacingError
from audio_engine.media.record import Level, Marker
from desktop.interviews.recorder_draft import RecorderDraft
from desktop.interviews.recorder_meter import RecorderMeter
from desktop.interviews.recorder_recovery import RecoveredRecordings
from desktop.interviews.recorder_session import RecorderSession, RecorderState
from desktop.interviews.recorder_source import RecorderSource, form_label
from desktop.notices import Notice, NoticeAction, NoticeKind
from desktop.shortcuts import Command
from desktop.theme import space
from desktop.widgets import TimeLabel, clock
from desktop.workspaces import WorkspaceContext

__all__ = ["RecorderPanel"]

_CLIPPED_POLLS: Final = 60
"""The warning stays for three seconds: a cut-off shout is over before one looks."""
_SILENT_POLLS: Final = 60
_SILENT: Final = 1 / 32768
_WIDTH: Final = 640


class RecorderPanel(QWidget):
    """`transcribe_wanted` carries the paths of recordings that are in the library by then."""

    transcribe_wanted = Signal(list)

    def __init__(self, context: WorkspaceContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = RecorderSession(context.bridge, self)
        self._clipped_polls = 0
        self._silent_polls = 0
        self._mark_at_s: float | None = None
        self._suggested = ""
        self.source = RecorderSource(context, self._session, self)
        self.name_field = QLineEdit(self)
        self.meter = RecorderMeter(context.theme, self)
        self.advice = QLabel(self)
        self.time = TimeLabel(context.theme, name=self.tr("Recorded"), role="heading")
        self.room = QLabel(self)
        self.record_button = QPushButton(self.tr("Record"), self)
        self.pause_button = QPushButton(self.tr("Pause"), self)
        self.stop_button = QPushButton(self.tr("Stop"), self)
        self.mark_field = QLineEdit(self)
        self.mark_button = QPushButton(self.tr("Mark"), self)
        self.marks = QListWidget(self)
        self.draft = RecorderDraft(context, self._session, self)
        self.recovered = RecoveredRecordings(context, self)
        self._name_everything()
        self._lay_out()
        self._connect()
        self._add_commands()
        self._show_state(self._session.current_state)

    @property
    def is_recording(self) -> bool:
        """Whether something would be cut off if the program ended now."""
        return self._session.has_recording

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The microphone is open only while this can be seen, or records."""
        super().showEvent(event)
        if self._session.has_recording:
            self._session.listen(on=True)
            return
        self._suggest_name()
        self.source.look()
        self.recovered.look()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of the microphone; a recording goes on."""
        super().hideEvent(event)
        self._session.listen(on=False)

    # --- layout -------------------------------------------------------------------------------------------------

    def _name_everything(self) -> None:
        theme = self._context.theme
        self.name_field.setAccessibleName(self.tr("Name of the recording"))
        self.mark_field.setAccessibleName(self.tr("What happens at this moment"))
        self.mark_field.setPlaceholderText(self.tr("What happens at this moment (may be left empty)"))
        self.marks.setAccessibleName(self.tr("Marks of this recording"))
        self.advice.setWordWrap(True)
        self.advice.setMinimumHeight(2 * self.advice.fontMetrics().lineSpacing())
        self.advice.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.advice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.marks.hide()
        self.room.setProperty("role", "muted")
        self.record_button.setProperty("primary", True)
        for button, icon, role in (
            (self.record_button, "record", "on_accent"),
            (self.pause_button, "pause", "text"),
            (self.stop_button, "stop", "text"),
            (self.mark_button, "mark", "text"),
        ):
            theme.bind_icon(button, icon, role=role)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(space(4))
        form.setVerticalSpacing(space(3))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(form_label(self.tr("&Name"), self.name_field), self.name_field)
        self.source.add_rows(form)
        form.addRow("", self.meter)
        form.addRow("", self.advice)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(3))
        buttons.addWidget(self.time)
        buttons.addStretch(1)
        for button in (self.record_button, self.pause_button, self.stop_button):
            buttons.addWidget(button)
        marking = QHBoxLayout()
        marking.setSpacing(space(2))
        marking.addWidget(self.mark_field, 1)
        marking.addWidget(self.mark_button)
        inner = QWidget(self)
        inner.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        column.addWidget(self.recovered)
        column.addLayout(form)
        column.addLayout(buttons)
        column.addWidget(self.room)
        column.addLayout(marking)
        column.addWidget(self.marks, 1000)
        column.addWidget(self.draft, 1000)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(6), space(4), space(6), space(5))
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self.setFocusProxy(self.record_button)

    def _connect(self) -> None:
        session = self._session
        self.record_button.clicked.connect(lambda: session.record(self.name_field.text().strip()))
        self.pause_button.clicked.connect(session.pause)
        self.stop_button.clicked.connect(session.stop)
        self.mark_button.clicked.connect(self._mark)
        self.mark_field.returnPressed.connect(self._mark)
        self.mark_field.textEdited.connect(self._note_moment)
        session.state.connect(self._show_state)
        session.heard.connect(self._show_level)
        session.room.connect(self._show_room)
        session.marked.connect(self._show_mark)
        session.kept.connect(self._say_kept)
        session.failed.connect(self._show_problem)
        QCoreApplication.instance().aboutToQuit.connect(session.finish_now)  # type: ignore[union-attr]

    def _add_commands(self) -> None:
        group = self.tr("Recorder")
        commands: tuple[tuple[str, str, str, QPushButton], ...] = (
            ("recorder.record", self.tr("Record"), "Ctrl+Shift+R", self.record_button),
            ("recorder.pause", self.tr("Pause or go on recording"), "Ctrl+Shift+P", self.pause_button),
            ("recorder.stop", self.tr("Stop recording"), "Ctrl+Shift+S", self.stop_button),
            ("recorder.mark", self.tr("Mark this moment"), "Ctrl+M", self.mark_button),
        )
        for name, text, key, button in commands:
            run: Callable[[], object] = button.click
            self._context.shortcuts.add(Command(name, text, (key,), group), self, run)
            shown = self._context.shortcuts.key_text(name)
            button.setToolTip(f"{text} ({shown})" if shown else text)

    # --- what comes from the session ----------------------------------------------------------------------------

    def _show_state(self, state: RecorderState) -> None:
        has_file = state in {RecorderState.RECORDING, RecorderState.PAUSED}
        can_start = state is RecorderState.LISTENING
        self.record_button.setVisible(not has_file)
        self.record_button.setEnabled(can_start)
        for widget in (self.pause_button, self.stop_button):
            widget.setVisible(has_file)
        for field in (self.mark_field, self.mark_button):
            field.setEnabled(has_file)
        self.source.setEnabled(not has_file)
        self.name_field.setEnabled(not has_file)
        paused = state is RecorderState.PAUSED
        self.pause_button.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self._show_that_it_records(recording=state is RecorderState.RECORDING)
        self._context.theme.bind_icon(self.pause_button, "record" if paused else "pause", role="text")
        if state is RecorderState.RECORDING and not self.stop_button.hasFocus() and self.isVisible():
            self.stop_button.setFocus()
        if state in {RecorderState.OFF, RecorderState.BUSY}:
            self.meter.clear()
        self.room.setText(self.tr("Paused: what is said now is not kept.") if paused else "")

    def _show_that_it_records(self, *, recording: bool) -> None:
        self.time.setStyleSheet(f"color: {self._context.theme.tokens.failure}" if recording else "")

    def _show_level(self, level: Level, duration_s: float) -> None:
        self._clipped_polls = _CLIPPED_POLLS if level.is_clipped else max(0, self._clipped_polls - 1)
        self._silent_polls = self._silent_polls + 1 if level.peak <= _SILENT else 0
        self.meter.show_level(level, is_clipped=self._clipped_polls > 0)
        self.time.set_seconds(duration_s)
        if self._clipped_polls:
            self._advise(self.tr("Too loud: the sound is cut off. Turn the level down, or move the microphone away."))
        elif self._silent_polls > _SILENT_POLLS:
            self._advise(self.tr("Nothing is heard: is the microphone muted, or not allowed for this program?"))
        else:
            self._advise("")

    def _advise(self, sentence: str) -> None:
        if sentence != self.advice.text():
            self.advice.setText(sentence)
            self.advice.setStyleSheet(f"color: {self._context.theme.tokens.failure}" if sentence else "")
            self.meter.describe(sentence)

    def _show_room(self, seconds: float) -> None:
        if self._session.current_state is not RecorderState.RECORDING:
            return
        hours = seconds / 3600
        if hours >= 2:
            self.room.setText(self.tr("Room for about {hours} hours on this disk").format(hours=min(999, int(hours))))
        else:
            minutes = max(0, int(seconds / 60))
            self.room.setText(self.tr("Room for about {minutes} minutes on this disk").format(minutes=minutes))

    def _show_mark(self, marker: Marker) -> None:
        self.marks.show()
        self.marks.addItem(f"{clock(marker.at_s)}   {marker.text}".rstrip())
        self.marks.scrollToBottom()

    def _say_kept(self, recording_id: int, path: Path) -> None:
        self.marks.clear()
        self.marks.hide()
        self.time.set_seconds(0.0)
        self._suggest_name()
        self._context.notices.post(
            Notice(
                self.tr("The recording is in the library."),
                kind=NoticeKind.DONE,
                actions=(NoticeAction(self.tr("Transcribe…"), lambda: self.transcribe_wanted.emit([path])),),
                key=f"recorded-{recording_id}",
            )
        )

    def _show_problem(self, problem: UserFacingError) -> None:
        self._advise(f"{problem.what} {problem.to_do}".strip())
        if not self.isVisible():
            self._context.notices.failure(problem)

    # --- marks and names ----------------------------------------------------------------------------------------

    def _note_moment(self, text: str) -> None:
        """A mark is of the moment at which one began to write."""
        if not text:
            self._mark_at_s = None
        elif self._mark_at_s is None:
            self._mark_at_s = self._session.duration_s

    def _mark(self) -> None:
        self._session.mark(self.mark_field.text().strip(), self._mark_at_s)
        self.mark_field.clear()
        self._mark_at_s = None

    def _suggest_name(self) -> None:
        if self.name_field.text() in {"", self._suggested}:
            today = self.locale().toString(QDate.currentDate(), "d MMMM yyyy")
            self._suggested = self.tr("Interview of {date}").format(date=today)
            self.name_field.setText(self._suggested)
