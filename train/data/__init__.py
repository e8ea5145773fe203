"""From books to streams of characters."""
