"""`python -m audio_engine` is the command `souffleur`."""

from __future__ import annotations

from audio_engine.cli.main import main

if __name__ == "__main__":
    main()
