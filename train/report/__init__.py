"""A voice's story as one HTML page."""
