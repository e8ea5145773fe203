"""`python -m train report`: write a voice's story as one HTML page."""

import argparse
from pathlib import Path

from rich.console import Console

from model.voice import Voice
from train.errors import TrainError
from train.judge.evaluate import doubts, own_books
from train.reading import read_learnt
from train.report.report import report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument("voice", type=Path, help="the .keras file")
    parser.add_argument("corpus", type=Path, help="the file or folder that it was trained on")
    parser.add_argument("--out", type=Path, help="the page (default: beside the voice)")


def run(arguments: argparse.Namespace, console: Console) -> None:
    """Write the page."""
    page = arguments.out or arguments.voice.with_suffix(".html")
    if page.suffix not in (".html", ".htm"):  # a slip must not cost a voice or a book
        raise TrainError(f"--out must name a file that ends in .html, not {page}.")
    voice = Voice.load(arguments.voice)
    trained_on = own_books(voice.card)
    learnt = read_learnt(arguments.corpus, trained_on, console).only(trained_on)
    if not learnt.books:
        raise TrainError(
            f"{arguments.corpus} has none of the books that the voice has learnt from."
        )
    for doubt in doubts(learnt, trained_on):
        console.print(doubt)
    with console.status("measuring the voice"):
        content = report(voice, learnt)
    page.write_text(content, encoding="utf-8")
    console.print(f"The story is told in {page}")
