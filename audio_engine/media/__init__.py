"""Recordings: the danger seam. Untrusted files are decoded in a locked child, and only samples come back."""
