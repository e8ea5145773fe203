"""What every engine can do: continue a batch of texts by some characters."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from model.arrays import Floats, Ids
from model.voice import Voice


class Engine(Protocol):
    """One way to run a network."""

    def write(self, seeds: Sequence[str], characters: int) -> list[str]:
        """Return so many sampled characters after each seed."""


class Peer(ABC):
    """An engine that is not ours: a step, and its own loop around it."""

    def __init__(self, voice: Voice, threads: int, temperature: float, variant: str) -> None:
        """Take what every peer takes; each builds its network after this."""
        self.voice, self.threads, self.temperature = voice, threads, temperature
        self.variant = variant
        self._characters = np.array(list(voice.vocabulary.characters))

    @abstractmethod
    def step(self, ids: Ids, state: Any) -> tuple[Floats, Any]:
        """Read one character per text, ids [batch] -> logits [batch, vocabulary], new state.

        A state of None is the state before any text. The loop runs this same step.
        """

    @abstractmethod
    def loop(self, ids: Ids, characters: int) -> Ids:
        """Continue texts of one character: ids [batch] -> ids [characters, batch]."""

    def write(self, seeds: Sequence[str], characters: int) -> list[str]:
        """Return so many sampled characters after each seed, a text of one character."""
        ids = np.concatenate([self.voice.vocabulary.encode(seed) for seed in seeds])
        written = np.ascontiguousarray(self._characters[self.loop(ids, characters)].T)
        return ["".join(text) for text in written.tolist()]


def draw_noise(
    random: np.random.Generator, characters: int, batch: int, vocabulary: int, temperature: float
) -> Floats:
    """Return noise [characters, batch, vocabulary] for sampling by a maximum.

    The largest of logits / temperature + Gumbel noise is a draw from the softmax (Gumbel 1954);
    the temperature is moved to the noise, where it is paid for once and not at every step.
    """
    noise = random.standard_exponential((characters, batch, vocabulary), np.float32)
    np.maximum(noise, np.float32(1e-9), out=noise)  # it may be 0, about once in ten million
    np.log(noise, out=noise)
    noise *= np.float32(-temperature)
    return noise
