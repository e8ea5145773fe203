"""`python -m train`: make a voice from books, or measure one."""

import argparse
import io
import math
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from types import ModuleType

try:
    from rich.console import Console
    from rich.progress import Progress
    from rich.table import Table
except ModuleNotFoundError:  # the bot needs less than training does
    sys.exit('Training needs more than is installed: pip install "grimoire[train]"')

from model.card import LearntBook, Quality
from model.decoder import Decoder
from model.errors import VoiceError
from model.sampling import Sampling
from model.voice import Voice
from train import presets
from train.data.booklist import read_list
from train.data.corpus import Corpus, check_enough, read_corpus
from train.data.fetch import fetch
from train.errors import Stopped, TrainError
from train.judge.evaluate import doubts, held_out_texts, measure_loss, own_books, trained_with
from train.judge.quality import Painter, in_words
from train.learn.checkpoint import begun_with
from train.learn.distributed import find_cluster, join_workers
from train.learn.job import Job, checkpoint_of
from train.learn.machine import ANY, this_machine
from train.learn.threads import thread_settings
from train.options import parser
from train.recipe import Recipe
from train.report.report import report

_MOST_WRITTEN = 10_000_000  # characters
_NOTES = 5  # as many are shown, of how files were read


def main(prog: str = "python -m train") -> int:
    """Run one command; return the exit code: 2 for what the caller can mend."""
    arguments = parser(prog).parse_args()
    # A sample may hold characters that the terminal's encoding lacks.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    # Texts and paths are printed as they are; in a file or a pipe lines have any length.
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=not sys.stdout.isatty())
    try:
        _COMMANDS[arguments.command](arguments, console)
    except (TrainError, VoiceError) as error:
        print(error, file=sys.stderr)
        return 2
    except MemoryError:
        print("This machine has not enough memory for that.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename or 'A file'}: {error.strerror or error}.", file=sys.stderr)
        return 2
    except Stopped as stopped:
        print(stopped, file=sys.stderr)
        return 130
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    return 0


def _fetch(arguments: argparse.Namespace, console: Console) -> None:
    books = read_list(arguments.list)
    folder = arguments.to or Path("books") / Path(arguments.list).stem
    fetch(books, folder, arguments.mirror, console)


def _fit(arguments: argparse.Namespace, console: Console) -> None:
    cluster = find_cluster() if arguments.strategy == "multiworker" else None
    here = this_machine()
    machine = ANY if cluster else here
    given = {f.name: getattr(arguments, f.name) for f in fields(Recipe)}
    asked = {name: value for name, value in given.items() if value is not None}
    # What was left to the program stays as it was: the machine or the program may have changed.
    begun = {} if cluster else begun_with(checkpoint_of(arguments.out))
    if arguments.preset not in (None, begun.get("preset")):
        begun = {}
    settings = {name: begun[name] for name in given if name in begun}
    corpus = _read(arguments.corpus, Recipe(**{**settings, **asked}).held_out, console)
    check_enough(corpus)
    characters = sum(len(book.train) for book in corpus.books)
    preset = arguments.preset or begun.get("preset") or presets.default(machine)
    chosen = settings or presets.settings(preset, characters, machine)
    recipe = Recipe(**{**chosen, **asked})
    streams = recipe.batch // (len(cluster.machines) if cluster else 1)
    os.environ.update(thread_settings(here.cores, streams))
    # TensorFlow takes seconds to load and greets at length: only now, and quietly.
    with _quiet_stderr():
        with console.status("loading Keras"):
            keras, fit = _load_keras()
        wait, say = arguments.wait_seconds, console.print
        workers = join_workers(cluster, wait, say) if cluster else None
        keras.utils.set_random_seed(recipe.seed)  # loads TensorFlow wherever it is installed
    title = arguments.title or corpus.name
    openings = tuple(arguments.opening or ["Once upon a time"])
    job = Job(
        corpus,
        arguments.out,
        recipe,
        title,
        arguments.licence,
        openings,
        arguments.checkpoint_seconds,
        arguments.start,
        workers,
        preset,
    )
    fit(job, console)


