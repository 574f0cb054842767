"""The passage at the caret: what the machine heard of it, why it is doubtful, what was heard the second time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from audio_engine.transcript import Segment, SegmentState
from desktop.interviews.transcript.differences import differences_html
from desktop.interviews.transcript.doubts import doubt_sentence
from desktop.interviews.transcript.proposals import Proposal
from desktop.theme import Theme, space
from desktop.widgets import ElidedLabel, clock

__all__ = ["PassagePanel"]


class PassagePanel(QScrollArea):
    """Shows one passage. What its buttons ask for is done by whoever listens to the signals."""

    hear = Signal(float, float)
    """Hear from and to these seconds."""
    restore = Signal(int)
    """Let the passage with this key be as the machine heard it."""
    hear_again = Signal(float, float)
    accept = Signal(int)
    """Take over the proposal with this number."""
    dismiss = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segment: Segment | None = None
        self._proposal: Proposal | None = None
        self._asked = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(space(4), space(3), space(4), space(4))
        self._column.setSpacing(space(2))
        self._heading = ElidedLabel("", inside)
        self._heading.setFont(theme.font("strong"))
        self._state = self._label("muted")
        self._doubts = self._label("warning")
        self._heard_title = self._title(self.tr("What the machine heard"))
        self._heard = self._text(self.tr("What the machine heard"))
        self._listen = self._button(self.tr("Listen"), "play", self._hear)
        self._again = self._button(self.tr("Transcribe again"), "retry", self._ask_again)
        self._restore = self._button(self.tr("Back to the machine’s text"), "history", self._go_back)
        self._proposal_title = self._title(self.tr("Heard again"))
        self._proposal_text = self._text(self.tr("Heard again"))
        self._accept = self._button(self.tr("Use this text"), "check", self._take)
        self._keep = self._button(self.tr("Keep mine"), "close", self._leave)
        self._lay_out()
        self.setWidget(inside)
        theme.changed.connect(self._show)
        self._show()

    def set_passage(
        self, segment: Segment | None, speaker: str | None, proposal: Proposal | None, *, asked: bool
    ) -> None:
        """Show a passage, spoken by somebody of this name. `asked`: it is being transcribed again."""
        self._segment, self._proposal, self._asked = segment, proposal, asked
        name = f"{speaker} · " if speaker else ""
        self._heading.set_full_text("" if segment is None else f"{name}{clock(segment.start_s)}–{clock(segment.end_s)}")
        self._show()

    def _show(self) -> None:
        segment, proposal = self._segment, self._proposal
        if segment is None:
            self._state.setText(self.tr("Put the caret into a passage."))
            for widget in (self._doubts, self._heard_title, self._heard, self._restore, self._again, self._listen):
                widget.hide()
            self._show_proposal(None, "")
            return
        self._state.setText(_state_text(segment))
        self._doubts.setText("\n".join(map(doubt_sentence, segment.doubt)))
        self._doubts.setVisible(bool(segment.doubt))
        self._listen.show()
        changed = segment.text.strip() != segment.machine_text.strip()
        self._heard_title.show()
        self._heard.show()
        if not segment.machine_text:
            self._heard.setText(self.tr("Nothing: a person wrote this passage."))
        elif changed:
            self._heard.setText(differences_html(segment.machine_text, segment.text, self._theme.tokens))
        else:
            self._heard.setText(self.tr("Exactly this text."))
        self._restore.setVisible(changed and bool(segment.machine_text))
        self._again.show()
        self._again.setEnabled(not self._asked and proposal is None)
        self._again.setText(self.tr("Being transcribed again…") if self._asked else self.tr("Transcribe again"))
        self._show_proposal(proposal, segment.text)

    def _show_proposal(self, proposal: Proposal | None, text: str) -> None:
        for widget in (self._proposal_title, self._proposal_text, self._accept, self._keep):
            widget.setVisible(proposal is not None)
        if proposal is not None:
            written = proposal.replaced_text or text
            self._proposal_title.setText(self.tr("Heard again by {0}").format(proposal.model))
            if written.strip() == proposal.text.strip():
                self._proposal_text.setText(self.tr("Exactly this text."))
            elif not proposal.text.strip():
                self._proposal_text.setText(self.tr("Nothing could be understood."))
            else:
                self._proposal_text.setText(differences_html(written, proposal.text, self._theme.tokens))
            self._accept.setEnabled(bool(proposal.text.strip()))

    def _hear(self) -> None:
        if self._segment is not None:
            self.hear.emit(self._segment.start_s, self._segment.end_s)

    def _ask_again(self) -> None:
        if self._segment is not None:
            self.hear_again.emit(self._segment.start_s, self._segment.end_s)

    def _go_back(self) -> None:
        if self._segment is not None:
            self.restore.emit(self._segment.id)

    def _take(self) -> None:
        if self._proposal is not None:
            self.accept.emit(self._proposal.id)

    def _leave(self) -> None:
        if self._proposal is not None:
            self.dismiss.emit(self._proposal.id)

    def _title(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setFont(self._theme.font("strong"))
        label.setWordWrap(True)
        return label

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def _text(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setAccessibleName(name)
        return label

    def _button(self, text: str, icon: str, on_click: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        self._theme.bind_icon(button, icon)
        button.clicked.connect(lambda _=False: on_click())
        return button

    def _lay_out(self) -> None:
        for widget in (self._heading, self._state, self._doubts):
            self._column.addWidget(widget)
        row = QVBoxLayout()
        row.setSpacing(space(2))
        for button in (self._listen, self._again):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(row)
        self._column.addSpacing(space(2))
        for widget in (self._proposal_title, self._proposal_text):
            self._column.addWidget(widget)
        decide = QHBoxLayout()
        decide.addWidget(self._accept)
        decide.addWidget(self._keep)
        decide.addStretch(1)
        self._column.addLayout(decide)
        for widget in (self._heard_title, self._heard):
            self._column.addWidget(widget)
        self._column.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)


def _state_text(segment: Segment) -> str:
    translate = QCoreApplication.translate
    match segment.state:
        case SegmentState.MACHINE:
            return translate("PassagePanel", "Nobody has checked this passage yet.")
        case SegmentState.EDITED:
            return translate("PassagePanel", "Edited, not ticked as checked.")
        case SegmentState.CHECKED:
            return translate("PassagePanel", "Checked.")
