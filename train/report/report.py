"""A voice's story as one HTML page that needs nothing else."""

import re
from collections.abc import Sequence
from html import escape
from math import log
from pathlib import Path

from model.card import EpochRecord
from model.decoder import Decoder
from model.surprisal import STRONGEST, surprisals_of
from model.voice import Voice
from train.data.corpus import Corpus
from train.errors import TrainError
from train.judge.calibration import calibration
from train.judge.quality import Painter, in_words, paragraph_after
from train.report.chart import line_chart

_STYLE = (Path(__file__).parent / "report.css").read_text("utf-8")
SHOWN = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # epochs, those before, and the last one
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
    if card.best is None or card.held_out_nats is None or not held_out:
        raise TrainError("The voice does not tell how it was trained, so there is no story.")
    parts = [
        _heading(voice, corpus, card.best.epoch, card.held_out_nats),
        _learning(card.epochs),
        _openings(card.epochs, card.best.epoch),
        _novelty(Painter(corpus), decoder),
        _sureness(decoder, held_out),
        _surprise(decoder, held_out),
    ]
    title = escape(voice.title)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>How {title} learnt to spell</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{''.join(parts)}</main>\n</body>\n</html>\n"
    )


def _heading(voice: Voice, corpus: Corpus, kept: float, nats: float) -> str:
    card, config = voice.card, voice.config
    learnt = sum(len(book.train) for book in corpus.books)
    here, books = len(corpus.books), len(card.corpus.books)
    only = "" if here == books else f" Of its {books} books this page knows {here}."
    licence = card.corpus.licence
    licence = "" if licence == "unknown" else f" ({escape(licence)})"
    last = card.epochs[-1]
    earlier = "" if kept == last.epoch else f"It is the voice of epoch {kept:g}, the best. "
    return (
        f"<h1>How {escape(voice.title)} learnt to spell</h1>\n"
        f"<p>A network of {config.layers} GRU {'layers' if config.layers > 1 else 'layer'} of "
        f"{config.units} read {here} {'books' if here > 1 else 'book'}, "
        f"{learnt:,} characters{licence}, "
        f"{last.epoch:g} times in {last.seconds / 60:.0f} minutes. {earlier}Text that it has "
        f"not learnt surprises it by <strong>{nats:.4f} nats</strong> ({nats / log(2):.3f} bits) a "
        f"character.{only}</p>\n"
    )


def _learning(epochs: Sequence[EpochRecord]) -> str:
    loss = {
        "training": [(record.epoch, record.training_nats) for record in epochs],
        "held out": [(record.epoch, record.held_out_nats) for record in epochs],
    }
    early = {"logarithmic": epochs[0].epoch < 1}  # the beginning is where most is learnt
    chart = line_chart("Loss after every epoch", "epoch", "nats per character", loss, **early)
    rows = [
        f"<tr><th scope=row>{record.epoch:g}<td>{record.training_nats:.4f}"
        f"<td>{record.held_out_nats:.4f}<td>{record.seconds / 60:.1f}"
        for record in epochs
    ]
    spelling = [
        (record.epoch, 100 * record.quality.prose.real_words)
        for record in epochs
        if record.quality.prose.real_words is not None
    ]
    words = ""
    if len(spelling) > 1:
        drawn = line_chart("Real words", "epoch", "real words, %", {"written": spelling}, **early)
        words = f"<p>How many of the words that it writes are words of its books:</p>{drawn}\n"
    return (
        "<h2>How it learnt</h2>\n<p>How much each next character surprised it: after every epoch, "
        "that is, every time it has read all its books, and within the first one. For training it "
        "is the mean over the epoch so far, with a part of the network dropped at random.</p>"
        f"{chart}\n{words}"
        "<details><summary>In numbers</summary><table><tr><th>epoch<th>training<th>held out"
        f"<th>minutes{''.join(rows)}</table></details>\n"
    )


