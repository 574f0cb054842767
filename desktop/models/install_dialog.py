"""Before anything is downloaded: what, from where, how much, under which licence, and whether it fits on the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from audio_engine.errors import UserFacingError
from audio_engine.models.catalogue import LicenceLimit, licence_limit
from desktop.bridge.models_values import ModelItem, ModelStanding, Terms
from desktop.models.model_texts import size_text
from desktop.theme import set_role, space
from desktop.widgets.icon_picture import IconPicture
from desktop.workspaces import WorkspaceContext

__all__ = ["InstallDialog"]

_SPARE_BYTES: Final = 64 << 20
"""What the program leaves free."""
_CARD_LINES: Final = 9


class InstallDialog(QDialog):
    """Shown with `open()`. `downloads_off` says who has switched downloads off, empty where they are on."""

    agreed = Signal(object)
    """The `ModelItem`: it is to be downloaded."""
    import_wanted = Signal()

    def __init__(self, context: WorkspaceContext, item: ModelItem, downloads_off: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._item = item
        self._stop: Callable[[], None] = lambda: None
        self.is_update = item.standing is ModelStanding.OUTDATED
        title = self.tr("Update {0}") if self.is_update else self.tr("Install {0}")
        self.setWindowTitle(title.format(item.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._source = self._label()
        self._source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._size, self._licence, self._restrictions, self._room = (self._label() for _ in range(4))
        self._sign = IconPicture(context.theme, "alert", 16, role="warning", parent=self)
        self.card = QPlainTextEdit(self)
        self.card.setReadOnly(True)
        self.card.setTabChangesFocus(True)
        self.card.setProperty("field", "true")
        self.card.setAccessibleName(self.tr("What the publisher says of the model"))
        self.card.setMinimumHeight(self.card.fontMetrics().lineSpacing() * _CARD_LINES + space(5))
        self.card.hide()
        self.problem = self._label("failure")
        self.install = QPushButton(self.tr("Update") if self.is_update else self.tr("Install"), self)
        self.install.setProperty("primary", True)
        self.install.setEnabled(False)
        self.again = QPushButton(self.tr("Try again"), self)
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self._ask)
        self.import_ = QPushButton(self.tr("Import…"), self)
        self.import_.setAutoDefault(False)
        self.import_.clicked.connect(self._import)
        self._lay_out()
        self._show_known()
        if downloads_off:
            way_out = self.tr("A folder or a bundle with the model can be imported all the same.")
            self._show_problem(f"{downloads_off} {way_out}", may_retry=False)
        else:
            self._ask()

    def done(self, result: int) -> None:
        """Whoever closes it does not want to know any more."""
        self._stop()
        super().done(result)

    def _ask(self) -> None:
        self.problem.hide()
        self.again.hide()
        self.import_.hide()
        if self._item.licence is None:
            self._licence.setText(self.tr("Is asked for…"))
        self._stop = self._context.bridge.models.terms(
            self._item.kind,
            self._item.name,
            on_success=self._show_terms,
            on_failure=self._on_failure,
            owner=self,
        )

    def _show_known(self) -> None:
        """What the catalogue says."""
        self._source.setText(self._item.repository)
        self._size.setText(self._size_sentence(self._item.size_bytes))
        self._show_licence(self._item.licence or "", "")

    def _show_terms(self, terms: Terms) -> None:
        self._source.setText(terms.address or self._item.repository)
        size = terms.size_bytes or self._item.size_bytes
        self._size.setText(self._size_sentence(size))
        self._show_licence(terms.licence, terms.restrictions)
        self.card.setPlainText(terms.model_card)
        self.card.setVisible(bool(terms.model_card))
        free = size_text(terms.free_bytes)
        missing = size + _SPARE_BYTES - self._item.kept_bytes - terms.free_bytes
        if missing > 0:
            text = self.tr("{0} are free in {1}: {2} are missing. Free some space, then try again.")
            self._show_problem(text.format(free, terms.folder, size_text(missing)), may_retry=True)
        self._room.setText(self.tr("{0} are free in {1}").format(free, terms.folder))
        self.install.setEnabled(missing <= 0)
        if missing <= 0:
            self.install.setDefault(True)
            self.install.setFocus()
        self.adjustSize()

    def _show_licence(self, licence: str, restrictions: str) -> None:
        self._licence.setText(licence or self.tr("Nobody has recorded it"))
        is_restricted = licence_limit(licence) is not LicenceLimit.NONE
        self._sign.setVisible(is_restricted)
        set_role(self._restrictions, "warning" if is_restricted else "muted")
        self._restrictions.setText(restrictions)
        self._restrictions.setVisible(bool(restrictions))

    def _size_sentence(self, size: int) -> str:
        if not size:
            return self.tr("The server says it at the beginning")
        if self._item.kept_bytes:
            return self.tr("{0}, of which {1} are here").format(size_text(size), size_text(self._item.kept_bytes))
        return size_text(size)

    def _on_failure(self, problem: UserFacingError) -> None:
        self._show_licence(self._item.licence or "", "")
        self._show_problem(str(problem), may_retry=True)

    def _show_problem(self, sentence: str, *, may_retry: bool) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        self.again.setVisible(may_retry)
        self.import_.show()
        self.install.setEnabled(False)
        self.adjustSize()

    def _import(self) -> None:
        self.import_wanted.emit()
        self.reject()

    def accept(self) -> None:
        """Download it."""
        self.agreed.emit(self._item)
        super().accept()

    def _lay_out(self) -> None:
        sentence = self.tr(
            "The model is fetched by a separate program, checked byte by byte, and installed for you. "
            "No recording and no text leaves this computer."
        )
        intro = self._label("muted")
        intro.setText(sentence)
        licence = QHBoxLayout()
        licence.setSpacing(space(2))
        licence.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        licence.addWidget(self._licence, 1)
        form = QFormLayout()
        form.setHorizontalSpacing(space(4))
        form.setVerticalSpacing(space(2))
        form.addRow(self.tr("From"), self._source)
        form.addRow(self.tr("Revision"), self._shown(self._item.entry.revision if self._item.entry else ""))
        form.addRow(self.tr("Size"), self._size)
        form.addRow(self.tr("Licence"), licence)
        form.addRow("", self._restrictions)
        form.addRow(self.tr("Disk"), self._room)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.install, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.import_, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.again, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(4))
        column.setSpacing(space(3))
        heading = self._label()
        heading.setText(self.windowTitle())
        heading.setFont(self._context.theme.font("strong"))
        column.addWidget(heading)
        column.addWidget(intro)
        column.addLayout(form)
        column.addWidget(self.card, 1)
        column.addWidget(self.problem)
        column.addStretch(0)
        column.addWidget(buttons)
        self.setMinimumWidth(space(140))

    def _shown(self, text: str | None) -> QLabel:
        label = self._label()
        label.setText(text or "")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _label(self, role: str = "") -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label
