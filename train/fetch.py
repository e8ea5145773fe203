"""Downloading the books of a list; what is here already is kept, and nothing is fetched twice."""

import csv
import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

from train.clean import clean
from train.errors import TrainError

MIRROR = "https://www.gutenberg.org"
_DATA = Path(__file__).parent.parent / "data"
_TIMEOUT = 30.0  # seconds without a byte
_PIECE = 1 << 16
_MOST = 64 << 20  # bytes of one book


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
    path = Path(name) if name.endswith(".csv") else _DATA / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            books = [
                Listed(row["slug"], row["title"], int(row["gutenberg_id"]), row["sha256"])
                for row in csv.DictReader(file)
            ]
    except FileNotFoundError:
        known = ", ".join(sorted(found.stem for found in _DATA.glob("*.csv")))
        raise TrainError(f"There is no list {path}. Known are: {known}.") from None
    except (KeyError, TypeError, ValueError):
        raise TrainError(
            f"{path} is no list of books: it needs the columns slug, title, gutenberg_id, sha256."
        ) from None
    # A list from elsewhere must not name files outside its folder.
    if not all(book.slug.replace("_", "").replace("-", "").isalnum() for book in books):
        raise TrainError(f"{path} has a slug that is not made of letters, digits, - and _.")
    return books


def fetch(books: list[Listed], folder: Path, mirror: str, console: Console) -> None:
    """Download, check and clean every book that the folder lacks, as `folder/slug.txt`.

    A download that was cut off goes on where it was. Raises TrainError when a book cannot be had;
    everything that has come is kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    blocked = _blocked_words()
    missing = [book for book in books if not (folder / f"{book.slug}.txt").exists()]
    console.print(f"{len(books) - len(missing)} of {len(books)} books are here already.")
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=console) as bar:
        for book in missing:
            task = bar.add_task(book.title, total=None)
            partial = folder / f".partial-{book.slug}"
            try:
                for size, total in _download(_address(mirror, book), partial):
                    bar.update(task, completed=size, total=total)
                text = _checked(partial, book, blocked)
            except (OSError, http.client.HTTPException, TrainError) as error:
                done = len(list(folder.glob("*.txt")))
                raise TrainError(
                    f"{book.title} could not be fetched from {mirror}: {_reason(error)}. "
                    f"{done} of {len(books)} books are in {folder}; the same command goes on, and "
                    "--mirror names another place."
                ) from None
            finished = folder / f".finished-{book.slug}"
            finished.write_text(text, encoding="utf-8", newline="\n")
            finished.replace(folder / f"{book.slug}.txt")
            partial.unlink()
    same = sum(
        hashlib.sha256((folder / f"{book.slug}.txt").read_bytes()).hexdigest() == book.sha256
        for book in books
    )
    console.print(
        f"{len(books)} books are in {folder}; {same} of them are letter by letter those of the "
        "list, the others came in another edition or needed cleaning by hand."
    )


def _address(mirror: str, book: Listed) -> str:
    number = book.gutenberg_id
    return f"{mirror.rstrip('/')}/cache/epub/{number}/pg{number}.txt"


def _download(address: str, partial: Path) -> Iterator[tuple[int, int | None]]:
    """Append to what is there of a file; yield how many bytes there are, and will be."""
    size = partial.stat().st_size if partial.exists() else 0
    headers = {"User-Agent": "Grimoire (python -m train fetch)"}
    if size:
        headers["Range"] = f"bytes={size}-"
    if not address.startswith(("http://", "https://")):
        raise TrainError("a mirror's address begins with http:// or https://")
    request = urllib.request.Request(address, headers=headers)  # noqa: S310  # checked above
    try:
        response = urllib.request.urlopen(request, timeout=_TIMEOUT)  # noqa: S310
    except urllib.error.HTTPError as error:
        if error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            return  # all of it is here
        raise
    with response:
        if response.status != http.HTTPStatus.PARTIAL_CONTENT:
            size = 0
        length = response.headers.get("Content-Length")
        total = size + int(length) if length else None
        with partial.open("ab" if size else "wb") as file:
            while piece := response.read(_PIECE):
                size += len(piece)
                if size > _MOST:
                    raise TrainError("it is larger than any book")
                file.write(piece)
                yield size, total
    if total is not None and size < total:
        raise TrainError(f"the connection ended after {size:,} of {total:,} bytes")


def _checked(partial: Path, book: Listed, blocked: frozenset[str]) -> str:
    """Return the book, cleaned; what is another book is thrown away."""
    try:
        raw = partial.read_bytes().decode("utf-8-sig", errors="replace")
        if f"[eBook #{book.gutenberg_id}]" not in raw.replace("EBook", "eBook"):
            raise TrainError(f"what came is not Project Gutenberg's number {book.gutenberg_id}")
        return clean(raw, blocked)
    except TrainError:
        partial.unlink()
        raise


def _blocked_words() -> frozenset[str]:
    lines = (_DATA / "blocked-words.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"HTTP {error.code}"
    if isinstance(error, urllib.error.URLError):
        error = error.reason if isinstance(error.reason, Exception) else error
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
