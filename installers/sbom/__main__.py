"""`python -m installers.sbom`: bill of materials, notices, checksums of a release; 1 where a licence is unknown."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from installers.sbom.bill import bill_of_materials
from installers.sbom.checksums import write_checksums
from installers.sbom.contents import contents_of_environment, contents_of_tree, refusals
from installers.sbom.notices import notices

__all__ = ["main"]


def main(arguments: Sequence[str]) -> int:
    """The command; 1 where the gate stops the release, and then nothing is written."""
    parser = argparse.ArgumentParser(prog="python -m installers.sbom", description=__doc__)
    parser.add_argument(
        "--tree", type=Path, help="the folder with the frozen applications; without it, this environment"
    )
    parser.add_argument("--output", type=Path, help="write the bill of materials (CycloneDX) there")
    parser.add_argument("--notices", type=Path, help="write the notices there")
    parser.add_argument("--check", action="store_true", help="only look whether every licence is known")
    parser.add_argument("--checksums", type=Path, metavar="FOLDER", help="write SHA256SUMS of the files in a folder")
    chosen = parser.parse_args(arguments)
    if chosen.checksums is not None:
        write_checksums(chosen.checksums)
    if not (chosen.check or chosen.output or chosen.notices):
        return 0
    contents = contents_of_tree(chosen.tree) if chosen.tree else contents_of_environment()
    wrong = refusals(contents)
    sys.stderr.writelines(f"{sentence}\n" for sentence in wrong)
    if wrong:
        return 1
    if chosen.output is not None:
        chosen.output.write_text(bill_of_materials(contents), encoding="utf-8", newline="\n")
    if chosen.notices is not None:
        chosen.notices.write_text(notices(contents), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
