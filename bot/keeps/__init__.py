"""Stars, and `/best`."""
