"""The Discord side: commands, per-server settings, the worker process."""
