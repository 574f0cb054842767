#!/bin/sh
# Writes constraints.txt anew: one line for every package that any platform or Python from 3.11 on needs.
# Pins that still fit are kept; arguments are uv's, `--upgrade` or `--upgrade-package NAME` for instance.
# No index host is written. uv itself is fetched into a folder of its own, since nothing else needs it.
set -eu

cd "$(dirname -- "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

.venv/bin/python -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check uv
"$folder/bin/uv" pip compile --universal --python-version 3.11 --all-extras \
    --no-emit-index-url --no-header --no-annotate --output-file constraints.txt "$@" \
    pyproject.toml constraints.in
