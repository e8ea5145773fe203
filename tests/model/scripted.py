"""Decoders that count, wait or break, around a real one."""

import threading
from collections.abc import Callable
from typing import Any

from model.arrays import Floats, Ids
from model.decoder import Decoder
from model.voice import Voice


class Counting(Decoder):
    """Counts the characters that are read as given, those of each text in a batch."""

    def __init__(self, voice: Voice) -> None:
        super().__init__(voice)
        self.characters_read = 0

    def read(self, ids: Ids, state: Floats) -> tuple[Floats, Floats]:
        self.characters_read += ids.size
        return super().read(ids, state)


class Interrupted(Decoder):
    """Does something before each call that draws."""

    def __init__(self, voice: Voice, before: Callable[[], object]) -> None:
        super().__init__(voice)
        self.before = before

    def sample(self, *given: Any, **options: Any) -> tuple[Ids, Floats, Floats]:
        self.before()
        return super().sample(*given, **options)


class Gate:
    """Lets a decoder's calls through only while it is open."""

    def __init__(self) -> None:
        self.waiting = threading.Event()  # a call has come to the gate
        self._open = threading.Event()

    def __call__(self) -> None:
        self.waiting.set()
        self._open.wait(10)

    def open(self) -> None:
        self._open.set()
