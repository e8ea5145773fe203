"""The game that a channel plays with the machine; it knows nothing of Discord."""
