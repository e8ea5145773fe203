"""`python -m train fetch`: download the books of a list."""

import argparse
from pathlib import Path

from rich.console import Console

from train.data.booklist import read_list
from train.data.fetch import MIRROR, fetch


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument("list", help="the name of a list in data/, such as wizard, or a .csv file")
    parser.add_argument("--to", type=Path, help="the folder for the books (default: books/LIST)")
    parser.add_argument(
        "--mirror",
        default=MIRROR,
        help="where Project Gutenberg, or a copy of it, is (default: %(default)s)",
    )


def run(arguments: argparse.Namespace, console: Console) -> None:
    """Fetch what is missing."""
    books = read_list(arguments.list)
    folder = arguments.to or Path("books") / Path(arguments.list).stem
    fetch(books, folder, arguments.mirror, console)
