"""Replay codes: ten letters and digits that have a spell written again.

A code says which random numbers to draw, how daringly, and how far; and to which voice it belongs.
With the seed, that is all the text depends on.
"""

from dataclasses import dataclass

from bot.errors import UserError
from bot.settings import HIGHEST, LOWEST
from model.request import LengthName

# Crockford's base 32: without I, L, O and U, which are taken for others.
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_MEANT = str.maketrans("ilo", "110", "- `")
_SIZE = 10
# To be raised whenever the same code would give another text: older codes are then refused.
_VERSION = 2
_TEMPERATURE_BITS, _LENGTH_BITS, _VOICE_BITS = 8, 2, 10  # the other 30 are the stream's
LENGTHS: tuple[LengthName, ...] = ("sentence", "paragraph", "page")


@dataclass(frozen=True)
class Replay:
    """What a code holds."""

    code: int  # of the random stream
    temperature: float
    length: LengthName
    voice: int  # see `voice_number`

    def encode(self) -> str:
        """Return the code as people see it."""
        number = self.code
        for value, bits in (
            (round(self.temperature * 100), _TEMPERATURE_BITS),
            (LENGTHS.index(self.length), _LENGTH_BITS),
            (self.voice, _VOICE_BITS),
        ):
            number = number << bits | value
        digits = "".join(_DIGITS[number >> 5 * place & 31] for place in reversed(range(_SIZE)))
        return f"{digits[: _SIZE // 2]}-{digits[_SIZE // 2 :]}"


def decode(text: str) -> Replay:
    """Read a code as people type it; raises UserError if it is none."""
    digits = text.strip().lower().translate(_MEANT)
    if len(digits) != _SIZE or not set(digits) <= set(_DIGITS):
        raise UserError("replay-nonsense")
    number = 0
    for digit in digits:
        number = number * 32 + _DIGITS.index(digit)
    number, voice = divmod(number, 1 << _VOICE_BITS)
    number, length = divmod(number, 1 << _LENGTH_BITS)
    code, hundredths = divmod(number, 1 << _TEMPERATURE_BITS)
    if length >= len(LENGTHS) or not LOWEST <= hundredths / 100 <= HIGHEST:
        raise UserError("replay-with-a-slip")
    return Replay(code, hundredths / 100, LENGTHS[length], voice)


def voice_number(fingerprint: int) -> int:
    """Return what a code holds of the voice with this fingerprint."""
    return (fingerprint + _VERSION) % (1 << _VOICE_BITS)
