"""Which value of a setting wins: locked policy, then the person's, then the policy's default, then the built-in one.

Every value knows where it came from, so that an interface can lock what is managed and `doctor` can say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from audio_engine.errors import NotAllowedError
from audio_engine.settings.folders import home_folder, policies_file
from audio_engine.settings.policies import Policies
from audio_engine.settings.policy_places import read_policies
from audio_engine.settings.schema import SETTINGS
from audio_engine.settings.setting import Setting
from audio_engine.settings.stored_json import StoredJson
from audio_engine.text import tr

__all__ = ["Chosen", "Settings", "ValueSource", "peek_settings", "read_settings", "save_setting"]

T = TypeVar("T")


class ValueSource(StrEnum):
    """Where a value comes from."""

    LOCKED_POLICY = "locked policy"
    USER = "user"
    POLICY_DEFAULT = "policy default"
    BUILT_IN = "built in"


@dataclass(frozen=True, slots=True)
class Chosen(Generic[T]):
    """A value in force and where it comes from."""

    value: T
    source: ValueSource
    place: str = ""
    """The file, registry key or property list that says so; empty for a built-in value."""


class Settings:
    """The settings in force. Read once and passed on: a change on disk does not change a running job."""

    def __init__(
        self, policies: Policies, user: dict[str, Any], problems: tuple[str, ...], user_file: Path | None = None
    ) -> None:
        self.policies = policies
        self.problems = problems
        """A sentence for each thing that is wrong with the policies or with the person's file."""
        self._user = user
        self._user_file = user_file

    def get(self, setting: Setting[T]) -> T:
        """The value in force."""
        return self.chosen(setting).value

    def chosen(self, setting: Setting[T]) -> Chosen[T]:
        """The value in force with its source."""
        key, policies = setting.key, self.policies
        if key in policies.locked:
            place = policies.place_of(setting, locked=True)
            return Chosen(policies.locked[key], ValueSource.LOCKED_POLICY, place)
        if key in self._user:
            return Chosen(self._user[key], ValueSource.USER, str(self._user_file or ""))
        if key in policies.defaults:
            place = policies.place_of(setting, locked=False)
            return Chosen(policies.defaults[key], ValueSource.POLICY_DEFAULT, place)
        return Chosen(setting.default, ValueSource.BUILT_IN)

    def is_managed(self, setting: Setting[Any]) -> bool:
        """Whether an administrator alone decides it."""
        return setting.policy_only or setting.key in self.policies.locked

    def unless_locked(self, setting: Setting[T], usual: T) -> T | None:
        """`usual`, for a request that nobody made by hand; None, which is no wish, where an administrator decides."""
        return None if self.is_managed(setting) else usual

    def for_request(self, setting: Setting[T], wanted: T | None) -> T:
        """What holds where a command or a window asks for `wanted`; None is no wish.

        Raises:
            NotAllowedError: an administrator has decided otherwise.
        """
        chosen = self.chosen(setting)
        if wanted is None or wanted == chosen.value:
            return chosen.value
        if chosen.source is ValueSource.LOCKED_POLICY:
            raise NotAllowedError(
                tr(
                    "“{title}” is managed by your organisation: “{value}” cannot be chosen.",
                    title=setting.title(),
                    value=wanted,
                ),
                tr("Leave the choice out, or ask your administrator."),
            )
        return wanted


def read_settings(home: Path | None = None, policies: Policies | None = None) -> Settings:
    """The settings in force for `home` under `policies`; both are this machine's unless given. Never raises."""
    policies = policies if policies is not None else read_policies(policies_file())
    file = _user_file(home)
    stored = file.read()
    problems = [*policies.problems, *filter(None, [stored.problem])]
    user, unusable = _understood(stored.content)
    return Settings(policies, user, (*problems, *unusable), file.file)


def peek_settings(home: Path | None = None, policies: Policies | None = None) -> Settings:
    """The same without a word about what is wrong: a damaged file stays where it is, for `read_settings` to tell of."""
    policies = policies if policies is not None else read_policies(policies_file())
    file = _user_file(home)
    user, _ = _understood(file.peek())
    return Settings(policies, user, (), file.file)


def save_setting(
    setting: Setting[T], value: T | None, *, home: Path | None = None, policies: Policies | None = None
) -> None:
    """Keep the person's choice of `value`; None goes back to what holds without it.

    Raises:
        NotAllowedError: an administrator has locked it.
        UserFacingError: it cannot be written.
        ValueError: the value is none of this setting's.
    """
    policies = policies if policies is not None else read_policies(policies_file())
    if setting.policy_only or setting.key in policies.locked:
        raise NotAllowedError(
            tr("“{title}” is managed by your organisation.", title=setting.title()), tr("Ask your administrator.")
        )
    if value is not None:
        setting.check(value)

    def change(values: dict[str, Any]) -> dict[str, Any]:
        others = {key: kept for key, kept in values.items() if key != setting.key}
        return others if value is None else {**others, setting.key: value}

    _user_file(home).change(change)


def _understood(content: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The values that are settings' of a person, and a sentence for each that is not a value of its setting."""
    user: dict[str, Any] = {}
    problems = []
    for setting in SETTINGS:
        if setting.key not in content or setting.policy_only:
            continue
        try:
            user[setting.key] = setting.check(content[setting.key])
        except ValueError as expected:
            problems.append(
                tr("Your setting {key} is not used: it must be {expected}.", key=setting.key, expected=expected)
            )
    return user, problems


def _user_file(home: Path | None) -> StoredJson[dict[str, Any]]:
    file = (home if home is not None else home_folder()) / "settings.json"
    return StoredJson(file, format_name="souffleur-settings/1", part="values", empty={})
