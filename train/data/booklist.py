"""Lists of books that Project Gutenberg has."""

import csv
from dataclasses import dataclass
from pathlib import Path

from train.errors import TrainError

DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Listed:
    """One book of a list."""

    slug: str
    title: str
    gutenberg_id: int
    sha256: str  # of the text as it was cleaned for the voice that comes with the program


def read_list(name: str) -> list[Listed]:
    """Read a list of `data/` by its name, or any .csv file with the same columns.

    Raises TrainError if there is none, or it is something else.
    """
    path = Path(name) if name.endswith(".csv") else DATA / f"{name}.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            books = [_listed(row) for row in csv.DictReader(file)]
    except FileNotFoundError:
        known = ", ".join(sorted(found.stem for found in DATA.glob("*.csv")))
        raise TrainError(f"There is no list {path}. Known are: {known}.") from None
    except (KeyError, TypeError, ValueError, csv.Error):
        raise TrainError(
            f"{path} is no list of books: it needs the columns slug, title, gutenberg_id, sha256."
        ) from None
    if not books:
        raise TrainError(f"{path} names no books.")
    # A list from elsewhere must not name files outside its folder.
    if not all(book.slug.replace("_", "").replace("-", "").isalnum() for book in books):
        raise TrainError(f"{path} has a slug that is not made of letters, digits, - and _.")
    return books


def _listed(row: dict[str, str]) -> Listed:
    texts = [row[column] for column in ("slug", "title", "sha256")]
    if None in texts:  # a short row
        raise ValueError
    slug, title, sha256 = texts
    return Listed(slug, title, int(row["gutenberg_id"]), sha256)
