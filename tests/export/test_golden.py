"""Each format of both interviews, whole, as files that a person can read and compare.

`SOUFFLEUR_WRITE_GOLDEN=1 pytest tests/export/test_golden.py` writes them anew; look at every difference
before committing.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from docx import Document

from audio_engine.export import FORMATS, ExportOptions, render
from tests.export.interviews import english, french

if TYPE_CHECKING:
    from collections.abc import Callable

    from audio_engine.transcript import Transcript

GOLDEN: Final = Path(__file__).parent / "golden"
WRITE: Final = os.environ.get("SOUFFLEUR_WRITE_GOLDEN") == "1"


def _outline(content: bytes) -> bytes:
    """A Word document as `style: text`, with the styles of its runs, since a package of XML is nothing to read."""
    document = Document(io.BytesIO(content))
    lines = [f"[header] {document.sections[0].header.paragraphs[0].text}"]
    for paragraph in document.paragraphs:
        runs = [
            run.text if run.style.name == "Default Paragraph Font" else f"<{run.style.name}|{run.text}>"
            for run in paragraph.runs
        ]
        lines.append(f"[{paragraph.style.name}] {''.join(runs)}")
    lines.append(f"[footer] {document.sections[0].footer.paragraphs[0].text.strip()}")
    return ("\n".join(lines) + "\n").encode()


@pytest.mark.parametrize(("name", "interview"), [("french", french), ("english", english)])
@pytest.mark.parametrize("format_name", [*FORMATS, "words.csv"])
def test_the_file_is_as_it_was(name: str, interview: Callable[[], Transcript], format_name: str) -> None:
    content = (
        render(interview(), "csv", ExportOptions(csv_rows="words"))
        if format_name == "words.csv"
        else render(interview(), format_name)
    )
    if format_name == "docx":
        content, format_name = _outline(content), "docx.txt"
    content = content.replace(b"\r\n", b"\n")  # version control would do it; what ends a line is tested with the table
    golden = GOLDEN / f"{name}.{format_name}"
    if WRITE:
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(content)

    assert content.decode() == golden.read_bytes().decode()
