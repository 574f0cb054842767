"""The workspace of settings: pages that are made from the engine's schema, and what stands beside it."""
