"""What developers and the launcher run from a checkout; nothing here is installed."""
