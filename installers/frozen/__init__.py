"""The frozen application: what PyInstaller makes of this checkout, for every system."""
