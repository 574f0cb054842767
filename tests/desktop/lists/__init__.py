"""Tests of what lists share."""
