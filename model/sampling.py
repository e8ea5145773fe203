"""Choosing the next character, as a pure function of logits and noise.

A draw is the largest of logits / temperature + Gumbel noise, which is a draw by their softmax (the
"Gumbel-max trick", Gumbel 1954). Unlike a walk along the cumulated odds it needs no sorting and
runs inside the decoder's graph (`model.graph`); here is the same in NumPy.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.arrays import Floats, Ids

# Below, nothing but the likeliest character is ever drawn.
_COLDEST = 1e-3
_LEAST_UNIFORM = np.float32(2**-25)  # for 0, whose logarithm is infinite


@dataclass(frozen=True)
class Sampling:
    """How daring the draw is; raises ValueError for what is out of range.

    Temperature 0 takes the likeliest character. min_p rules out what is less likely than this
    share of the likeliest (Nguyen et al. 2024); top_p all but the likeliest characters that
    together reach this probability ("nucleus sampling", Holtzman et al. 2020). Both judge the
    odds at the temperature.
    """

    temperature: float = 0.7
    min_p: float = 0.0
    top_p: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.temperature < math.inf:
            raise ValueError(f"temperature is {self.temperature}, not 0 or above")
        for name in ("min_p", "top_p"):
            value = getattr(self, name)
            if not 0 <= value <= 1:
                raise ValueError(f"{name} is {value}, not between 0 and 1")

    @property
    def greedy(self) -> bool:
        """Whether chance has no part in it."""
        return self.temperature < _COLDEST

    @property
    def sharpness(self) -> float:
        """What logits are multiplied by."""
        return 1.0 if self.greedy else 1 / self.temperature


def random_stream(random_seed: int) -> np.random.Generator:
    """Return a stream of random numbers: the same ones for the same random seed, everywhere.

    Counter-based (Philox, Salmon et al. 2011), so that streams of neighbouring seeds are unrelated.
    """
    return np.random.Generator(np.random.Philox(key=random_seed))


def draw_noise(streams: Sequence[np.random.Generator], steps: int, vocabulary: int) -> Floats:
    """Return Gumbel noise of `steps` draws of each stream: float32 [steps, batch, vocabulary].

    A stream's numbers do not depend on how many steps are asked for at a time.
    """
    noise = np.empty((len(streams), steps, vocabulary), np.float32)
    for row, stream in zip(noise, streams, strict=True):
        stream.random(dtype=np.float32, out=row)
    np.maximum(noise, _LEAST_UNIFORM, out=noise)
    for _ in range(2):  # -log(-log(u))
        np.log(noise, out=noise)
        np.negative(noise, out=noise)
    return np.ascontiguousarray(noise.transpose(1, 0, 2))


def columns(samplings: Sequence[Sampling]) -> dict[str, Floats]:
    """Return what the decoder's graph calls the settings: float32 [batch, 1] each."""
    with np.errstate(divide="ignore"):  # log(0): nothing is ruled out
        log_min_p = np.log([sampling.min_p for sampling in samplings])
    # Odds add up to 1 only roughly: at 2 nothing is ruled out, at 0 the likeliest is kept.
    top_p = [max(s.top_p, 1e-9) if s.top_p < 1 else 2.0 for s in samplings]
    values = {
        "sharpness": [sampling.sharpness for sampling in samplings],
        "log_min_p": log_min_p,
        "top_p": top_p,
    }
    return {name: np.array(value, np.float32)[:, None] for name, value in values.items()}


def sample(logits: Floats, noise: Floats, samplings: Sequence[Sampling]) -> Ids:
    """Draw one character per text: int64 [batch].

    logits and noise (see draw_noise) float32 [batch, vocabulary].
    """
    settings = columns(samplings)
    scaled = logits * settings["sharpness"]
    floor = scaled.max(axis=1, keepdims=True) + settings["log_min_p"]
    scaled = np.where(scaled < floor, -np.inf, scaled)
    odds = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    ordered = -np.sort(-odds, axis=1)
    likelier = np.cumsum(ordered, axis=1) - ordered
    floor = np.where(likelier < settings["top_p"], ordered, 2).min(axis=1, keepdims=True)
    scaled = np.where(odds < floor, -np.inf, scaled)
    chosen: Ids = np.argmax(scaled + silence(noise, samplings), axis=1)
    return chosen


def silence(noise: Floats, samplings: Sequence[Sampling]) -> Floats:
    """Return noise [..., batch, vocabulary] with that of greedy texts taken away."""
    if not any(sampling.greedy for sampling in samplings):
        return noise
    return np.where(np.array([sampling.greedy for sampling in samplings])[:, None], 0, noise)
