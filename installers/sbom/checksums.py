"""`SHA256SUMS` of a release: what people compare what they got with. It is signed by hand or by CI, beside it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from audio_engine.files import atomic_write

__all__ = ["CHECKSUMS", "write_checksums"]

CHECKSUMS: Final = "SHA256SUMS"


def write_checksums(folder: Path) -> Path:
    """Write it for all files directly in `folder`, as `sha256sum --check` reads it. Signatures are left out.

    Raises:
        OSError: a file cannot be read, or the list not be written.
    """
    lines = []
    for path in sorted(folder.iterdir()):
        if not path.is_file() or path.name.startswith(CHECKSUMS) or path.suffix in {".asc", ".sig"}:
            continue
        with path.open("rb") as stream:
            lines.append(f"{hashlib.file_digest(stream, 'sha256').hexdigest()}  {path.name}\n")
    target = folder / CHECKSUMS
    with atomic_write(target) as stream:
        stream.write("".join(lines).encode())
    return target
