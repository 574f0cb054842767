"""What intake or a person has left out of an article, in one line above its text: shown one by one, or restored."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from audio_engine.narration.article import Article, DropReason
from desktop.theme import Theme, space

__all__ = ["CleanupBar"]


class CleanupBar(QFrame):
    """`show_article` whenever the draft has changed. It changes nothing itself."""

    show_wanted = Signal(int)
    """The index of a paragraph that is left out: the next one with each press."""
    restore_wanted = Signal(object)
    """A frozenset of `DropReason`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dropped: list[int] = []
        self._reasons: Counter[DropReason] = Counter()
        self._next = 0
        self.setAccessibleName(self.tr("What is left out"))
        icon = QLabel(self)
        theme.bind_icon(icon, "eye", role="muted")
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        policy = self._text.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self._text.setSizePolicy(policy)
        self.show_next = QPushButton(self.tr("Show next"), self)
        self.show_next.setAccessibleName(self.tr("Show the next paragraph that is left out"))
        self.show_next.clicked.connect(self._on_show)
        self.restore = QPushButton(self.tr("Restore…"), self)
        self.restore.setAccessibleName(self.tr("Restore paragraphs that are left out"))
        self.restore.clicked.connect(self._show_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(1), space(3), space(1))
        row.setSpacing(space(2))
        row.addWidget(icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.show_next)
        row.addWidget(self.restore)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._text.text()

    def show_article(self, article: Article) -> None:
        """Count what is left out of it."""
        dropped = [index for index, paragraph in enumerate(article.paragraphs) if paragraph.dropped is not None]
        self._reasons = Counter(p.dropped for p in article.paragraphs if p.dropped is not None)
        if dropped != self._dropped:
            self._dropped, self._next = dropped, min(self._next, max(0, len(dropped) - 1))
        self._text.setText(left_out_sentence(self._reasons))
        self.setVisible(bool(dropped))

    def menu(self) -> QMenu:
        """Everything, or what was left out for one reason."""
        menu = QMenu(self)
        menu.addAction(self.tr("Restore everything"), partial(self.restore_wanted.emit, frozenset(self._reasons)))
        if len(self._reasons) > 1:
            menu.addSeparator()
            for reason, count in self._reasons.most_common():
                text = self.tr("Restore: {0}").format(_counted(reason, count))
                menu.addAction(text, partial(self.restore_wanted.emit, frozenset({reason})))
        return menu

    def _on_show(self) -> None:
        if self._dropped:
            self._next %= len(self._dropped)
            index = self._dropped[self._next]
            self._next += 1
            self.show_wanted.emit(index)

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.restore.mapToGlobal(self.restore.rect().bottomLeft()))


def left_out_sentence(reasons: Counter[DropReason]) -> str:
    """“5 paragraphs are left out: 2 captions, 1 byline, 2 links to other articles”; "" where there is none."""
    translate = QCoreApplication.translate
    total = sum(reasons.values())
    if not total:
        return ""
    parts = ", ".join(_counted(reason, count) for reason, count in reasons.most_common())
    if total == 1:
        return translate("CleanupBar", "1 paragraph is left out: {0}").format(parts)
    return translate("CleanupBar", "{0} paragraphs are left out: {1}").format(total, parts)


def _counted(reason: DropReason, count: int) -> str:
    translate = QCoreApplication.translate
    one, several = {
        DropReason.CAPTION: (translate("CleanupBar", "1 caption"), translate("CleanupBar", "{0} captions")),
        DropReason.BYLINE: (translate("CleanupBar", "1 byline"), translate("CleanupBar", "{0} bylines")),
        DropReason.RELATED: (
            translate("CleanupBar", "1 link to another article"),
            translate("CleanupBar", "{0} links to other articles"),
        ),
        DropReason.CODE: (translate("CleanupBar", "1 piece of code"), translate("CleanupBar", "{0} pieces of code")),
        DropReason.HTML: (translate("CleanupBar", "1 piece of HTML"), translate("CleanupBar", "{0} pieces of HTML")),
        DropReason.PICTURE: (translate("CleanupBar", "1 picture"), translate("CleanupBar", "{0} pictures")),
        DropReason.TABLE: (translate("CleanupBar", "1 table"), translate("CleanupBar", "{0} tables")),
        DropReason.FOOTNOTE: (translate("CleanupBar", "1 footnote"), translate("CleanupBar", "{0} footnotes")),
        DropReason.NOTICE: (translate("CleanupBar", "1 notice"), translate("CleanupBar", "{0} notices")),
        DropReason.BY_HAND: (
            translate("CleanupBar", "1 struck out by hand"),
            translate("CleanupBar", "{0} struck out by hand"),
        ),
    }[reason]
    return one if count == 1 else several.format(count)
