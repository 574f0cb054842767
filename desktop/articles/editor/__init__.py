"""The editor of an article: its text, and beside it what will be said."""
