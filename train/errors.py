"""How a training ends early."""

import sys

INSTALL = f'in the clone of Grimoire, {sys.executable} -m pip install -e ".[train]"'
MISSING = f"Training needs more than is installed: {INSTALL}"


class TrainError(Exception):
    """Something about the corpus, the files or the settings; the message says what to do."""


class Stopped(Exception):
    """The person at the keyboard stopped it; the message says what is kept."""
