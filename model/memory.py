"""Memory, as glibc shares it out among threads and keeps it; another C library is not asked."""

import ctypes
from contextlib import suppress

_ARENA_MAX = -8  # glibc's M_ARENA_MAX


def give_back() -> None:
    """Return to the system what is free, in less than a millisecond; it is seldom done unasked."""
    _ask("malloc_trim", 0)


def share() -> None:
    """Have all threads take memory from one place: else each has its own, half of them empty."""
    _ask("mallopt", _ARENA_MAX, 1)


def _ask(function: str, *numbers: int) -> None:
    with suppress(AttributeError, OSError, TypeError):
        getattr(ctypes.CDLL(None), function)(*numbers)
