"""What this program costs, measured beside its peers in one run: `python -m benchmarks`."""


class BenchmarkError(Exception):
    """A measurement cannot be made; the message says why in one sentence."""
