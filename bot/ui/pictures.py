"""What all pictures have in common: colours, letters, and how they are packed.

To be imported only where a picture is drawn, off the event loop: Pillow takes memory that most
workers never need.
"""

import io
import unicodedata
from functools import cache, lru_cache

from PIL import Image, ImageFont

PAPER, INK, FAINT, RULE = "#faf8f2", "#201e26", "#77737d", "#e2ded6"
WIDTH = 900  # pixels
_UNKNOWN = "\u00b7"  # in place of what the font cannot draw
_NO_CHARACTER = "\uffff"  # which every font draws as it draws those that it lacks

Font = ImageFont.FreeTypeFont


@cache
def font_of(size: int) -> Font:
    """Return the font that comes with Pillow, which knows Latin letters without accents."""
    font = ImageFont.load_default(size)
    if not isinstance(font, Font):
        raise RuntimeError("Pillow was built without FreeType")  # no wheel of its own is
    return font


@lru_cache(maxsize=4096)
def drawn(character: str) -> str:
    """Return a character as the font can draw it: itself, without its accent, or a dot."""
    for each in (character, unicodedata.normalize("NFKD", character)[:1]):
        if _knows(each):
            return each
    return _UNKNOWN


def can_draw(text: str) -> bool:
    """Say whether at least half of the letters of a text can be drawn."""
    letters = [character for character in text if not character.isspace()]
    return 2 * sum(drawn(character) != _UNKNOWN for character in letters) >= len(letters)


def pack(image: Image.Image) -> bytes:
    """Return an image as a PNG."""
    packed = io.BytesIO()
    image.save(packed, "PNG")
    return packed.getvalue()


def _knows(character: str) -> bool:
    if character.isspace():
        return True
    font = font_of(24)
    mask, unknown = font.getmask(character), font.getmask(_NO_CHARACTER)
    return (mask.size, bytes(mask)) != (unknown.size, bytes(unknown))
