"""The package for macOS: an application bundle, signed and notarised, in a `.pkg` and a `.dmg`."""
