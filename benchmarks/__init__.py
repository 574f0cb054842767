"""The measured claims. Each file runs alone, prints a table and the ratio it is about."""
