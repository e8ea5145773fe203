"""Who and what exists: users, guilds, their channels."""
