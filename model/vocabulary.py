"""Characters to ids and back, forgiving about what people type."""

import unicodedata
from dataclasses import dataclass

import numpy as np

from model.arrays import Ids

# What Unicode's own decompositions do not spell out plainly.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
        **dict.fromkeys("\u2014\u2015", "--"),
        **dict.fromkeys("\r\u2028\u2029", "\n"),
        "\t": " ",
        "\u00e6": "ae",
        "\u00c6": "Ae",
        "\u0153": "oe",
        "\u0152": "Oe",
        "\u00f8": "o",
        "\u00d8": "O",
        "\u00df": "ss",
        "\u0142": "l",
        "\u0141": "L",
        "\u0131": "i",
    }
)


@dataclass(frozen=True)
class Folded:
    """Text that a voice can read, and the characters that had to be left out."""

    text: str
    dropped: str


class Vocabulary:
    """The ordered characters a voice knows; a character's id is its place in the order."""

    def __init__(self, characters: str) -> None:
        """Take the characters in the order of their ids; raise ValueError if one repeats."""
        if not characters or len(set(characters)) != len(characters):
            raise ValueError("a vocabulary needs at least one character and none twice")
        self.characters = characters
        self._ids = {character: index for index, character in enumerate(characters)}
        points = [ord(character) for character in characters]
        self._table = np.zeros(max(points) + 1, np.int64)  # ids by code points
        self._table[points] = range(len(points))

    def __len__(self) -> int:
        return len(self.characters)

    def __contains__(self, character: str) -> bool:
        return character in self._ids

    def __repr__(self) -> str:
        return f"Vocabulary({self.characters!r})"

    def fold(self, text: str) -> Folded:
        """Spell text with known characters only: as it is, else plainly, else not at all.

        `dropped` holds each character that could not be spelt, once, in order of appearance.
        """
        text = unicodedata.normalize("NFC", text)
        # Once for each different character: the text may be a whole library.
        unknown = sorted(set(text).difference(self._ids), key=text.index)
        spelt = {ord(character): self._spell(character) for character in unknown}
        dropped = "".join(character for character in unknown if not spelt[ord(character)])
        return Folded(text.translate(spelt) if spelt else text, dropped)

    def encode(self, text: str) -> Ids:
        """Return the ids of text, folded first: int64 [characters]; never fails."""
        points = self.fold(text).text.encode("utf-32-le", "surrogatepass")
        return self._table[np.frombuffer(points, np.uint32)]

    def decode(self, ids: Ids) -> str:
        """Return the text of ids, int64 [characters]."""
        return "".join(self.characters[index] for index in ids)

    def _spell(self, character: str) -> str:
        if character in self._ids:
            return character
        plain = "".join(
            part
            for part in unicodedata.normalize("NFKD", character.translate(_PLAIN))
            if not unicodedata.combining(part)
        ).translate(_PLAIN)
        for spelling in (plain, plain.lower(), plain.upper()):
            if spelling and all(part in self._ids for part in spelling):
                return spelling
        return ""
