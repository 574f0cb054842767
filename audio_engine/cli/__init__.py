"""The command line: one file a verb, the same engine as the desktop, and the only place that prints."""
