"""The first page that a person sees: the language, what works already, a sample of each kind, one model to fetch.

Everything on it can be skipped, and found again under Help.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from audio_engine.text import LANGUAGES, interface_language
from desktop.bridge.first_look import FirstLook, first_look
from desktop.first_run.sample_interview import SampleInterview
from desktop.lists.wording import language_name
from desktop.restart import start_window_again
from desktop.theme import space
from desktop.widgets import ProgressRow
from desktop.widgets.icon_picture import IconPicture

if TYPE_CHECKING:
    from audio_engine.errors import UserFacingError
    from desktop.bridge import Bridge
    from desktop.bridge.values import Recommendation
    from desktop.interviews.opening import OpenTranscript
    from desktop.theme import Theme

__all__ = ["WELCOMED", "Welcome"]

WELCOMED: Final = "welcome.seen"
"""The preference that says that this page need not come by itself any more."""
_ICON_PX: Final = 20


class Welcome(QDialog):
    """Shown with `open()`. It asks; the window opens what was asked for."""

    open_wanted = Signal(object)
    """An `OpenTranscript` of the sample interview."""
    article_wanted = Signal()
    models_wanted = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self.setWindowTitle(self.tr("First steps"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(space(165))
        self.sample = SampleInterview(bridge, self)
        self.language = QComboBox(self)
        self.again = QPushButton(self.tr("Start again in this language"), self)
        self.again.hide()
        self.interview = QPushButton(self.tr("Open the sample interview"), self)
        self.interview.setProperty("primary", True)
        self.interview.setDefault(True)
        self.article = QPushButton(self.tr("Read the sample article"), self)
        self.models = QPushButton(self.tr("Show the models"), self)
        self.skip = QPushButton(self.tr("Start with my own work"), self)
        self.progress = ProgressRow(theme, name=self.tr("The sample interview"), parent=self)
        self.progress.hide()
        self._problem = self._paragraph("", role="failure")
        self._problem.hide()
        self._recognition, self._voice = self._paragraph(""), self._paragraph("")
        self._recommended = self._paragraph(self.tr("Looking at what this computer can do…"))
        self._lay_out()
        self._fill_languages()
        self._connect()
        self._bridge.preferences.set(WELCOMED, value=True)
        bridge.operations.run(first_look, on_success=self._show_look, owner=self)
        bridge.models.recommended(interface_language(), on_success=self._show_recommended, owner=self)
        self.interview.setFocus()

    def _connect(self) -> None:
        self.language.activated.connect(lambda _: self._choose_language())
        self.again.clicked.connect(lambda _=False: self._start_again())
        self.interview.clicked.connect(lambda _=False: self._start_sample())
        self.article.clicked.connect(lambda _=False: self._leave_for(self.article_wanted.emit))
        self.models.clicked.connect(lambda _=False: self._leave_for(self.models_wanted.emit))
        self.skip.clicked.connect(self.accept)
        self.sample.ready.connect(self._on_ready)
        self.sample.failed.connect(self._on_failed)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Welcome to Souffleur"), self)
        title.setFont(self._theme.font("heading"))
        promise = self._paragraph(
            self.tr("Everything happens on this computer: no recording, no transcript and no article ever leaves it."),
            role="muted",
        )
        label = QLabel(self.tr("&Language"), self)
        label.setBuddy(self.language)
        languages = QHBoxLayout()
        languages.setSpacing(space(2))
        for widget in (label, self.language, self.again):
            languages.addWidget(widget)
        languages.addStretch(1)
        samples = QHBoxLayout()
        samples.setSpacing(space(2))
        samples.addWidget(self.interview)
        samples.addWidget(self.article)
        samples.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._paragraph(self.tr("This page is under Help whenever you want it."), role="muted"), 1)
        foot.addWidget(self.skip)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # `_grow` makes room for longer texts
        column.setContentsMargins(space(6), space(6), space(6), space(5))
        column.setSpacing(space(3))
        column.addWidget(title)
        column.addWidget(promise)
        column.addLayout(languages)
        column.addWidget(self._heading(self.tr("This works already")))
        column.addLayout(self._with_icon("check-circle", self._recognition))
        column.addLayout(self._with_icon("check-circle", self._voice))
        column.addWidget(self._heading(self.tr("Try it, in a minute and without a network")))
        column.addLayout(samples)
        column.addWidget(self.progress)
        column.addWidget(self._problem)
        column.addWidget(self._heading(self.tr("For your own interviews")))
        column.addLayout(self._with_icon("models", self._recommended, self.models))
        column.addSpacing(space(2))
        column.addLayout(foot)

    def _heading(self, text: str) -> QLabel:
        heading = QLabel(text, self)
        heading.setFont(self._theme.font("strong"))
        heading.setContentsMargins(0, space(2), 0, 0)
        return heading

    def _paragraph(self, text: str, *, role: str = "") -> QLabel:
        paragraph = QLabel(text, self)
        paragraph.setWordWrap(True)
        paragraph.setTextFormat(Qt.TextFormat.PlainText)
        paragraph.setProperty("role", role)
        return paragraph

    def _with_icon(self, icon: str, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        role = "done" if icon.startswith("check") else "muted"
        row.addWidget(IconPicture(self._theme, icon, _ICON_PX, role=role, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        for place, widget in enumerate(widgets):
            row.addWidget(widget, 1 if place == 0 else 0)
        return row

    def _fill_languages(self) -> None:
        self.language.setAccessibleName(self.tr("Language"))
        for code in LANGUAGES:
            self.language.addItem(language_name(code), code)
        self.language.setCurrentIndex(self.language.findData(interface_language()))

    def _show_look(self, look: FirstLook) -> None:
        if look.models:
            self._recognition.setText(self.tr("Interviews are transcribed by: {0}").format(", ".join(look.models[:3])))
        else:
            self._recognition.setText(
                self.tr("Interviews in English are transcribed by the basic recogniser, which makes many mistakes.")
            )
        if look.voices:
            self._voice.setText(self.tr("Articles are read by: {0}").format(", ".join(look.voices[:3])))
        else:
            self._voice.setText(self.tr("Articles are read by the basic voice, in French, English and more."))
        self._grow()

    def _show_recommended(self, found: Recommendation) -> None:
        size = QLocale().formattedDataSize(found.entry.size_bytes, 0)
        text = self.tr("Recommended for this computer: the model “{0}” ({1}). {2}")
        self._recommended.setText(text.format(found.entry.name, size, found.reason))
        self._grow()

    def _grow(self) -> None:
        """Room for what has been said since the window was opened."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _choose_language(self) -> None:
        chosen = str(self.language.currentData())
        self._bridge.settings.save("ui.language", chosen)
        self.again.setVisible(chosen != interface_language())

    def _start_again(self) -> None:
        self._bridge.preferences.set(WELCOMED, value=False)  # it comes by itself once more, in the other language
        start_window_again(self)

    def _start_sample(self) -> None:
        self._problem.hide()
        self.interview.setEnabled(False)
        self.progress.show()
        self.progress.show_progress(None, self.tr("It is transcribed; it opens by itself."))
        self._grow()
        self.sample.start()

    def _on_ready(self, where: OpenTranscript) -> None:
        self.open_wanted.emit(where)
        self.accept()

    def _on_failed(self, problem: UserFacingError) -> None:
        self.progress.hide()
        self.interview.setEnabled(True)
        self._problem.setText(f"{problem.what} {problem.to_do}".strip())
        self._problem.show()
        self._grow()

    def _leave_for(self, ask: Callable[[], None]) -> None:
        ask()
        self.accept()
