"""One entry of the list: written form, how it is said, where it holds. What is no entry cannot be kept."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from audio_engine.names.entry import Name, NameKey, SayWay, Scope, clean
from desktop.lists.wording import language_name
from desktop.names.hearing import NameHearing
from desktop.names.name_texts import way_text
from desktop.theme import set_role, space
from desktop.widgets.say_as_field import SayAsField
from desktop.workspaces import WorkspaceContext

__all__ = ["NameDialog"]

_LANGUAGES: Final = ("fr", "en", "de", "es", "it", "nl", "pt")


class NameDialog(QDialog):
    """Shown with `open()`. `name` is what the fields begin with; `taken` are entries that a new one would replace."""

    kept = Signal(object)
    """The `Name` that was written."""

    def __init__(
        self,
        context: WorkspaceContext,
        parent: QWidget,
        *,
        title: str,
        name: Name | None = None,
        publication: str = "",
        taken: frozenset[NameKey] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self._taken = taken
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.written = QLineEdit(self)
        self.written.setMinimumWidth(space(90))
        self.said = SayAsField({way: way_text(way) for way in (None, *SayWay)}, self)
        self.hear = QPushButton(self.tr("Hear"), self)
        self.hint = QCheckBox(self.tr("Tell the recogniser of it, so that it is written right"), self)
        self.language = QComboBox(self)
        self.scope = QComboBox(self)
        self.publication = QLineEdit(self)
        self.note = QLineEdit(self)
        self._says = QLabel(self)
        self.keep = QPushButton(self.tr("Keep"), self)
        self._hearing = NameHearing(context, self)
        context.theme.bind_icon(self.hear, "volume")
        self._offer(name)
        self._lay_out()
        self._fill(name or Name(written=self.tr("Name")), is_new=name is None, publication=publication)
        self._connect()
        self._settle()

    def entry(self) -> Name:
        """What the fields say.

        Raises:
            ValueError: that is no entry; a fragment of a sentence says why.
        """
        scope = Scope(str(self.scope.currentData()))
        publication = clean(self.publication.text()) if scope is Scope.PUBLICATION else ""
        return Name(
            clean(self.written.text()),
            str(self.language.currentData()) or None,
            self.hint.isChecked(),
            self.said.say_as(),
            scope,
            clean(self.note.text()),
            publication,
        )

    def _offer(self, name: Name | None) -> None:
        codes = [*_LANGUAGES, *([name.language] if name and name.language and name.language not in _LANGUAGES else [])]
        self.language.addItem(self.tr("Any language"), "")
        for code in codes:
            self.language.addItem(language_name(code), code)
        self.scope.addItem(self.tr("Everywhere"), str(Scope.APP))
        self.scope.addItem(self.tr("In one publication"), str(Scope.PUBLICATION))
        if name is not None and name.scope is Scope.ARTICLE:
            self.scope.addItem(self.tr("In one article"), str(Scope.ARTICLE))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(space(4))
        form.setVerticalSpacing(space(3))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        said = QHBoxLayout()
        said.setSpacing(space(2))
        said.addWidget(self.said, 1)
        said.addWidget(self.hear)
        where = QHBoxLayout()
        where.setSpacing(space(2))
        where.addWidget(self.scope)
        where.addWidget(self.publication, 1)
        rows: tuple[tuple[str, QWidget, QWidget | QHBoxLayout], ...] = (
            (self.tr("&Name"), self.written, self.written),
            (self.tr("&Said"), self.said, said),
            (self.tr("&Language"), self.language, self.language),
            (self.tr("H&olds"), self.scope, where),
            (self.tr("No&te"), self.note, self.note),
        )
        for text, field, shown in rows:
            label = QLabel(text, self)
            label.setBuddy(field)
            if field is not self.said:
                field.setAccessibleName(text.replace("&", ""))
            if isinstance(shown, QWidget):
                form.addRow(label, shown)
            else:
                form.addRow(label, shown)
        form.addRow("", self.hint)
        self.publication.setAccessibleName(self.tr("Name of the publication"))
        self.publication.setPlaceholderText(self.tr("Any publication"))
        self.note.setPlaceholderText(self.tr("Anything for your colleagues"))
        self._says.setWordWrap(True)
        self._says.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox(self)
        self.keep.setProperty("primary", True)
        self.keep.setDefault(True)
        self.hear.setAutoDefault(False)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(5))
        column.setSpacing(space(3))
        column.addLayout(form)
        column.addWidget(self._says)
        column.addStretch(1)
        column.addWidget(buttons)

    def _fill(self, name: Name, *, is_new: bool, publication: str) -> None:
        self.written.setText("" if is_new else name.written)
        self.said.set_say_as(name.say_as)
        self.hint.setChecked(name.hint)
        self.language.setCurrentIndex(max(0, self.language.findData(name.language or "")))
        self.scope.setCurrentIndex(max(0, self.scope.findData(str(name.scope))))
        is_publication = name.scope is Scope.PUBLICATION
        self.publication.setText(name.publication if is_publication else publication)
        self.note.setText(name.note)
        self.written.setFocus()

    def _connect(self) -> None:
        signals = (
            *(field.textChanged for field in (self.written, self.publication, self.note)),
            *(field.currentIndexChanged for field in (self.language, self.scope)),
        )
        for signal in signals:
            signal.connect(lambda _: self._settle())
        self.said.changed.connect(self._settle)
        self.hear.clicked.connect(lambda _: self._hear())

    def _settle(self) -> None:
        """Offer what can be done, and say what is in the way."""
        self.publication.setVisible(self.scope.currentData() == str(Scope.PUBLICATION))
        problem, replaces = "", False
        try:
            replaces = self.entry().key in self._taken
        except ValueError as why:
            problem = str(why)
        has_text = bool(self.written.text().strip())
        self.keep.setEnabled(not problem)
        self.hear.setEnabled(not problem)
        if problem and has_text:
            self._say(self.tr("This cannot be kept yet: {0}.").format(problem), "warning")
        elif replaces:
            self._say(self.tr("It takes the place of the entry that is in your list."), "muted")
        else:
            self._say("", "muted")

    def _say(self, text: str, role: str) -> None:
        self._says.setText(text)
        set_role(self._says, role)

    def _hear(self) -> None:
        name = self.entry()
        self._hearing.hear(name)

    def _accept(self) -> None:
        self.kept.emit(self.entry())
        self.accept()
