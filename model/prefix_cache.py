"""States after the texts that were read last, so that nothing is read twice."""

from collections import OrderedDict

import numpy as np

from model.arrays import Floats
from model.decoder import Decoder
from model.vocabulary import Vocabulary

# A seed is read as the beginning of a paragraph, which is how most seeds are meant.
_BEFORE_SEED = "\n\n"
_MOST = 256  # states to keep; those of the Wizard voice take 6 kB each


class PrefixCache:
    """Reads a text, or what is new of it: *Again* and *Continue* begin where others have been."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder
        self._states: OrderedDict[str, Floats] = OrderedDict()

    def read(self, text: str) -> tuple[Floats, Floats]:
        """Return logits [1, vocabulary] and state [layers, 1, units] after a text; not empty.

        The text is spelt with the voice's own characters.
        """
        # Never all of it: the last character gives the logits.
        known = max((t for t in self._states if text[:-1].startswith(t)), key=len, default="")
        state = self._states[known] if known else self._decoder.initial_state(1)
        ids = self._decoder.voice.vocabulary.encode(text[len(known) :])
        if len(ids) > 1:
            _, state = self._decoder.read(ids[:-1, None], state)
        self.remember(text[:-1], state)
        logits, state = self._decoder.read(ids[-1:, None], state)
        return logits[-1], state

    def remember(self, text: str, state: Floats) -> None:
        """Keep the state [layers, 1, units] after a text."""
        self._states[text] = np.ascontiguousarray(state)
        self._states.move_to_end(text)
        if len(self._states) > _MOST:
            self._states.popitem(last=False)


def before_seed(vocabulary: Vocabulary, seed: str) -> str:
    """Return what is read before a seed that the voice can spell."""
    before = vocabulary.fold(_BEFORE_SEED).text
    # Something has to be read: if there is nothing else, any character the voice knows.
    return before if before + seed else vocabulary.characters[0]
