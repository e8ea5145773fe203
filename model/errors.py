"""What can go wrong in the model.

Exception
|-- VoiceError    a file is no voice, or a damaged one
`-- Unwritten     a request was not answered
    |-- Cancelled     it is not wanted any more, or the writer ends
    |-- Busy          too many others wait; `seconds` says when to try again
    |-- Blocked       every text that was tried holds a blocked word
    `-- WriterFailed  the writer broke while it wrote this; it goes on with the next
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class VoiceError(Exception):
    """A file is not a usable voice; the message says why, in one line."""


class Unwritten(Exception):
    """A request was not answered."""


class Cancelled(Unwritten):
    """The text is not wanted any more, or the writer ends."""


class Busy(Unwritten):
    """Too many others wait; trying again makes sense after some seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"busy for about {seconds} s")
        self.seconds = seconds


class Blocked(Unwritten):
    """Every text that was tried holds a blocked word."""


class WriterFailed(Unwritten):
    """The writer broke while it wrote this; it goes on with the next request."""


def log_failure(log: logging.Logger, what: str, error: BaseException) -> None:
    """Log where an error came from, without its text, which may hold what a person wrote."""
    stack = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s: %s\n%s", what, type(error).__qualname__, stack)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Begin the message of a VoiceError with the file's name."""
    try:
        yield
    except VoiceError as error:
        raise VoiceError(f"{path}: {error}") from None
