"""The web client: a page on a loopback port, for one person who plays everybody."""
