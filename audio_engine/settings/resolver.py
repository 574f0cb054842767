"""Which value of a setting wins: locked policy, then the person's, then the policy's default, then the built-in one.

Every value knows where it came from, so that an interface can lock what is managed and `doctor` can say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from audio_engine.errors import UserFacingError
from audio_engine.settings.folders import home_folder, policies_file
from audio_engine.settings.policies import Policies, read_policies
from audio_engine.settings.schema import SETTINGS, Setting
from audio_engine.settings.stored_json import StoredJson
from audio_engine.text import tr

__all__ = ["Chosen", "Settings", "ValueSource", "read_settings", "save_setting"]

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


class Settings:
    """The settings in force. Read once and passed on: a change on disk does not change a running job."""

    def __init__(self, policies: Policies, user: dict[str, Any], problems: tuple[str, ...]) -> None:
        self.policies = policies
        self.problems = problems
        """A sentence for each thing that is wrong with the policies or with the person's file."""
        self._user = user

    def get(self, setting: Setting[T]) -> T:
        """The value in force."""
        return self.chosen(setting).value

    def chosen(self, setting: Setting[T]) -> Chosen[T]:
        """The value in force with its source."""
        for values, source in (
            (self.policies.locked, ValueSource.LOCKED_POLICY),
            (self._user, ValueSource.USER),
            (self.policies.defaults, ValueSource.POLICY_DEFAULT),
        ):
            if setting.key in values:
                return Chosen(values[setting.key], source)
        return Chosen(setting.default, ValueSource.BUILT_IN)


def read_settings(home: Path | None = None, policies: Policies | None = None) -> Settings:
    """The settings in force for `home` under `policies`; both are this machine's unless given. Never raises."""
    policies = policies if policies is not None else read_policies(policies_file())
    stored = _user_file(home).read()
    problems = [*policies.problems, *filter(None, [stored.problem])]
    user = {}
    for setting in SETTINGS:
        if setting.key not in stored.content or setting.policy_only:
            continue
        try:
            user[setting.key] = setting.check(stored.content[setting.key])
        except ValueError as expected:
            problems.append(
                tr("Your setting {key} is not used: it must be {expected}.", key=setting.key, expected=expected)
            )
    return Settings(policies, user, tuple(problems))


def save_setting(
    setting: Setting[T], value: T | None, *, home: Path | None = None, policies: Policies | None = None
) -> None:
    """Keep the person's choice of `value`; None goes back to what holds without it.

    Raises:
        UserFacingError: an administrator has locked it, or it cannot be written.
        ValueError: the value is none of this setting's.
    """
    policies = policies if policies is not None else read_policies(policies_file())
    if setting.policy_only or setting.key in policies.locked:
        raise UserFacingError(
            tr("The setting {key} is managed by your organisation.", key=setting.key), tr("Ask your administrator.")
        )
    if value is not None:
        setting.check(value)

    def change(values: dict[str, Any]) -> dict[str, Any]:
        others = {key: kept for key, kept in values.items() if key != setting.key}
        return others if value is None else {**others, setting.key: value}

    _user_file(home).change(change)


def _user_file(home: Path | None) -> StoredJson[dict[str, Any]]:
    file = (home if home is not None else home_folder()) / "settings.json"
    return StoredJson(file, format_name="souffleur-settings/1", part="values", empty={})
