"""How lengths, moments, languages and waits are written for a person, in the language of the interface."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from desktop.widgets import clock

__all__ = ["about", "language_name", "length", "moment", "percent", "place_in_queue", "time_left"]

_MINUTE_S: Final = 60
_HOUR_S: Final = 3600

_WITHOUT_COUNTRY: Final = {"en": "English", "es": "Español", "pt": "Português", "zh": "中文"}
"""Qt names these with a country: “American English”."""


def length(seconds: float) -> str:
    """The length of a recording, as a player shows it: `12:04`, `1:02:03`."""
    return clock(seconds)


def about(seconds: float) -> str:
    """How long something will take, no more exact than anybody can know: “about 22 min”."""
    translate = QCoreApplication.translate
    if seconds < _MINUTE_S:
        return translate("Wording", "less than a minute")
    minutes = round(seconds / _MINUTE_S)
    hours, minutes = divmod(minutes, 60)
    if hours and minutes:
        return translate("Wording", "about {0} h {1} min").format(hours, minutes)
    if hours:
        return translate("Wording", "about {0} h").format(hours)
    return translate("Wording", "about {0} min").format(minutes)


def place_in_queue(position: int, ends_in_s: float | None) -> str:
    """Where something waits, counted from 1, and how long it takes until it is done: “Next · about 22 min”."""
    translate = QCoreApplication.translate
    if position == 1:
        place = translate("Wording", "Next")
    else:
        place = translate("Wording", "Number {0} in the queue").format(position)
    return place if ends_in_s is None else f"{place} · {about(ends_in_s)}"


def time_left(seconds: float) -> str:
    """How long something that runs still takes: “3 min left”."""
    translate = QCoreApplication.translate
    if seconds < _MINUTE_S:
        return translate("Wording", "less than a minute left")
    minutes = round(seconds / _MINUTE_S)
    if minutes < _HOUR_S // _MINUTE_S:
        return translate("Wording", "{0} min left").format(minutes)
    return translate("Wording", "{0} h {1} min left").format(*divmod(minutes, 60))


def percent(fraction: float) -> str:
    """`45 %`, never 100 before the end."""
    return QCoreApplication.translate("Wording", "{0} %").format(min(99, int(fraction * 100)))


def moment(iso: str) -> str:
    """A moment of ISO 8601 as one says it: today and yesterday by their names, else the date."""
    try:
        then = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    today = datetime.now().astimezone().date()
    locale, translate = QLocale(), QCoreApplication.translate
    at = locale.toString(QTime(then.hour, then.minute), QLocale.FormatType.ShortFormat)
    if then.date() == today:
        return translate("Wording", "Today, {0}").format(at)
    if then.date() == today - timedelta(days=1):
        return translate("Wording", "Yesterday, {0}").format(at)
    return locale.toString(QDate(then.year, then.month, then.day), "d MMM yyyy")


def language_name(code: str) -> str:
    """A language by its own name, which its speakers know anywhere: “Français”; the code where Qt knows no name."""
    if code in {"", "auto"}:
        return ""
    if code in _WITHOUT_COUNTRY:
        return _WITHOUT_COUNTRY[code]
    locale = QLocale(code)
    name = locale.nativeLanguageName() if locale.language() is not QLocale.Language.C else ""
    name = name.partition("(")[0].strip() or code
    return name[:1].upper() + name[1:]
