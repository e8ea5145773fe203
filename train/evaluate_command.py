"""`python -m train evaluate`: measure a voice on text that it has not learnt."""

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from model.card import Quality
from model.decoder import Decoder
from model.sampling import Sampling
from model.voice import Voice
from train.errors import TrainError
from train.judge.evaluate import Loss, doubts, held_out_texts, measure_loss, trained_with
from train.judge.quality import CHARACTERS, QualityMeter, in_words
from train.reading import read_learnt

_MOST_WRITTEN = 10_000_000  # characters


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument("voice", type=Path, help="the .keras file")
    parser.add_argument("corpus", type=Path, help="a text file, or a folder of .txt files")
    parser.add_argument(
        "--precision",
        choices=("float32", "int8"),
        default="float32",
        help="of the decoder; the bot's is int8",
    )
    for name, value, text in (
        ("temperature", 0.7, "of the text that it writes"),
        ("min-p", 0.0, "rules out what is less likely than this share of the likeliest"),
        ("top-p", 1.0, "rules out all but the likeliest that reach this probability together"),
    ):
        help_text = f"{text} (default: %(default)s)"
        parser.add_argument(f"--{name}", type=float, default=value, help=help_text)
    parser.add_argument(
        "--characters",
        type=int,
        default=CHARACTERS,
        help="how many it writes, to be judged (default: %(default)s)",
    )


def run(arguments: argparse.Namespace, console: Console) -> None:
    """Print the loss, and what it writes beside what it has not learnt."""
    sampling = _sampling(arguments)
    voice = Voice.load(arguments.voice)
    trained_on = trained_with(voice.card)
    corpus = read_learnt(arguments.corpus, trained_on, console)
    decoder = Decoder(voice, arguments.precision, threads=0)
    result = _measure(decoder, held_out_texts(corpus, trained_on), console)
    if not result.characters:
        raise TrainError(
            f"{arguments.corpus} has nothing to measure: in no book are there two held-out "
            "characters that the voice knows."
        )
    for doubt in doubts(corpus, trained_on):
        console.print(doubt)
    learnt = corpus.only(trained_on)
    console.print(_sentence(result, len(learnt.books), len(corpus.books)))
    if not learnt.books:
        console.print("What it writes is compared with the books it was trained on: name those.")
        return
    meter = QualityMeter(learnt)
    written = meter.measure(decoder, sampling, arguments.characters)
    console.print(_beside(written, meter.measure_held_out(decoder, arguments.characters)))
    console.print(f"The longest run: {written.copied.longest}")


def _sampling(arguments: argparse.Namespace) -> Sampling:
    try:
        sampling = Sampling(arguments.temperature, arguments.min_p, arguments.top_p)
    except ValueError as error:
        raise TrainError(f"{error}.") from None
    if not 1 <= arguments.characters <= _MOST_WRITTEN:
        raise TrainError(f"--characters must be between 1 and {_MOST_WRITTEN:,}.")
    return sampling


def _measure(decoder: Decoder, texts: Sequence[str], console: Console) -> Loss:
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("reading", total=sum(map(len, texts)))
        return measure_loss(decoder, texts, advance=lambda read: bar.advance(task, read))


def _sentence(result: Loss, known: int, books: int) -> str:
    nats = result.nats_per_character
    return (
        f"{nats:.4f} nats ({nats / math.log(2):.3f} bits) per character over "
        f"{result.characters:,} held-out characters ({known} books by their held-out end, "
        f"{books - known} never seen)"
    )


def _beside(written: Quality, held_out: Quality) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("", "written", "held-out text"):
        table.add_column(heading, justify="right" if heading else "left")
    rows = zip(in_words(written).items(), in_words(held_out).values(), strict=True)
    for (what, mine), real in rows:
        table.add_row(what, mine, real)
    return table
