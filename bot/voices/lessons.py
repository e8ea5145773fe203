"""How a voice learnt: what it wrote after each epoch, as its file tells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.library.folder import Card, number
from model.voice import tell


@dataclass(frozen=True)
class Lesson:
    """What a voice could do after an epoch, or after a part of the first one."""

    epoch: float
    training_nats: float
    held_out_nats: float
    texts: Mapping[str, str]  # by opening, what it wrote on


@lru_cache(maxsize=4)  # people step through a voice's lessons one by one
def read_lessons(card: Card) -> tuple[Lesson, ...]:
    """Read the lessons of a voice, the first one first; raise VoiceError if it cannot be read.

    What is damaged in them is left out.
    """
    epochs = tell(card.path).get("epochs")
    found = [_lesson(epoch) for epoch in epochs] if isinstance(epochs, list) else []
    return tuple(sorted((each for each in found if each), key=lambda lesson: lesson.epoch))


def _lesson(told: Any) -> Lesson | None:
    if not isinstance(told, dict):
        return None
    epoch, training, held_out = (
        number(told.get(key)) for key in ("epoch", "training_nats", "held_out_nats")
    )
    texts = dict(_texts(told.get("samples")))
    if epoch is None or epoch <= 0 or training is None or held_out is None or not texts:
        return None
    return Lesson(epoch, training, held_out, texts)


def _texts(samples: Any) -> Iterator[tuple[str, str]]:
    for sample in samples if isinstance(samples, list) else ():
        if isinstance(sample, dict):
            seed, text = sample.get("seed"), sample.get("text")
            if isinstance(seed, str) and isinstance(text, str):
                yield seed, text
