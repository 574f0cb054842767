"""The package for Windows: a Windows Installer file that WiX makes of the frozen application."""
