"""How many cores there are to compute with."""

import os


def count_cores() -> int:
    """Return how many cores this process may use."""
    # Python 3.11 on macOS cannot restrict a process to some cores.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
