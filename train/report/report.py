"""A voice's story as one HTML page that needs nothing else."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from math import log
from pathlib import Path
from typing import Any

from model.decoder import Decoder
from model.surprisal import surprises
from model.voice import Voice
from train.data.corpus import Corpus
from train.errors import TrainError
from train.judge.calibration import calibration
from train.judge.quality import Painter, paragraph_after
from train.report.chart import line_chart

_STYLE = (Path(__file__).parent / "report.css").read_text("utf-8")
SHOWN = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # epochs, those before, and the last one
_PASSAGE = 900  # characters
_NOISE = 120  # characters
_CALIBRATED = 50_000  # characters
_MOST_SURPRISED = 6.0  # nats: the deepest colour


def report(voice: Voice, corpus: Corpus) -> str:
    """Return the page; the corpus holds the books that the voice was trained on.

    Raises TrainError if the voice does not tell how it was trained, or nothing was held out.
    """
    told, decoder = voice.metadata, Decoder(voice, "float32", threads=0)
    held_out = [voice.vocabulary.fold(book.held_out).text for book in corpus.books]
    held_out = [text for text in held_out if len(text) > 1]
    epochs = told.get("epochs")
    if not epochs or not held_out:
        raise TrainError("The voice does not tell how it was trained, so there is no story.")
    try:
        parts = [
            _heading(voice, corpus),
            _learning(epochs),
            _openings(epochs, _kept(told)["epoch"]),
            _novelty(Painter(corpus), decoder),
            _sureness(decoder, held_out),
            _surprise(decoder, held_out),
        ]
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        raise TrainError("What the voice tells of its training is damaged.") from None
    title = escape(voice.title)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>How {title} learnt to spell</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{''.join(parts)}</main>\n</body>\n</html>\n"
    )


def best_epoch(told: Mapping[str, Any]) -> float:
    """Return after which epoch the weights were saved; earlier versions told of none after it."""
    best: float = told.get("best_epoch", told["epochs"][-1]["epoch"])
    return best


def _kept(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the record of the epoch whose weights are the voice."""
    records: Sequence[Mapping[str, Any]] = told["epochs"]
    return {record["epoch"]: record for record in records}[best_epoch(told)]


def _heading(voice: Voice, corpus: Corpus) -> str:
    told, layout = voice.metadata, voice.layout
    learnt = sum(len(book.train) for book in corpus.books)
    here, books = len(corpus.books), len(told["corpus"]["books"])
    only = "" if here == books else f" Of its {books} books this page knows {here}."
    licence = told["corpus"]["licence"]
    licence = "" if licence == "unknown" else f" ({escape(str(licence))})"
    nats = float(told["held_out_nats"])
    last = told["epochs"][-1]
    kept = _kept(told)["epoch"]
    earlier = "" if kept == last["epoch"] else f"It is the voice of epoch {kept:g}, the best. "
    return (
        f"<h1>How {escape(voice.title)} learnt to spell</h1>\n"
        f"<p>A network of {layout.layers} GRU {'layers' if layout.layers > 1 else 'layer'} of "
        f"{layout.units} read {here} {'books' if here > 1 else 'book'}, "
        f"{learnt:,} characters{licence}, "
        f"{last['epoch']:g} times in {last['seconds'] / 60:.0f} minutes. {earlier}Text that it has "
        f"not learnt surprises it by <strong>{nats:.4f} nats</strong> ({nats / log(2):.3f} bits) a "
        f"character.{only}</p>\n"
    )


def _learning(epochs: Sequence[Mapping[str, Any]]) -> str:
    loss = {
        name: [(epoch["epoch"], epoch[key]) for epoch in epochs]
        for name, key in (("training", "training_nats"), ("held out", "held_out_nats"))
    }
    early = {"logarithmic": epochs[0]["epoch"] < 1}  # the beginning is where most is learnt
    chart = line_chart("Loss after every epoch", "epoch", "nats per character", loss, **early)
    rows = [
        f"<tr><th scope=row>{epoch['epoch']:g}<td>{epoch['training_nats']:.4f}"
        f"<td>{epoch['held_out_nats']:.4f}<td>{epoch['seconds'] / 60:.1f}"
        for epoch in epochs
    ]
    spelling = [
        (epoch["epoch"], 100 * epoch["portrait"]["prose"]["real_words"])
        for epoch in epochs
        if epoch.get("portrait", {}).get("prose", {}).get("real_words") is not None
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


def _openings(epochs: Sequence[Mapping[str, Any]], kept: float) -> str:
    last = epochs[-1]["epoch"]
    shown = [e for e in epochs if e["epoch"] < 1 or e["epoch"] in (*SHOWN, kept, last)]
    parts = ["<h2>The same beginning, again and again</h2>\n"]
    for seed in [sample["seed"] for sample in epochs[-1]["samples"]]:
        parts.append(f"<h3>{escape(seed)}</h3>\n<dl>\n")
        for epoch in shown:
            texts = {sample["seed"]: sample["text"] for sample in epoch["samples"]}
            if seed not in texts:  # a voice that it began with may have had others
                continue
            text = escape(_shortened(texts[seed]) if epoch["epoch"] < 1 else texts[seed])
            parts.append(f"<dt>{_moment(epoch['epoch'])}<dd><b>{escape(seed)}</b>{text}\n")
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
    rows = "".join(
        f"<tr><th scope=row>{what}<td>{mine}<td>{real}"
        for (what, mine), real in zip(written.rows().items(), held_out.rows().values(), strict=True)
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
        f'<span style="--s:{min(nats / _MOST_SURPRISED, 1):.2f}" title="{nats:.1f} nats">'
        f"{escape(character)}</span>"
        for character, nats in surprises(decoder, "", passage)
    )
    return (
        "<h2>Where it was surprised</h2>\n<p>A passage that it has not learnt. The stronger the "
        "colour, the less it expected the character; it is the beginnings of words that it cannot "
        "know. "
        '<span class="scale"><span style="--s:0">0</span><span style="--s:.33">2</span>'
        '<span style="--s:.67">4</span><span style="--s:1">6</span> nats or more</span></p>\n'
        f'<p class="surprise">{characters}</p>\n'
    )
