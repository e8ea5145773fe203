"""Stopping when a person or the machine asks for it, but never within a step."""

import signal
from collections.abc import Callable
from typing import Self


class StopSignals:
    """While it is entered, the first Ctrl-C is only heard; a second one is Python's own."""

    def __init__(self, on_stop: Callable[[], None]) -> None:
        """Take what is called when something asks to stop."""
        self.asked = False
        self._on_stop = on_stop

    def __enter__(self) -> Self:
        """Begin to listen."""
        self._earlier = {name: signal.signal(name, self._hear) for name in _names()}
        return self

    def __exit__(self, *_: object) -> None:
        """Let others listen again."""
        for name, handler in self._earlier.items():
            signal.signal(name, handler)

    def _hear(self, *_: object) -> None:
        self.asked = True
        self._on_stop()
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _names() -> list[signal.Signals]:
    """Return what asks to stop: also a terminal that is closed, unless nohup says otherwise."""
    hangs_up = signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN
    return [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hangs_up else [])]
