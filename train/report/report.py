"""A voice's story as one HTML page that needs nothing else."""

import re
from collections.abc import Sequence
from math import log
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from model.card import EpochRecord, ModelCard
from model.decoder import Decoder
from model.surprisal import STRONGEST, Surprisal, surprisals_of
from model.voice import Voice
from train.data.corpus import Corpus
from train.errors import TrainError
from train.judge.calibration import calibration
from train.judge.quality import QualityMeter, in_words, paragraph_after
from train.learn.thinning import MILESTONES
from train.report.chart import line_chart

_NATS = "nats per character"
_PASSAGE = 900  # characters
_NOISE = 120  # characters
_CALIBRATED = 50_000  # characters


def report(voice: Voice, corpus: Corpus) -> str:
    """Return the page; the corpus holds the books that the voice was trained on.

    Raises TrainError if the voice does not tell how it was trained, or nothing was held out.
    """
    card, decoder = voice.card, Decoder(voice, "float32", threads=0)
    held_out = [voice.vocabulary.fold(book.held_out).text for book in corpus.books]
    held_out = [text for text in held_out if len(text) > 1]
    if card.damaged or (card.epochs and card.held_out_nats is None):
        raise TrainError("What the voice tells of its training is damaged.")
    if card.best is None or not held_out:
        raise TrainError("The voice does not tell how it was trained, so there is no story.")
    return _page().render(
        title=voice.title,
        network=voice.config,
        card=card,
        last=card.epochs[-1],
        shown=[record for record in card.epochs if _is_shown(record, card)],
        here=len(corpus.books),
        learnt=corpus.characters,
        nats_per_bit=log(2),
        strongest=STRONGEST,
        **_curves(card.epochs),
        **_novelty(QualityMeter(corpus), decoder),
        **_sureness(decoder, held_out),
        surprisals=_surprisals(decoder, held_out),
    )


def _page() -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    page = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page.filters["one_line"] = _one_line
    return page.get_template("page.html.j2")


def _one_line(text: str) -> str:
    """Return the beginning of what is hardly more than noise."""
    line = re.sub(r"\s+", " ", text).rstrip()
    return line if len(line) <= _NOISE else f"{line[:_NOISE]} ..."


def _is_shown(record: EpochRecord, card: ModelCard) -> bool:
    ends = [each.epoch for each in (card.best, card.epochs[-1]) if each]
    return record.epoch < 1 or record.epoch in (*MILESTONES, *ends)


def _curves(epochs: Sequence[EpochRecord]) -> dict[str, Markup]:
    """Draw the loss, and how many real words it writes."""
    early = {"logarithmic": epochs[0].epoch < 1}  # the beginning is where most is learnt
    loss = {
        "training": [(record.epoch, record.training_nats) for record in epochs],
        "held out": [(record.epoch, record.held_out_nats) for record in epochs],
    }
    words = [
        (record.epoch, 100 * record.quality.prose.real_words)
        for record in epochs
        if record.quality.prose.real_words is not None
    ]
    drawn = {"loss": line_chart("Loss after every epoch", "epoch", _NATS, loss, **early)}
    if len(words) > 1:
        written = {"written": words}
        drawn["real_words"] = line_chart("Real words", "epoch", "real words, %", written, **early)
    return drawn


def _novelty(meter: QualityMeter, decoder: Decoder) -> dict[str, Any]:
    written, held_out = meter.measure(decoder), meter.measure_held_out(decoder)
    rows = {"written": in_words(written), "real": in_words(held_out)}
    return {**rows, "longest": written.copied.longest}


def _sureness(decoder: Decoder, held_out: Sequence[str]) -> dict[str, Any]:
    """Draw how often it is right, by how sure it is; say how far that is apart."""
    each = max(2, _CALIBRATED // len(held_out))
    bins = calibration(decoder, [text[:each] for text in held_out])
    points = [(100 * part.confidence, 100 * part.right) for part in bins]
    title = "How often it is right, by how sure it is"
    whole = sum(part.predictions for part in bins)
    apart = sum(abs(part.confidence - part.right) * part.predictions for part in bins)
    return {
        "sureness": line_chart(title, "sure, %", "right, %", {"": points}, diagonal=True),
        "error": apart / whole,
        "right": sum(part.right * part.predictions for part in bins) / whole,
    }


def _surprisals(decoder: Decoder, held_out: Sequence[str]) -> list[Surprisal]:
    """Return how surprising each character of a passage was."""
    text = max(held_out, key=len)
    begin = paragraph_after(text, 0)
    passage = text[begin : begin + _PASSAGE].rsplit(" ", 1)[0]
    return surprisals_of(decoder, "", passage, most=0)
