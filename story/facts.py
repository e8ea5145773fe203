"""What a voice's card tells, in words."""

from collections.abc import Iterable, Sequence

from model.card import EpochRecord, ModelCard
from story.markup import table

_LONGEST = 80  # characters of what was copied


def title_of(card: ModelCard) -> str:
    """Return what a voice calls itself."""
    return card.title or "Untitled"


def introduce(card: ModelCard) -> str:
    """Say in a few sentences what there is to know of a voice."""
    corpus, copied = card.corpus, card.quality.copied.share
    number = f", {len(corpus.books)} books" if len(corpus.books) > 1 else ""
    read = f"\u201c{corpus.name}\u201d{number}" if corpus.name else "books that it does not name"
    parts = [f"It has read {read} ({_licence(card)}), letter by letter."]
    if card.held_out_nats is not None:
        parts.append(
            "Each character of a text that it does not know surprises it by "
            f"{card.held_out_nats:.3f} nats."
        )
    if copied is not None:
        parts.append(
            f"Of what it writes, {copied:.1%} of the runs of eight words stand in what it has read."
        )
    return " ".join(parts)


def compare(cards: Iterable[ModelCard]) -> str:
    """Return a table of voices."""
    headings = ["voice", "corpus", "licence", "nats per character", "new", "longest copied"]
    return (
        "<p>Nats per character are how much a text that it has not learnt surprises a voice. New "
        "is how many of the runs of eight words that it writes do not stand in its corpus.</p>"
        + table(headings, map(_row, cards), "Every voice")
    )


def epochs_of(card: ModelCard) -> Sequence[EpochRecord]:
    """Return how a voice learnt, first moment first; none if it does not tell it properly."""
    return [] if card.damaged else card.epochs


def _row(card: ModelCard) -> list[str]:
    nats, copied = card.held_out_nats, card.quality.copied
    return [
        title_of(card),
        card.corpus.name or "unknown",
        _licence(card),
        "unknown" if nats is None else f"{nats:.4f}",
        "not measured" if copied.share is None else f"{1 - copied.share:.1%}",
        copied.longest[:_LONGEST] or "-",
    ]


def _licence(card: ModelCard) -> str:
    return card.corpus.licence or "unknown licence"
