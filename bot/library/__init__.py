"""The voices: their folder, what is loaded, and the writer of each."""
