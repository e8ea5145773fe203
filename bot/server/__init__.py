"""What a server's moderators choose."""
