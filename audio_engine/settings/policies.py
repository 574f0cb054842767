"""What an administrator has set for everybody on this machine: what each place says, checked and put together.

`locked` holds what users cannot change, `defaults` what they start with. A policy that cannot be understood is
reported, never ignored silently; the others stay in force.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from audio_engine.settings.forms import Kind
from audio_engine.settings.schema import SETTINGS
from audio_engine.settings.setting import Setting
from audio_engine.text import tr

__all__ = ["FORMAT", "Policies", "PolicyPlace", "checked", "from_managed", "unreadable"]

FORMAT: Final = "souffleur-policies/1"
_BY_POLICY: Final[Mapping[str, Setting[Any]]] = {setting.policy: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies in force: values by setting key, already checked, and a sentence for each that is not.

    `file` is where a policy file would be; what `places` says of a value is where it was really found.
    """

    file: Path
    locked: dict[str, Any] = field(default_factory=dict)
    defaults: dict[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    places: Mapping[tuple[str, bool], str] = field(default_factory=dict)
    """File, registry key or property list by setting key and whether it is locked there."""

    def place_of(self, setting: Setting[Any], *, locked: bool) -> str:
        """The file, registry key or property list that decides."""
        return self.places.get((setting.key, locked), str(self.file))


@dataclass(frozen=True, slots=True)
class PolicyPlace:
    """What one file, registry key or property list says, by policy names and unchecked. `problems` are sentences."""

    name: str
    locked: Mapping[str, object] = field(default_factory=dict)
    defaults: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def checked(file: Path, places: Sequence[PolicyPlace]) -> Policies:
    """The policies of all `places`, of which an earlier one wins."""
    problems: list[str] = []
    found: dict[bool, dict[str, Any]] = {True: {}, False: {}}
    where: dict[tuple[str, bool], str] = {}
    for place in places:
        problems += place.problems
        for locked, values in ((True, place.locked), (False, place.defaults)):
            for key, value in _understood(place.name, values, problems).items():
                if key not in found[locked]:
                    found[locked][key] = value
                    where[key, locked] = place.name
    return Policies(file, found[True], found[False], tuple(problems), where)


def unreadable(place: str, why: str) -> str:
    """The sentence for a place of which nothing can be used."""
    return tr(
        "The policies in {place} cannot be read and none of them is in force: {why}. Tell your administrator.",
        place=place,
        why=why,
    )


def _understood(place: str, values: Mapping[str, object], problems: list[str]) -> dict[str, Any]:
    understood = {}
    for name, value in values.items():
        setting = _BY_POLICY.get(name)
        if setting is None:
            problems.append(tr("There is an unknown policy in {place}: {name}.", place=place, name=name))
            continue
        try:
            understood[setting.key] = setting.check(value)
        except ValueError as expected:
            problems.append(
                tr(
                    "The policy {name} in {place} is not in force: it must be {expected}.",
                    name=name,
                    place=place,
                    expected=expected,
                )
            )
    return understood


def from_managed(name: str, value: object) -> object:
    """`value` as JSON would have it: registries and consoles for phones know no true and no fractions."""
    setting = _BY_POLICY.get(name)
    if setting is None:
        return value
    match setting.form.kind, value:
        case Kind.BOOLEAN, 0 | 1:
            return bool(value)
        case Kind.NUMBER | Kind.WHOLE_NUMBER, str():
            return _number(value, whole=setting.form.kind is Kind.WHOLE_NUMBER)
        case Kind.CHOICES | Kind.FOLDERS, list():
            return [item for item in value if item != ""]  # empty lines of an editor
    return value


def _number(text: str, *, whole: bool) -> object:
    try:
        return int(text) if whole else float(text.replace(",", "."))
    except ValueError:
        return text
