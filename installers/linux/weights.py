"""What the frozen application weighs, by part: `python -m installers.linux.weights [FOLDER]`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Final

from installers.frozen.build import DEFAULT_FOLDER

__all__ = ["main", "weights"]

_SHOWN: Final = 14


def weights(tree: Path) -> Counter[str]:
    """Bytes by part of one frozen tree; a library that auditwheel has put beside its package counts to that."""
    found: Counter[str] = Counter()
    for path in tree.rglob("*"):
        if path.is_file() and not path.is_symlink():
            parts = path.relative_to(tree).parts
            name = parts[1] if parts[0] == "_internal" and len(parts) > 1 else f"program {parts[0]}"
            found[_part(name)] += path.stat().st_size
    return found


def _part(name: str) -> str:
    if name.startswith(("libpython", "python3", "base_library")):
        return "Python"
    return name.removesuffix(".libs").split("-")[0] if name.endswith((".libs", ".dist-info")) else name


def main(arguments: list[str]) -> int:
    """Print a table for each tree below the folder."""
    folder = Path(arguments[0]) if arguments else DEFAULT_FOLDER
    for tree in sorted(path for path in folder.iterdir() if path.is_dir()):
        found = weights(tree)
        sys.stdout.write(f"\n{tree.name}: {sum(found.values()) / 1e6:.0f} MB\n")
        for part, size in found.most_common(_SHOWN):
            sys.stdout.write(f"{size / 1e6:8.1f} MB  {part}\n")
        rest = sum(found.values()) - sum(size for _, size in found.most_common(_SHOWN))
        sys.stdout.write(f"{rest / 1e6:8.1f} MB  the rest\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
