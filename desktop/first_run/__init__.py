"""The first five minutes: what works already, a sample of each kind, one model that is worth fetching."""
