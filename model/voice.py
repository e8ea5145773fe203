"""A voice: one trained network, its vocabulary, and where it comes from."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from model.archive import Arrays, read_archive, read_metadata
from model.errors import VoiceError
from model.network_config import NetworkConfig
from model.vocabulary import Vocabulary

Floats = NDArray[np.float32]
FORMAT_VERSION = 1
SHIPPED = Path(__file__).with_name("voices")  # the folder of the voices that come with us


@dataclass(frozen=True)
class GRUWeights:
    """One GRU layer as Keras keeps it; gates in the order update, reset, candidate."""

    kernel: Floats  # [inputs, 3 * units]
    recurrent: Floats  # [units, 3 * units]
    bias: Floats  # [2, 3 * units]: added to the input product, to the recurrent product


@dataclass(frozen=True)
class Voice:
    """Everything needed to write in the voice of a corpus."""

    layout: NetworkConfig
    vocabulary: Vocabulary
    arrays: Arrays = field(repr=False)  # by path in Keras' weights file, see NetworkConfig.shapes
    metadata: Mapping[str, Any] = field(repr=False)  # the voice.json entry

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a `.keras` voice without Keras or TensorFlow; raise VoiceError if it is not one."""
        path = Path(path)
        layout, arrays, metadata = read_archive(path)
        try:
            _check_version(metadata)
            return cls(layout, _vocabulary(metadata, layout), arrays, metadata)
        except VoiceError as error:
            raise VoiceError(f"{path}: {error}") from None

    @property
    def title(self) -> str:
        """What the voice calls itself."""
        return str(self.metadata.get("title", "untitled"))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the corpus, in lower case; empty for a voice that does not name them."""
        return frozenset(str(self.metadata.get("words", "")).split())

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
        cells = [f"layers/gru{f'_{i}' if i else ''}/cell/vars" for i in range(self.layout.layers)]
        return [GRUWeights(*(self.arrays[f"{cell}/{i}"] for i in range(3))) for cell in cells]

    @property
    def dense(self) -> tuple[Floats, Floats]:
        """The output layer: kernel [units, vocabulary] and bias [vocabulary]."""
        return self.arrays["layers/dense/vars/0"], self.arrays["layers/dense/vars/1"]

    def write(self, seed: str, **options: Any) -> str:
        """Continue the seed to the end of its sentence; options as in `model.Request`.

        Builds a decoder for every call: keep a `Decoder` and use `model.write` for more.
        """
        # Here, because the decoder takes a Voice and loads ONNX Runtime.
        from model.batch import write
        from model.decoder import Decoder
        from model.request import Request

        return write(Decoder(self), Request(seed, **options)).text


def tell(path: Path) -> Mapping[str, Any]:
    """Read what a voice tells of itself, which is quick; raise VoiceError if it is not one."""
    metadata = read_metadata(path)
    try:
        _check_version(metadata)
    except VoiceError as error:
        raise VoiceError(f"{path}: {error}") from None
    return metadata


def _check_version(metadata: Mapping[str, Any]) -> None:
    if metadata.get("format_version") != FORMAT_VERSION:
        raise VoiceError(
            f"voice.json has format version {metadata.get('format_version')!r:.40},"
            f" this program reads {FORMAT_VERSION}"
        )


def _vocabulary(metadata: Mapping[str, Any], layout: NetworkConfig) -> Vocabulary:
    characters = metadata.get("vocabulary")
    if not isinstance(characters, str):
        raise VoiceError("voice.json has no vocabulary")
    if any("\ud800" <= character <= "\udfff" for character in characters):
        raise VoiceError("voice.json names half of a surrogate pair in its vocabulary")
    if len(characters) != layout.vocabulary:
        raise VoiceError(
            f"voice.json names {len(characters)} characters, the network has {layout.vocabulary}"
        )
    try:
        return Vocabulary(characters)
    except ValueError:
        raise VoiceError("voice.json names a character twice in its vocabulary") from None
