"""What a voice's file tells of it. Anybody may have written that: nothing in it is relied on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from model import Voice
from story.markup import table

_LONGEST = 80  # characters of a title or a name


@dataclass(frozen=True)
class Facts:
    """What there is to know of a voice before it writes."""

    title: str
    corpus: str  # empty if it does not say
    books: int | None
    licence: str
    nats: float | None  # per character of text that it has not learnt
    copied: float | None  # share of the runs of eight words that it writes and its corpus has
    longest_copied: str


@dataclass(frozen=True)
class Epoch:
    """A moment of a voice's training."""

    number: float  # how often it had read its corpus; 0.1 is a tenth of it
    training_nats: float
    held_out_nats: float
    seconds: float  # since the beginning
    samples: dict[str, str]  # what it wrote after each seed
    real_words: float | None  # share of the words that it wrote


def facts_of(voice: Voice) -> Facts:
    """Read what a voice tells of itself; what is missing or makes no sense is unknown."""
    told = voice.metadata
    return Facts(
        _line(voice.title) or "Untitled",
        _line(_dig(told, "corpus", "name")),
        len(books) if isinstance(books := _dig(told, "corpus", "books"), list) else None,
        _line(_dig(told, "corpus", "licence")) or "unknown licence",
        _number(_dig(told, "held_out_nats")),
        _number(_dig(told, "portrait", "copied", "share")),
        _line(_dig(told, "portrait", "copied", "longest")),
    )


def introduce(facts: Facts) -> str:
    """Say in a few sentences what there is to know of a voice."""
    number = f", {facts.books} books" if (facts.books or 0) > 1 else ""
    read = f"\u201c{facts.corpus}\u201d{number}" if facts.corpus else "books that it does not name"
    parts = [f"It has read {read} ({facts.licence}), letter by letter."]
    if facts.nats is not None:
        parts.append(
            f"Each character of a text that it does not know surprises it by {facts.nats:.3f} nats."
        )
    if facts.copied is not None:
        parts.append(
            f"Of what it writes, {_percent(facts.copied)} of the runs of eight words stand in what "
            "it has read."
        )
    return " ".join(parts)


def compare(voices: Iterable[Facts]) -> str:
    """Return a table of voices."""
    rows = [
        [
            facts.title,
            facts.corpus or "unknown",
            facts.licence,
            "unknown" if facts.nats is None else f"{facts.nats:.4f}",
            "not measured" if facts.copied is None else _percent(1 - facts.copied),
            facts.longest_copied or "-",
        ]
        for facts in voices
    ]
    headings = ["voice", "corpus", "licence", "nats per character", "new", "longest copied"]
    return (
        "<p>Nats per character are how much a text that it has not learnt surprises a voice. New "
        "is how many of the runs of eight words that it writes do not stand in its corpus.</p>"
        + table(headings, rows, "Every voice")
    )


def epochs_of(voice: Voice) -> list[Epoch]:
    """Return how a voice learnt, first moment first; none if it does not tell it properly."""
    told = voice.metadata.get("epochs")
    epochs = [_epoch(one) for one in told] if isinstance(told, list) else []
    whole = [epoch for epoch in epochs if epoch is not None]
    return sorted(whole, key=lambda epoch: epoch.number) if len(whole) == len(epochs) else []


def _epoch(told: Any) -> Epoch | None:
    names = ("epoch", "training_nats", "held_out_nats", "seconds")
    number, training, held_out, seconds = (_number(_dig(told, name)) for name in names)
    samples = _dig(told, "samples")
    if not number or training is None or held_out is None or seconds is None:
        return None
    if number < 0 or not isinstance(samples, list):
        return None
    written = [(_dig(one, "seed"), _dig(one, "text")) for one in samples]
    if not all(isinstance(part, str) for pair in written for part in pair):
        return None
    real_words = _number(_dig(told, "portrait", "prose", "real_words"))
    return Epoch(number, training, held_out, seconds, dict(written), real_words)


def _dig(told: Any, *keys: str) -> Any:
    for key in keys:
        told = told.get(key) if isinstance(told, Mapping) else None
    return told


def _number(told: Any) -> float | None:
    number = isinstance(told, int | float) and not isinstance(told, bool)
    return float(told) if number and abs(told) < 1e9 else None  # nor is it infinite, nor NaN


def _line(told: Any) -> str:
    """Return one short printable line of text."""
    line = " ".join(told.split()) if isinstance(told, str) else ""
    return "".join(character for character in line if character.isprintable())[:_LONGEST]


def _percent(share: float) -> str:
    return f"{share:.1%}"
