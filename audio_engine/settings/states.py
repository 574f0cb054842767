"""Every setting as a page shows it: its words, its value and who has decided it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from audio_engine.settings.forms import Choice, ChoiceOrNumber, Choices, Kind, Number, WholeNumber
from audio_engine.settings.resolver import Settings, ValueSource
from audio_engine.settings.schema import SETTINGS
from audio_engine.settings.setting import Group, Setting

__all__ = ["Option", "SettingState", "describe"]


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values of a choice, with its words for people."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class SettingState:
    """A setting and its value in force. `least`, `most`, `step` and `unit` are those of numbers.

    `default` is what holds once the person takes the own choice back: a policy's default, or the built-in value.
    `place` is the file, registry key or property list that decides, empty for a built-in value.
    """

    key: str
    policy: str
    group: Group
    title: str
    text: str
    kind: Kind
    value: Any
    default: Any
    source: ValueSource
    place: str
    is_locked: bool
    """Whether an administrator has decided it, or nobody else can."""
    options: tuple[Option, ...] = ()
    least: float | None = None
    most: float | None = None
    step: float | None = None
    unit: str = ""


def describe(settings: Settings) -> list[SettingState]:
    """All settings, in their order; those of a group follow each other."""
    return [_state(settings, setting) for setting in SETTINGS]


def _state(settings: Settings, setting: Setting[Any]) -> SettingState:
    chosen, form = settings.chosen(setting), setting.form
    least, most, step, unit = _bounds(form)
    return SettingState(
        key=setting.key,
        policy=setting.policy,
        group=setting.group,
        title=setting.title(),
        text=setting.text(),
        kind=form.kind,
        value=chosen.value,
        default=settings.policies.defaults.get(setting.key, setting.default),
        source=chosen.source,
        place=chosen.place,
        is_locked=settings.is_managed(setting),
        options=options_of(setting),
        least=least,
        most=most,
        step=step,
        unit=unit,
    )


def options_of(setting: Setting[Any]) -> tuple[Option, ...]:
    """What can be chosen, where there is a list of it."""
    form = setting.form
    if not isinstance(form, Choice | Choices | ChoiceOrNumber):
        return ()
    labels = form.labels()
    return tuple(Option(name, labels.get(name, name)) for name in form.names)


def _bounds(form: object) -> tuple[float | None, float | None, float | None, str]:
    match form:
        case WholeNumber():
            return form.least, form.most, form.step, form.unit()
        case Number():
            return form.least, form.most, form.step, ""
        case ChoiceOrNumber():
            return form.least, form.most, 0.5, form.unit
        case _:
            return None, None, None, ""
