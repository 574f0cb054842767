"""A page of settings: a heading, what it is about, rows made from the schema, and whatever else belongs there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from audio_engine.settings.resolver import ValueSource
from audio_engine.settings.states import Option
from desktop.bridge.settings_offers import OFFERED, options_of
from desktop.lists.wording import language_name
from desktop.settings.setting_row import SettingRow
from desktop.settings.setting_words import for_people
from desktop.theme import space
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from audio_engine.errors import UserFacingError
    from audio_engine.settings.states import SettingState
    from desktop.bridge.settings_bridge import SettingsPicture

__all__ = ["SettingsPage", "label"]

_WIDTH: Final = 680
_LANGUAGE: Final = "transcription.language"


class SettingsPage(QScrollArea):
    """Pages with more than rows are its children. `keys` are the settings on it, in their order."""

    noticed = Signal(str, object)
    """A setting on this page was changed by hand: its key and what was chosen."""

    def __init__(self, context: WorkspaceContext, title: str, sentence: str, keys: Iterable[str] = ()) -> None:
        super().__init__()
        self.context = context
        self.keys = tuple(keys)
        self.rows: dict[str, SettingRow] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QWidget(self)
        self.body.setMaximumWidth(_WIDTH)
        self.body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(space(6), space(5), space(6), space(6))
        self.column.setSpacing(space(5))
        heading = label(title, self.body)
        heading.setFont(context.theme.font("heading"))
        self.column.addWidget(heading)
        if sentence:
            self.column.addWidget(label(sentence, self.body, role="muted"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space(5))
        self.column.addLayout(self._rows)
        self.setWidget(self.body)

    def finish(self) -> None:
        """After everything was added: what is left of the height stays empty."""
        self.column.addStretch(1)

    def add_section(self, title: str, *parts: QWidget | QLayout) -> QLabel:
        """Something with a heading of its own; the heading."""
        heading = label(title, self.body)
        heading.setFont(self.context.theme.font("strong"))
        section = QVBoxLayout()
        section.setSpacing(space(1))
        section.addWidget(heading)
        for part in parts:
            if isinstance(part, QLayout):
                section.addLayout(part)
            else:
                section.addWidget(part)
        self.column.addLayout(section)
        return heading

    def show_picture(self, picture: SettingsPicture) -> None:
        """Show the settings as they stand; rows are made at the first time."""
        for key in self.keys:
            state = picture.state(key)
            state = for_people(state)
            if key in self.rows:
                self.rows[key].show_state(state)
            elif not state.is_locked or state.source is not ValueSource.BUILT_IN:
                self._add_row(state)

    def look_around(self) -> None:
        """Find out what there is to choose from; a device may have been plugged in since."""
        for key in OFFERED & self.rows.keys():
            self.context.bridge.operations.run(
                partial(options_of, key),
                on_success=partial(self._offer, key),
                on_failure=self._on_no_sound,
                key=f"offer-{key}",
                owner=self,
            )

    def _add_row(self, state: SettingState) -> None:
        row = SettingRow(self.context.theme, state, self.body, is_list=state.key in OFFERED)
        row.chosen.connect(self._save)
        self.rows[state.key] = row
        self._rows.addWidget(row)

    def _save(self, key: str, value: object) -> None:
        self.context.bridge.settings.save(key, value)
        self.noticed.emit(key, value)

    def _offer(self, key: str, options: tuple[Option, ...]) -> None:
        if key == _LANGUAGE:
            named = [Option(one.value, language_name(one.value)) for one in options[1:]]
            options = (options[0], *sorted(named, key=lambda one: one.label.casefold()))
        row = self.rows[key]
        row.field.offer(options)
        row.field.set_value(row.state.value)

    def _on_no_sound(self, _problem: UserFacingError) -> None:
        """The page of sound says so itself; a list without devices still has the system's."""


def label(text: str, parent: QWidget, *, role: str = "") -> QLabel:
    """A paragraph of a page."""
    made = QLabel(text, parent)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made
