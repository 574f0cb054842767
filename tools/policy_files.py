"""The files that are made from the table of settings: the page about them, and templates for administrators.

`python -m tools.policy_files` writes them; they are committed. `--check` changes nothing and says what is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from tools import policy_admx
from tools.policy_profile import configuration_profile
from tools.policy_schema import example_policies, json_schema
from tools.settings_page import page

__all__ = ["FILES", "main", "stale"]

CHECKOUT: Final = Path(__file__).resolve().parents[1]

FILES: Final[Mapping[str, Callable[[], str]]] = {
    "docs/settings.md": page,
    "resources/policies/souffleur.schema.json": json_schema,
    "resources/policies/linux/policies.json": example_policies,
    "resources/policies/macos/souffleur.mobileconfig": configuration_profile,
    "resources/policies/windows/Souffleur.admx": policy_admx.definitions,
    "resources/policies/windows/en-US/Souffleur.adml": lambda: policy_admx.words("en"),
    "resources/policies/windows/fr-FR/Souffleur.adml": lambda: policy_admx.words("fr"),
}
"""What makes each, by its path in the checkout."""


def stale(folder: Path = CHECKOUT) -> list[str]:
    """The paths of those that are missing or not as they would be made now."""
    return [name for name, make in FILES.items() if not _is_current(folder / name, make())]


def main(arguments: Sequence[str]) -> int:
    """The command; 0 where every file is current."""
    if "--check" not in arguments:
        for name, make in FILES.items():
            file = CHECKOUT / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(make(), encoding="utf-8", newline="\n")
    found = stale()
    for name in found:
        sys.stdout.write(f"{name}: stale\n")
    return 1 if found else 0


def _is_current(file: Path, content: str) -> bool:
    return file.is_file() and file.read_bytes() == content.encode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
