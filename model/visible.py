"""Text that may be shown: it cannot disturb what it stands in."""

import unicodedata


def visible(text: str) -> str:
    """Return text without control characters and those that turn the direction of writing."""
    return "".join(character for character in text if _is_visible(character))


def _is_visible(character: str) -> bool:
    if character == "\n":
        return True
    # Surrogates cannot be sent; these directions could turn the rest of the message around.
    return unicodedata.category(character) not in ("Cc", "Cs") and unicodedata.bidirectional(
        character
    ) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
