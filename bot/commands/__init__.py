"""The slash commands and buttons, one file a feature."""