def _openings(epochs: Sequence[EpochRecord], kept: float) -> str:
    last = epochs[-1]
    shown = [each for each in epochs if each.epoch < 1 or each.epoch in (*SHOWN, kept, last.epoch)]
    parts = ["<h2>The same beginning, again and again</h2>\n"]
    for seed in last.samples:
        parts.append(f"<h3>{escape(seed)}</h3>\n<dl>\n")
        for record in shown:
            text = record.samples.get(seed)
            if text is None:  # a voice that it began with may have had others
                continue
            text = escape(_shortened(text) if record.epoch < 1 else text)
            parts.append(f"<dt>{_moment(record.epoch)}<dd><b>{escape(seed)}</b>{text}\n")
        parts.append("</dl>\n")
    return "".join(parts)


def _moment(epoch: float) -> str:
    return f"epoch {epoch:g}" if epoch >= 1 else f"{100 * epoch:g} % of the first epoch"


def _shortened(text: str) -> str:
    """Return the beginning of what is hardly more than noise, on one line."""
    line = re.sub(r"\s+", " ", text).rstrip()
    return line if len(line) <= _NOISE else f"{line[:_NOISE]} ..."


def _novelty(painter: Painter, decoder: Decoder) -> str:
    written, held_out = painter.paint(decoder), painter.compare(decoder)
    measured = zip(in_words(written).items(), in_words(held_out).values(), strict=True)
    rows = "".join(
        f"<tr><th scope=row>{what}<td>{mine}<td>{real}" for (what, mine), real in measured
    )
    return (
        "<h2>Is it just rearranging the text?</h2>\n<p>20,000 characters that it wrote at "
        "temperature 0.7, beside up to as many that its authors wrote and it never read:</p>\n"
        f"<table><tr><td><th>written<th>held out{rows}</table>\n<p>The longest run of words that "
        f"also stands in its books: <q>{escape(written.copied.longest)}</q>.</p>\n"
    )


def _sureness(decoder: Decoder, held_out: Sequence[str]) -> str:
    each = max(2, _CALIBRATED // len(held_out))
    bins = calibration(decoder, [text[:each] for text in held_out])
    points = [(100 * part.confidence, 100 * part.right) for part in bins]
    chart = line_chart(
        "How often it is right, by how sure it is",
        "sure, %",
        "right, %",
        {"": points},
        diagonal=True,
    )
    whole = sum(part.predictions for part in bins)
    error = sum(abs(p.confidence - p.right) * p.predictions for p in bins) / whole
    right = sum(part.right * part.predictions for part in bins) / whole
    return (
        "<h2>Is it sure when it should be?</h2>\n<p>The character that it finds likeliest comes "
        f"{right:.0%} of the time. On the dashed line it would be right just as often as it "
        f"expects, above it is too modest, below it too sure; on average it is {100 * error:.1f} "
        f"percentage points away.</p>{chart}\n"
    )


def _surprise(decoder: Decoder, held_out: Sequence[str]) -> str:
    text = max(held_out, key=len)
    begin = paragraph_after(text, 0)
    passage = text[begin : begin + _PASSAGE].rsplit(" ", 1)[0]
    characters = "".join(
        f'<span style="--s:{min(one.nats / STRONGEST, 1):.2f}" title="{one.nats:.1f} nats">'
        f"{escape(one.character)}</span>"
        for one in surprisals_of(decoder, "", passage, most=0)
    )
    return (
        "<h2>Where it was surprised</h2>\n<p>A passage that it has not learnt. The stronger the "
        "colour, the less it expected the character; it is the beginnings of words that it cannot "
        "know. "
        '<span class="scale"><span style="--s:0">0</span><span style="--s:.33">2</span>'
        '<span style="--s:.67">4</span><span style="--s:1">6</span> nats or more</span></p>\n'
        f'<p class="surprise">{characters}</p>\n'
    )
