"""How a training ends early."""

MISSING = 'Training needs more than is installed: pip install "grimoire[train]"'


class TrainError(Exception):
    """Something about the corpus, the files or the settings; the message says what to do."""


class Stopped(Exception):
    """The person at the keyboard stopped it; the message says what is kept."""
