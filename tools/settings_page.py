"""`docs/settings.md`: every setting with its policy, for people and administrators, in English and French."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any, Final

from audio_engine.settings.policy_plists import DEFAULTS_PART, DOMAIN
from audio_engine.settings.policy_registry import DEFAULTS_KEY, LOCKED_KEY
from audio_engine.settings.schema import SETTINGS
from audio_engine.settings.setting import Setting
from tools.policy_words import LANGUAGES, WORDS, shown, speaking, values_text

__all__ = ["page"]

_HERE: Final = Path(__file__).parent
"""Where the words above the tables are, a file a language."""

_TOP: Final = """<!-- Made by `python -m tools.policy_files` from audio_engine/settings. Change it there. -->

[English](#settings-and-policies) · [Français](#réglages-et-stratégies)
"""

_PLACES: Final = f"""
| | {{locked}} | {{defaults}} |
|---|---|---|
| Linux | `/etc/souffleur/policies.json`, `/etc/souffleur/policies.d/*.json`{{colon}} `locked` | {{same}} `defaults` |
| Windows | `HKLM\\{LOCKED_KEY}`, `HKCU\\{LOCKED_KEY}` | `…\\{DEFAULTS_KEY.rpartition(chr(92))[2]}` |
| macOS | `/Library/Managed Preferences/{DOMAIN}.plist` | `{DEFAULTS_PART}` |
"""

_TABLES: Final = {
    "en": {
        "heading": "Every setting",
        "columns": ("Setting", "Key", "Policy", "Values", "Built-in", "What it does"),
        "admin": "*Administrators only.*",
        "locked": "Locked",
        "defaults": "Defaults",
        "same": "the same:",
        "colon": ":",
    },
    "fr": {
        "heading": "Tous les réglages",
        "columns": ("Réglage", "Clé", "Stratégie", "Valeurs", "D’origine", "Effet"),
        "admin": "*Administrateurs seulement.*",
        "locked": "Verrouillées",
        "defaults": "Par défaut",
        "same": "les mêmes\u202f:",
        "colon": "\u202f:",
    },
}


def page() -> str:
    """The content of the page."""
    return "\n\n".join([_TOP.strip(), *(_part(language) for language in LANGUAGES)]) + "\n"


def _part(language: str) -> str:
    words = _TABLES[language]
    places = _PLACES.format(**{name: words[name] for name in ("locked", "defaults", "same", "colon")})
    introduction = _HERE.joinpath(f"settings_{language}.md").read_text(encoding="utf-8")
    lines = [introduction.replace("{places}", places.strip()).rstrip(), "", f"## {words['heading']}"]
    with speaking(language):
        for group, settings in groupby(SETTINGS, key=lambda setting: setting.group):
            lines += ["", f"### {group.heading}", "", _row(words["columns"]), _row(["---"] * 6)]
            lines += [_row(_cells(setting, language)) for setting in settings]
    return "\n".join(lines)


def _cells(setting: Setting[Any], language: str) -> list[str]:
    own, admin = WORDS[language], _TABLES[language]["admin"]
    return [
        setting.title(),
        f"`{setting.key}`",
        f"`{setting.policy}`",
        values_text(setting.form, own, "`{}`"),
        shown(setting.default, own, "`{}`"),
        f"{setting.text()} {admin}" if setting.policy_only else setting.text(),
    ]


def _row(cells: object) -> str:
    assert isinstance(cells, list | tuple)
    return f"| {' | '.join(cells)} |"
