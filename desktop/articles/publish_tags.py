"""What the file says of itself: title, author, publication, date, and a picture."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from audio_engine.narration.article import Article
from audio_engine.narration.choices import NarrationChoices
from desktop.bridge.publish_offer import CoverLook, PublishOffer, look_at_cover
from desktop.interviews.file_places import ask_for_file
from desktop.theme import set_role, space
from desktop.widgets import ElidedLabel
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from audio_engine.media.picture_thumbnail import Thumbnail

__all__ = ["TagFields"]

_FOLDER: Final = "articles.cover-folder"
_PICTURE_PX: Final = 96
_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(T.*)?")
"""ISO 8601 from the year on."""


class TagFields(QWidget):
    """Empty fields are the article's own, which stand in them as a hint."""

    changed = Signal()
    """What is written may be complete now, or not any more."""

    def __init__(
        self,
        context: WorkspaceContext,
        draft: Article,
        choices: NarrationChoices,
        offer: PublishOffer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = context.bridge
        self._cover = choices.cover
        self.title = self._field(self.tr("Title"), choices.title, draft.title)
        self.author = self._field(self.tr("Author"), choices.author, draft.author)
        publication = draft.publication or offer.publication
        self.publication = self._field(self.tr("Publication"), choices.publication, publication)
        if "publication" in offer.locked:
            self.publication.setText("")
            self.publication.setPlaceholderText(offer.publication)
            self.publication.setEnabled(False)
            self.publication.setToolTip(self.tr("Your organisation has decided this."))
        self.date = self._field(self.tr("Date"), choices.date, draft.date or self.tr("such as 2026-03-14"))
        self.date.textChanged.connect(lambda _: self._check_date())
        self._wrong = QLabel(self.tr("Write the date as year-month-day, such as 2026-03-14."), self)
        self._wrong.setWordWrap(True)
        self._wrong.setProperty("role", "failure")
        self._wrong.hide()
        self._name = ElidedLabel("", self, mode=Qt.TextElideMode.ElideMiddle)
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.picture = QLabel(self)
        self.picture.setAccessibleName(self.tr("Cover"))
        self.picture.hide()
        self._choose = QPushButton(self.tr("Choose…"), self)
        self._choose.setAccessibleName(self.tr("Choose a cover"))
        self._remove = QPushButton(self.tr("Remove"), self)
        self._remove.setAccessibleName(self.tr("Remove the cover"))
        for button in (self._choose, self._remove):
            button.setAutoDefault(False)
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(partial(self.set_cover, None))
        self._lay_out()
        self.set_cover(Path(choices.cover) if choices.cover else None)

    @property
    def is_complete(self) -> bool:
        """Whether everything here can be written into a file."""
        date = self._text(self.date)
        return not date or _DATE.fullmatch(date) is not None

    def put_into(self, choices: NarrationChoices) -> NarrationChoices:
        """The choices with what stands here; what is only the article's own stays empty."""
        return replace(
            choices,
            title=self._text(self.title),
            author=self._text(self.author),
            publication=self._text(self.publication) if self.publication.isEnabled() else choices.publication,
            date=self._text(self.date),
            cover=self._cover,
        )

    def set_cover(self, path: Path | None) -> None:
        """Choose a picture, or none."""
        self._cover = str(path.absolute()) if path is not None else ""
        self._name.set_full_text(path.name if path is not None else self.tr("No picture"))
        self._remove.setVisible(path is not None)
        self._choose.setText(self.tr("Choose…") if path is None else self.tr("Change…"))
        self._say("", "muted")
        self.picture.hide()
        if path is not None:
            self._bridge.operations.run(
                lambda: look_at_cover(path), on_success=self._show_cover, key="publish-cover", owner=self
            )

    def _check_date(self) -> None:
        self._wrong.setVisible(not self.is_complete)
        self.changed.emit()

    def _field(self, name: str, text: str, hint: str) -> QLineEdit:
        field = QLineEdit(text, self)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        return field

    def _text(self, field: QLineEdit) -> str:
        return " ".join(field.text().split())

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(space(3))
        form.setVerticalSpacing(space(2))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            (self.tr("&Title"), self.title),
            (self.tr("&Author"), self.author),
            (self.tr("P&ublication"), self.publication),
            (self.tr("&Date"), self.date),
        ):
            label = QLabel(text, self)
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow("", self._wrong)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        buttons.addWidget(self._choose)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(space(1))
        words.addWidget(self.picture)
        words.addWidget(self._name)
        words.addWidget(self._about)
        words.addLayout(buttons)
        words.addStretch(1)
        form.addRow(QLabel(self.tr("Cover"), self), words)

    def _ask(self) -> None:
        folder = str(self._bridge.preferences.get(_FOLDER, ""))
        ask_for_file(self, self.tr("Choose a cover: JPEG or PNG"), folder, self._on_chosen)

    def _on_chosen(self, path: Path) -> None:
        self._bridge.preferences.set(_FOLDER, str(path.parent))
        self.set_cover(path)

    def _show_cover(self, look: CoverLook) -> None:
        if str(look.path.absolute()) != self._cover:
            return
        if look.problem is not None:
            self._say(f"{look.problem.what} {look.problem.to_do}".strip(), "failure")
            return
        if look.small is not None:
            self.picture.setPixmap(_pixmap(look.small, self.picture.devicePixelRatioF()))
            self.picture.show()
        kind = "PNG" if look.mime == "image/png" else "JPEG"
        self._say(self.tr("{0}, {1} kB").format(kind, max(1, look.size_bytes // 1000)), "muted")

    def _say(self, text: str, role: str) -> None:
        self._about.setText(text)
        set_role(self._about, role)
        self._about.setVisible(bool(text))


def _pixmap(small: Thumbnail, ratio: float) -> QPixmap:
    """The picture, `_PICTURE_PX` high or wide."""
    image = QImage(small.rgb, small.width, small.height, 3 * small.width, QImage.Format.Format_RGB888)
    side = round(_PICTURE_PX * ratio)
    scaled = image.scaled(
        side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).copy()
    pixmap = QPixmap.fromImage(scaled)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
