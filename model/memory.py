"""Memory that Python has freed and the C library keeps."""

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Return it to the system, in less than a millisecond: glibc seldom does by itself."""
    with suppress(AttributeError, OSError, TypeError):  # another C library
        ctypes.CDLL(None).malloc_trim(0)
