"""What is being said, as a rough text beside the recording: a help to follow it, and kept nowhere."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from audio_engine.errors import UserFacingError
from desktop.bridge.live_draft import DraftText, LiveDraftBridge
from desktop.interviews.recorder_session import RecorderSession, RecorderState
from desktop.theme import space
from desktop.widgets import clock
from desktop.workspaces import WorkspaceContext

__all__ = ["RecorderDraft"]

_SWITCH: Final = "recorder.live_draft"


class RecorderDraft(QWidget):
    """A switch, which is off at first, and the text while something is recorded."""

    def __init__(self, context: WorkspaceContext, session: RecorderSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = context.bridge.preferences
        self._session = session
        self._draft = LiveDraftBridge(context.bridge, self)
        self._runs = False
        self._from_s = 0.0
        self.switch = QCheckBox(self.tr("Show a rough text while recording"), self)
        self.switch.setToolTip(self.tr("It takes much of the computer’s power. The recording itself comes first."))
        self.switch.setChecked(self._preferences.get(_SWITCH) is True)
        self.state = QLabel(self)
        self.state.setProperty("role", "muted")
        self.state.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setProperty("field", True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Rough text of what is being said"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.switch)
        column.addWidget(self.state)
        column.addWidget(self.text, 1000)
        column.addStretch(1)
        self.state.hide()
        self.text.hide()
        self.switch.toggled.connect(lambda on: self._toggled(checked=on))
        session.state.connect(lambda _state: self._follow())
        self._draft.hears.connect(session.listen_in)
        self._draft.ready.connect(lambda: self._say(self.tr("Draft: full of mistakes, and not kept.")))
        self._draft.text.connect(self._append)
        self._draft.failed.connect(self._fail)

    def _toggled(self, *, checked: bool) -> None:
        self._preferences.set(_SWITCH, checked)
        self._follow()

    def _follow(self) -> None:
        """Run while something is recorded and the switch is on."""
        state = self._session.current_state
        if state is RecorderState.BUSY:
            return
        records = state in {RecorderState.RECORDING, RecorderState.PAUSED}
        if records and self.switch.isChecked() and not self._runs:
            self._begin()
        elif self._runs and not (records and self.switch.isChecked()):
            self._end()
        if not records or not self.switch.isChecked():
            self.state.hide()
            self.text.hide()

    def _begin(self) -> None:
        self._runs = True
        self._from_s = self._session.duration_s
        self.text.clear()
        self.text.show()
        self._say(self.tr("Draft: the model is being loaded …"))
        self._draft.start()

    def _end(self) -> None:
        self._runs = False
        self._session.listen_in(None)
        self._draft.stop()

    def _append(self, heard: DraftText) -> None:
        if heard.skipped_s:
            self.text.appendPlainText(
                self.tr("[{time} left out: this computer cannot keep up]").format(time=clock(heard.skipped_s))
            )
            return
        self.text.appendPlainText(f"{clock(self._from_s + heard.start_s)}   {heard.text}")

    def _fail(self, problem: UserFacingError) -> None:
        """The recording goes on; the draft stays off until the next one."""
        self._session.listen_in(None)
        self._say(f"{problem.what} {problem.to_do}".strip())

    def _say(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.state.show()
