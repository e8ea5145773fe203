"""The client at a prompt."""
