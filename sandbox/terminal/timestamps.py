"""Discord's timestamps in words, in the time of this machine."""

import datetime
import time

_UNITS = (
    ("year", 31_536_000),
    ("month", 2_592_000),
    ("day", 86_400),
    ("hour", 3600),
    ("minute", 60),
    ("second", 1),
)
_FORMATS = {
    "t": "%H:%M",
    "T": "%H:%M:%S",
    "d": "%d/%m/%Y",
    "D": "%d %B %Y",
    "f": "%d %B %Y %H:%M",
    "F": "%A, %d %B %Y %H:%M",
}


def in_words(seconds: int, style: str) -> str:
    """Return a moment, in seconds since 1970, in one of Discord's styles, such as R or t."""
    if style == "R":
        return _relative(seconds - round(time.time()))
    try:
        moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC).astimezone()
    except (OverflowError, OSError, ValueError):  # Discord shows these as they are, too
        return str(seconds)
    return moment.strftime(_FORMATS[style])


def _relative(distance: int) -> str:
    for unit, size in _UNITS:
        count = abs(distance) // size
        if count:
            words = f"{count} {unit}" + ("s" if count > 1 else "")
            return f"in {words}" if distance > 0 else f"{words} ago"
    return "now"
