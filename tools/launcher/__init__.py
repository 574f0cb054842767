"""The first start: it makes `.venv`, and runs before anything is installed, on the standard library alone."""
