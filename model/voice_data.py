"""What a voice's file holds: one trained network, its vocabulary, and its card."""

import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Self

from model.archive import read_archive
from model.arrays import Floats, Weights
from model.card import ModelCard
from model.errors import VoiceError, naming
from model.network_config import NetworkConfig
from model.vocabulary import Vocabulary

SHIPPED = Path(__file__).with_name("voices")  # the folder of the voices that come with us


@dataclass(frozen=True)
class GRUWeights:
    """One GRU layer as Keras keeps it; gates in the order update, reset, candidate."""

    kernel: Floats  # [inputs, 3 * units]
    recurrent: Floats  # [units, 3 * units]
    bias: Floats  # [2, 3 * units]: added to the input product, to the recurrent product


@dataclass(frozen=True)
class VoiceData:
    """What the engine needs to write in the voice of a corpus; see `model.voice.Voice`."""

    config: NetworkConfig
    vocabulary: Vocabulary
    arrays: Weights = field(repr=False)
    card: ModelCard = field(repr=False)

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a `.keras` voice without Keras or TensorFlow; raise VoiceError if it is not one."""
        path = Path(path)
        config, arrays, metadata = read_archive(path)
        with naming(path):
            card = ModelCard.parse(metadata)
            return cls(config, _vocabulary(card.vocabulary, config), arrays, card)

    @property
    def title(self) -> str:
        """What the voice calls itself."""
        return self.card.title or "untitled"

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the corpus, in lower case; empty for a voice that does not name them."""
        return frozenset(self.card.words.split())

    @cached_property
    def fingerprint(self) -> int:
        """A number of 16 bits that tells this voice from others, whatever its file is called."""
        digest = hashlib.sha256(self.vocabulary.characters.encode())
        for name in sorted(self.arrays):
            digest.update(self.arrays[name].tobytes())
        return int.from_bytes(digest.digest()[:2])

    def without_weights(self) -> Self:
        """Return what else there is to know of the voice; a decoder has made its own of them."""
        bare = replace(self, arrays={})
        bare.__dict__["fingerprint"] = self.fingerprint
        return bare

    @property
    def embedding(self) -> Floats:
        """The embedding of every character, [vocabulary, embedding]."""
        return self.arrays["layers/embedding/vars/0"]

    @property
    def grus(self) -> list[GRUWeights]:
        """The GRU layers, first to last."""
        cells = [f"layers/gru{f'_{i}' if i else ''}/cell/vars" for i in range(self.config.layers)]
        return [GRUWeights(*(self.arrays[f"{cell}/{i}"] for i in range(3))) for cell in cells]

    @property
    def dense(self) -> tuple[Floats, Floats]:
        """The output layer: kernel [units, vocabulary] and bias [vocabulary]."""
        return self.arrays["layers/dense/vars/0"], self.arrays["layers/dense/vars/1"]


def _vocabulary(characters: str | None, config: NetworkConfig) -> Vocabulary:
    if characters is None:
        raise VoiceError("voice.json has no vocabulary")
    if any("\ud800" <= character <= "\udfff" for character in characters):
        raise VoiceError("voice.json names half of a surrogate pair in its vocabulary")
    if len(characters) != config.vocabulary:
        raise VoiceError(
            f"voice.json names {len(characters)} characters, the network has {config.vocabulary}"
        )
    try:
        return Vocabulary(characters)
    except ValueError:
        raise VoiceError("voice.json names a character twice in its vocabulary") from None