def _load_keras() -> tuple[ModuleType, Callable[[Job, Console], None]]:
    """Return Keras and `train.learn.fit.fit`; raise TrainError if what computes is not there."""
    try:
        import keras

        from train.learn.fit import fit
    except (ImportError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise TrainError(
            f"Keras cannot be loaded ({reason}). `make .venv/.full` installs what is "
            "needed, and KERAS_BACKEND may be tensorflow or jax."
        ) from None
    return keras, fit


def _read(path: Path, held_out: float, console: Console) -> Corpus:
    with console.status(f"reading {path}"):
        corpus = read_corpus(path, held_out)
    notes = [book.note for book in corpus.books if book.note]
    for note in notes[:_NOTES]:
        console.print(note)
    if len(notes) > _NOTES:
        console.print(f"{len(notes) - _NOTES} more files were not read as UTF-8.")
    return corpus


def _read_learnt(path: Path, trained_on: Mapping[str, LearntBook], console: Console) -> Corpus:
    """Read books of which some may be learnt, but for the share that was held out of all those."""
    shares = [book.held_out for book in trained_on.values()]
    return _read(path, min(shares, default=0.0), console)


@contextmanager
def _quiet_stderr() -> Iterator[None]:
    """Silence what C++ prints past Python; no setting of TensorFlow's own does."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _evaluate(arguments: argparse.Namespace, console: Console) -> None:
    try:
        sampling = Sampling(arguments.temperature, arguments.min_p, arguments.top_p)
    except ValueError as error:
        raise TrainError(f"{error}.") from None
    if not 1 <= arguments.characters <= _MOST_WRITTEN:
        raise TrainError(f"--characters must be between 1 and {_MOST_WRITTEN:,}.")
    voice = Voice.load(arguments.voice)
    trained_on = trained_with(voice.card)
    corpus = _read_learnt(arguments.corpus, trained_on, console)
    texts = held_out_texts(corpus, trained_on)
    decoder = Decoder(voice, arguments.precision, threads=0)
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("reading", total=sum(len(text) for text in texts))
        result = measure_loss(decoder, texts, advance=lambda read: bar.advance(task, read))
    if not result.characters:
        raise TrainError(
            f"{arguments.corpus} has nothing to measure: in no book are there two held-out "
            "characters that the voice knows."
        )
    known = sum(book.sha256 in trained_on for book in corpus.books)
    for doubt in doubts(corpus, trained_on):
        console.print(doubt)
    console.print(
        f"{result.nats_per_character:.4f} nats ({result.nats_per_character / math.log(2):.3f} bits)"
        f" per character over {result.characters:,} held-out characters ({known} books by their "
        f"held-out end, {len(corpus.books) - known} never seen)"
    )
    if not known:
        console.print("What it writes is compared with the books it was trained on: name those.")
        return
    learnt = Corpus(corpus.name, [book for book in corpus.books if book.sha256 in trained_on])
    painter = Painter(learnt)
    written = painter.paint(decoder, sampling, arguments.characters)
    console.print(_beside(written, painter.compare(decoder, arguments.characters)))
    console.print(f"The longest run: {written.copied.longest}")


def _report(arguments: argparse.Namespace, console: Console) -> None:
    page = arguments.out or arguments.voice.with_suffix(".html")
    if page.suffix not in (".html", ".htm"):  # a slip must not cost a voice or a book
        raise TrainError(f"--out must name a file that ends in .html, not {page}.")
    voice = Voice.load(arguments.voice)
    trained_on = own_books(voice.card)
    corpus = _read_learnt(arguments.corpus, trained_on, console)
    learnt = Corpus(corpus.name, [book for book in corpus.books if book.sha256 in trained_on])
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


def _beside(written: Quality, held_out: Quality) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("", "written", "held-out text"):
        table.add_column(heading, justify="right" if heading else "left")
    found = zip(in_words(written).items(), in_words(held_out).values(), strict=True)
    for (what, mine), real in found:
        table.add_row(what, mine, real)
    return table


_COMMANDS = {"fetch": _fetch, "fit": _fit, "evaluate": _evaluate, "report": _report}

if __name__ == "__main__":
    sys.exit(main())
