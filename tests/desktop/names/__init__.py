"""Tests of the workspace of names."""
