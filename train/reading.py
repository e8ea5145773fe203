"""Reading books for a command, and saying how they were read."""

from collections.abc import Mapping
from pathlib import Path

from rich.console import Console

from model.card import LearntBook
from train.data.corpus import Corpus, read_corpus

_NOTES = 5  # as many are shown, of how files were read


def read_books(path: Path, held_out: float, console: Console) -> Corpus:
    """Read a corpus, of which a share is held out; may raise TrainError."""
    with console.status(f"reading {path}"):
        corpus = read_corpus(path, held_out)
    notes = [book.note for book in corpus.books if book.note]
    for note in notes[:_NOTES]:
        console.print(note)
    if len(notes) > _NOTES:
        console.print(f"{len(notes) - _NOTES} more files were not read as UTF-8.")
    return corpus


def read_learnt(path: Path, trained_on: Mapping[str, LearntBook], console: Console) -> Corpus:
    """Read books of which some may be learnt, but for the share that was held out of all those."""
    shares = [book.held_out for book in trained_on.values()]
    return read_books(path, min(shares, default=0.0), console)
