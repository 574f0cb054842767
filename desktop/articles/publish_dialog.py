"""Before an article is published: format, loudness, where to, tags, cover, and what the voice says of itself.

What is chosen for the article is stored with it; what is chosen for the format is remembered for the next one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from audio_engine.errors import UserFacingError
from audio_engine.narration.article import Article, Kind
from audio_engine.narration.choices import NarrationChoices
from desktop.articles.publish_disclosure import DisclosureChoice
from desktop.articles.publish_sound import SoundChoice
from desktop.articles.publish_tags import TagFields
from desktop.bridge.article_values import PublishChoices
from desktop.bridge.publish_offer import PublishOffer, taken_names
from desktop.interviews.export_question import ExportQuestion
from desktop.interviews.file_places import ask_for_folder
from desktop.theme import space
from desktop.widgets import ElidedLabel
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge.article_values import PreparedNarration

__all__ = ["PUBLISH_PREFERENCE", "PublishDialog"]

PUBLISH_PREFERENCE: Final = "publish"
"""What is remembered of it: `folder`, `format`, and `by_format` the choices of each."""

_NO_FILE_NAME: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME: Final = 120


class PublishDialog(QDialog):
    """Shown with `open()`."""

    queued = Signal(object)
    """A `PreparedNarration`."""
    choices_changed = Signal(object)
    """The `NarrationChoices` with which it is published, where they are others than before."""

    def __init__(
        self,
        context: WorkspaceContext,
        article_id: int,
        parent: QWidget,
        *,
        draft: Article,
        choices: NarrationChoices,
        offer: PublishOffer,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bridge = context.bridge
        self._article_id = article_id
        self._choices = choices
        self._folder = offer.folder
        self.setWindowTitle(self.tr("Publish the article"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kept = self._bridge.preferences.get(PUBLISH_PREFERENCE, {})
        self.sound = SoundChoice(offer, kept if isinstance(kept, dict) else {}, self)
        self.tags = TagFields(context, draft, choices, offer, self)
        self.disclosure = DisclosureChoice(offer, choices.disclosure, self)
        self.file_name = QLineEdit(self)
        self.file_name.setAccessibleName(self.tr("File name"))
        self._ending = QLabel(self)
        self._ending.setProperty("role", "muted")
        self._place = ElidedLabel(str(self._folder), self, mode=Qt.TextElideMode.ElideMiddle)
        self._chapters = self._sentence("muted")
        self._unapproved = self._sentence("muted")
        self._problem = self._sentence("failure")
        self._question = ExportQuestion(self)
        self.publish = QPushButton(self.tr("Publish"), self)
        self._lay_out()
        self._fill(draft)
        self._connect()
        self._settle()

    @property
    def choices(self) -> NarrationChoices:
        """The article's choices as they are to be stored."""
        return replace(self.tags.put_into(self._choices), disclosure=self.disclosure.value)

    def output(self) -> Path:
        """The file that is wanted."""
        return self._folder / f"{self._stem()}.{self.sound.format}"

    # --- layout ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(space(3))
        left.addWidget(self._heading(self.tr("Sound")))
        left.addWidget(self.sound)
        left.addWidget(self._chapters)
        left.addSpacing(space(2))
        left.addWidget(self._heading(self.tr("Disclosure")))
        left.addWidget(self.disclosure)
        left.addStretch(1)
        right.addWidget(self._heading(self.tr("Tags")))
        right.addWidget(self.tags)
        right.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(space(6))
        sides.addLayout(left, 1)
        sides.addLayout(right, 1)
        buttons = QDialogButtonBox(self)
        self.publish.setProperty("primary", True)
        self.publish.setDefault(True)
        buttons.addButton(self.publish, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._ask_to_publish)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(5), space(5), space(5), space(5))
        whole.setSpacing(space(3))
        whole.addLayout(sides, 1)
        whole.addLayout(self._where())
        for widget in (self._unapproved, self._problem, self._question, buttons):
            whole.addWidget(widget)
        self._problem.hide()
        self.setMinimumWidth(space(190))

    def _where(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(3))
        name, folder = QLabel(self.tr("File &name"), self), QLabel(self.tr("Folder"), self)
        name.setBuddy(self.file_name)
        change = QPushButton(self.tr("Change…"), self)
        change.setAccessibleName(self.tr("Choose another folder"))
        change.setAutoDefault(False)
        change.clicked.connect(self._ask_for_folder)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.file_name, 0, 1)
        grid.addWidget(self._ending, 0, 2)
        grid.addWidget(folder, 1, 0)
        grid.addWidget(self._place, 1, 1)
        grid.addWidget(change, 1, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setFont(self._context.theme.font("strong"))
        return label

    def _sentence(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label

    # --- what happens ---------------------------------------------------------------------------------------------

    def _fill(self, draft: Article) -> None:
        title = self._choices.title or draft.title
        if not title:
            title = next((p.text for p in draft.paragraphs if p.dropped is None and p.text.strip()), "")
        stem = _NO_FILE_NAME.sub(" ", title)[:_LONGEST_NAME].strip(" .")
        self.file_name.setText(" ".join(stem.split()) or self.tr("narration"))
        said = [p for p in draft.paragraphs if p.dropped is None]
        heads = sum(1 for p in said if p.kind is Kind.CROSSHEAD)
        if not heads:
            text = self.tr("No chapters: the article has no crossheads.")
        elif heads == 1:
            text = self.tr("With chapters: the beginning and 1 crosshead.")
        else:
            text = self.tr("With chapters: the beginning and {0} crossheads.").format(heads)
        self._chapters.setText(text)
        self._unapproved.setText(
            self.tr("The file says in its tags that nobody has approved it yet. Listen to it, then approve it.")
        )

    def _connect(self) -> None:
        self.sound.changed.connect(self._settle)
        self.tags.changed.connect(self._settle)
        self.file_name.textChanged.connect(lambda _: self._settle())
        self._question.replace_wanted.connect(partial(self._publish, overwrite=True))
        self._question.keep_wanted.connect(partial(self._publish, overwrite=False))

    def _settle(self) -> None:
        self._ending.setText(f".{self.sound.format}")
        self.publish.setEnabled(bool(self._stem()) and self.tags.is_complete)
        self._question.hide()

    def _stem(self) -> str:
        return _NO_FILE_NAME.sub(" ", self.file_name.text()).strip(" .")

    def _ask_for_folder(self) -> None:
        ask_for_folder(self, self.tr("Publish into this folder"), str(self._folder), self._set_folder)

    def _set_folder(self, folder: Path) -> None:
        self._folder = folder
        self._place.set_full_text(str(folder))
        self._settle()

    def _ask_to_publish(self) -> None:
        output, subtitles = self.output(), self.sound.subtitles.isChecked()
        self.publish.setEnabled(False)
        self._bridge.operations.run(
            lambda: taken_names(output, subtitles=subtitles),
            on_success=self._on_taken,
            key="publish-taken",
            owner=self,
        )

    def _on_taken(self, taken: list[Path]) -> None:
        self.publish.setEnabled(True)
        if taken:
            self._question.ask([path.name for path in taken])
        else:
            self._publish(overwrite=False)

    def _publish(self, *, overwrite: bool) -> None:
        """Store what belongs to the article, then queue it."""
        self.publish.setEnabled(False)
        self._question.hide()
        self._problem.hide()
        choices = self.choices
        if choices == self._choices:
            self._queue(overwrite=overwrite)
            return

        def stored() -> None:
            self._choices = choices
            self.choices_changed.emit(choices)
            self._queue(overwrite=overwrite)

        self._bridge.articles.store(
            self._article_id, choices=choices, on_success=stored, on_failure=self._on_failure, owner=self
        )

    def _queue(self, *, overwrite: bool) -> None:
        wanted = PublishChoices(
            self.output(),
            format=self.sound.format,
            loudness=self.sound.loudness,
            subtitles=self.sound.subtitles.isChecked(),
            verify=self.sound.verify.isChecked() and self.sound.verify.isEnabled(),
            overwrite=overwrite,
        )
        self._bridge.articles.publish(
            self._article_id, wanted, on_success=self._on_queued, on_failure=self._on_failure, owner=self
        )

    def _on_failure(self, problem: UserFacingError) -> None:
        self._problem.setText(f"{problem.what} {problem.to_do}".strip())
        self._problem.show()
        self._settle()

    def _on_queued(self, prepared: PreparedNarration) -> None:
        self._bridge.preferences.set(PUBLISH_PREFERENCE, {**self.sound.kept(), "folder": str(self._folder)})
        self.queued.emit(prepared)
        self.accept()
