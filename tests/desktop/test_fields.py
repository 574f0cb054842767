"""How fields look that every view uses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.bridge import Operations, Preferences
from desktop.theme import Theme, ThemeMode
from desktop.widgets.number_field import DecimalField, NumberField


@pytest.fixture(params=list(ThemeMode)[1:], ids=str)
def theme(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> Iterator[Theme]:
    operations = Operations()
    theme = Theme(qapp, Preferences(tmp_path, operations))
    theme.complete()
    theme.set_mode(request.param)
    yield theme
    operations.close()


def shown(widget: QWidget, qtbot: QtBot) -> QImage:
    qtbot.addWidget(widget)
    widget.resize(200, 40)
    widget.show()
    qtbot.waitExposed(widget)
    return widget.grab().toImage()


def first_ink(image: QImage) -> int:
    """The leftmost column inside the border in the middle row band that differs from the field's own colour."""
    ground = image.pixelColor(image.width() // 2, image.height() // 2)
    band = range(image.height() // 3, image.height() * 2 // 3)
    return next(x for x in range(3, image.width()) for y in band if image.pixelColor(x, y) != ground)


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("field", [NumberField, DecimalField])
def test_a_number_stands_as_far_from_the_border_as_a_word(field: type[QWidget], qtbot: QtBot) -> None:
    number, word = field(), QLineEdit("0")
    for widget in (number, word):
        widget.setEnabled(False)  # no caret

    difference = first_ink(shown(number, qtbot)) - first_ink(shown(word, qtbot))

    assert abs(difference) <= 2


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def distance(one: str, other: str) -> int:
    """Between two colours: the sum over red, green and blue of 0 to 255."""
    first, second = QColor(one), QColor(other)
    return sum(abs(a - b) for a, b in zip(first.getRgb(), second.getRgb(), strict=True))  # type: ignore[arg-type]


def test_a_radio_button_can_be_seen_and_tells_whether_it_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    chosen, other = QRadioButton("x"), QRadioButton("x")
    chosen.setChecked(True)

    of_chosen, of_other = (colours(shown(button, qtbot)) for button in (chosen, other))

    assert QColor(theme.tokens.accent).name() in of_chosen - of_other
    assert min(distance(found, theme.tokens.control) for found in of_other) < 48  # a ring of one pixel is blended
