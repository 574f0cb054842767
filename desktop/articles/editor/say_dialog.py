"""“Say it like…”: how a word is to be said, heard before it is kept, and where that holds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from audio_engine.names.entry import SayAs
from desktop.articles.editor.said_like import Keep, Target
from desktop.articles.editor.say_ways import SayWays
from desktop.articles.editor.say_words import keep_name, way_sentence
from desktop.icons import ICON_PX
from desktop.theme import Theme, space

__all__ = ["SayDialog"]

Hear = Callable[[SayAs | None], object]


class SayDialog(QDialog):
    """Asks; whoever opens it does what `kept` and `removed` say. `hear` lets it be heard as now, or as proposed."""

    kept = Signal(object, object)
    """A `SayAs` and a `Keep`."""
    removed = Signal()
    """The mark or the entry is to go: the rules decide again."""

    def __init__(  # noqa: PLR0917 - what it is made of
        self,
        theme: Theme,
        target: Target,
        language: str,
        publication: str,
        hear: Hear,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Say it like…"))
        self.setModal(True)
        self._theme, self._target, self._hear = theme, target, hear
        self.ways = SayWays(target, language, self)
        self.ways.changed.connect(self._check)
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        self._problem.setProperty("role", "warning")
        self._problem.setMinimumWidth(space(110))
        self.hear_now = self._hear_button(self.tr("Hear it as now"), lambda: hear(target.say_as))
        self.hear_proposed = self._hear_button(self.tr("Hear the proposal"), self._hear_proposed)
        self._keeps = QButtonGroup(self)
        self._buttons = QDialogButtonBox(self)
        self._keep = QPushButton(self.tr("Keep"), self)
        self._keep.setProperty("primary", True)
        self._keep.setDefault(True)
        self._buttons.addButton(self._keep, QDialogButtonBox.ButtonRole.AcceptRole)
        self._cancel = self._buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._take)
        self._buttons.rejected.connect(self.reject)
        if target.say_as is not None:
            gone = self._buttons.addButton(self._removal(), QDialogButtonBox.ButtonRole.DestructiveRole)
            gone.clicked.connect(lambda _=False: self._remove())
        self._lay_out(publication)
        self._check()
        self.ways.focus_first()

    @property
    def keep(self) -> Keep:
        """Where it shall hold."""
        return list(Keep)[self._keeps.checkedId()]

    def choose_keep(self, keep: Keep) -> None:
        """Choose where it shall hold."""
        self._keeps.button(list(Keep).index(keep)).setChecked(True)

    def show_problem(self, sentence: str) -> None:
        """What the voice cannot do, or why it cannot be heard."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _lay_out(self, publication: str) -> None:
        target = self._target
        written = QLabel(target.written, self)
        written.setFont(self._theme.font("title"))
        written.setTextFormat(Qt.TextFormat.PlainText)
        written.setWordWrap(True)
        around = QLabel(target.sentence, self)
        around.setProperty("role", "muted")
        around.setTextFormat(Qt.TextFormat.PlainText)
        around.setWordWrap(True)
        now = QLabel(self._now(), self)
        now.setTextFormat(Qt.TextFormat.PlainText)
        now.setWordWrap(True)
        now_row = QHBoxLayout()
        now_row.addWidget(now, 1)
        now_row.addWidget(self.hear_now, 0, Qt.AlignmentFlag.AlignTop)
        proposal_row = QHBoxLayout()
        proposal_row.addWidget(self._problem, 1)
        proposal_row.addStretch(0)
        proposal_row.addWidget(self.hear_proposed, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(written)
        column.addWidget(around)
        column.addLayout(now_row)
        column.addWidget(self._line())
        column.addWidget(self.ways)
        column.addLayout(proposal_row)
        column.addWidget(self._line())
        column.addLayout(self._scopes(publication))
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(space(140))

    def _scopes(self, publication: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(4))
        title = QLabel(self.tr("Keep it"), self)
        title.setFont(self._theme.font("strong"))
        grid.addWidget(title, 0, 0, 1, 2)
        for number, keep in enumerate(Keep):
            button = QRadioButton(keep_name(keep, publication), self)
            self._keeps.addButton(button, number)
            grid.addWidget(button, 1 + number // 2, number % 2)
            if keep is Keep.PUBLICATION and not publication:
                button.setEnabled(False)
                button.setToolTip(self.tr("Name the publication beside the article first."))
        at_first = self._target.keep or Keep.ARTICLE
        if at_first is Keep.PUBLICATION and not publication:
            at_first = Keep.ARTICLE
        self.choose_keep(at_first)
        return grid

    def _now(self) -> str:
        target = self._target
        if target.say_as is None:
            said = target.spoken or target.written
            return self.tr("Said now: “{0}”").format(said)
        where = keep_name(target.keep or Keep.ARTICLE, target.name.publication if target.name else "")
        return self.tr("Said now: {0} ({1})").format(way_sentence(target.say_as), where)

    def _removal(self) -> str:
        return self.tr("Remove the mark") if self._target.mark is not None else self.tr("Remove the entry")

    def _hear_button(self, text: str, on_click: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        self._theme.bind_icon(button, "play")
        button.clicked.connect(lambda _=False: on_click())
        return button

    def _line(self) -> QFrame:
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Plain)
        line.setStyleSheet(f"color: {self._theme.tokens.border};")
        return line

    def _hear_proposed(self) -> None:
        say_as, _ = self.ways.proposal()
        if say_as is not None:
            self.show_problem("")
            self._hear(say_as)

    def _check(self) -> None:
        say_as, problem = self.ways.proposal()
        self.show_problem(problem)
        self.hear_proposed.setEnabled(say_as is not None)
        self._keep.setEnabled(say_as is not None)

    def _take(self) -> None:
        say_as, _ = self.ways.proposal()
        if say_as is not None:
            self.kept.emit(say_as, self.keep)
            self.accept()

    def _remove(self) -> None:
        self.removed.emit()
        self.accept()
