"""Tests of the workspace of settings."""
