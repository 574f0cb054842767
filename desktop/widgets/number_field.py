"""Fields for numbers whose text stands as far from the border as in every other field."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

__all__ = ["DecimalField", "NumberField"]

_INSET_PX: Final = 7
"""What the style sheet pads other fields with; Qt leaves it out on the left of a spin box that has a style sheet."""


class NumberField(QSpinBox):
    """A spin box for whole numbers."""

    def __init__(self, *arguments: Any, **properties: Any) -> None:  # noqa: ANN401 - Qt's own
        super().__init__(*arguments, **properties)
        self.lineEdit().setTextMargins(_INSET_PX, 0, 0, 0)


class DecimalField(QDoubleSpinBox):
    """A spin box for numbers with decimals."""

    def __init__(self, *arguments: Any, **properties: Any) -> None:  # noqa: ANN401 - Qt's own
        super().__init__(*arguments, **properties)
        self.lineEdit().setTextMargins(_INSET_PX, 0, 0, 0)
