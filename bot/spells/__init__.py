"""`/spell`, its buttons, *Why?*, and the menu of every message."""
