"""How values that SQLite does not know are kept in it: paths of any bytes, text of any origin, lists, moments."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

__all__ = ["now", "path_from_blob", "path_to_blob", "printable_path", "storable_text", "to_json"]


def path_to_blob(path: Path) -> bytes:
    """The path's own bytes: names that are not valid UTF-8 come back unchanged."""
    return os.fsencode(path)


def path_from_blob(blob: bytes) -> Path:
    """The path that `path_to_blob` took."""
    return Path(os.fsdecode(blob))


def printable_path(path: Path | str) -> str:
    """The path for people: one line, and a mark for what cannot be shown."""
    return "".join(c if c.isprintable() else "\ufffd" for c in str(path))


def storable_text(text: str) -> str:
    """`text` without the two things that SQLite's text cannot hold: half surrogate pairs and NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def to_json(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Compact JSON text; half surrogate pairs stay readable as escapes."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text


def now() -> str:
    """This moment, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
