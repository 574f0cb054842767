"""`python -m installers.models` is `souffleur-models`."""

from __future__ import annotations

from installers.models.main import main

if __name__ == "__main__":
    main()
