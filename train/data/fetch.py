"""Downloading the books of a list; what is here already is kept, and nothing is fetched twice."""

import hashlib
import urllib.error
import zlib
from collections.abc import Iterator, Sequence
from http import HTTPStatus
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from model.words import read_words
from train.atomic_files import atomic_replace, exclusive_lock
from train.data.booklist import DATA, Listed
from train.data.download import NETWORK_ERRORS, download, forget, reason
from train.data.gutenberg import clean
from train.data.text import read_text
from train.errors import Stopped, TrainError

MIRROR = "https://www.gutenberg.org"
_ATTEMPTS = 10  # to go on with one book whose connection was cut
_MOST_FAILED = 5  # books, before the rest is not tried
_MOST = 64 << 20  # bytes of a book, unpacked
_GZIP = b"\x1f\x8b"


def fetch(books: Sequence[Listed], folder: Path, mirror: str, console: Console) -> None:
    """Download, check and clean every book that the folder lacks, as `folder/slug.txt`.

    A download that was cut off goes on where it was. Raises TrainError when a book cannot be had,
    after trying the others; everything that has come is kept.
    """
    if not mirror.startswith(("http://", "https://")):
        raise TrainError(f"A mirror's address begins with http:// or https://, not {mirror}.")
    folder.mkdir(parents=True, exist_ok=True)
    with exclusive_lock(folder, f"Another process is fetching books into {folder}."):
        missing = [book for book in books if not _place(folder, book).exists()]
        console.print(f"{len(books) - len(missing)} of {len(books)} books are here already.")
        failed = _fetch_all(missing, folder, mirror.rstrip("/"), console)
        if failed:
            there = sum(_place(folder, book).exists() for book in books)
            raise TrainError(
                f"{there} of {len(books)} books are in {folder}. From {mirror} could not be "
                f"fetched: {'; '.join(failed)}. The same command goes on, and --mirror names "
                "another place."
            )
        same = sum(_sha256(_place(folder, book)) == book.sha256 for book in books)
    console.print(
        f"{len(books)} books are in {folder}; {same} of them are letter by letter those of the "
        "list, the others came in another edition or needed cleaning by hand."
    )


def _fetch_all(
    books: Sequence[Listed], folder: Path, mirror: str, console: Console
) -> Sequence[str]:
    """Fetch books one after another; return which could not be had, and why."""
    columns = (TextColumn("books"), BarColumn(), MofNCompleteColumn())
    blocked, failed = read_words(DATA / "blocked-words.txt"), []
    with Progress(*columns, TextColumn("{task.fields[now]}"), console=console) as bar:
        whole = bar.add_task("", total=len(books), now="")
        for book in books:
            partial = folder / f".partial-{book.slug}"
            try:
                for size, total in _download(book, partial, mirror):
                    bar.update(whole, now=f"{book.title}, {_kilobytes(size, total)}")
                _finish(book, partial, _place(folder, book), blocked)
            except (*NETWORK_ERRORS, TrainError) as error:
                failed.append(f"{book.title} ({reason(error)})")
                if not _concerns_one_book(error) or len(failed) == _MOST_FAILED:
                    break
            except KeyboardInterrupt:
                raise Stopped(
                    f"Stopped; what has come is kept in {folder}. The same command goes on."
                ) from None
            bar.advance(whole)
    return failed


def _download(book: Listed, partial: Path, mirror: str) -> Iterator[tuple[int, int | None]]:
    """Download a book from where a mirror has it: mirrors are copies of one part or the other."""
    number = str(book.gutenberg_id)
    shelf = "/".join(number[:-1] or "0")
    missing: Exception = TrainError("it is nowhere")
    for place in (
        f"cache/epub/{number}/pg{number}.txt",
        *(f"{shelf}/{number}/{number}{kind}.txt" for kind in ("-0", "", "-8")),
    ):
        try:
            yield from _persist(f"{mirror}/{place}", partial)
            return
        except urllib.error.HTTPError as error:
            if error.code != HTTPStatus.NOT_FOUND:
                raise
            missing = error
    raise missing


def _persist(address: str, partial: Path) -> Iterator[tuple[int, int | None]]:
    """Go on with a download that was cut off, as long as more of it comes every time."""
    for attempt in range(_ATTEMPTS):
        before = _size(partial)
        try:
            yield from download(address, partial)
            return
        except urllib.error.HTTPError:
            raise
        except NETWORK_ERRORS:
            if _size(partial) <= before or attempt == _ATTEMPTS - 1:
                raise


def _finish(book: Listed, partial: Path, place: Path, blocked: frozenset[str]) -> None:
    """Put the cleaned book in its place; what is another book is thrown away."""
    try:
        text = _unpacked(partial.read_bytes())
        if f"[eBook #{book.gutenberg_id}]" not in text.replace("EBook", "eBook"):
            raise TrainError(f"what came is not Project Gutenberg's number {book.gutenberg_id}")
        cleaned = clean(text, blocked)
    except TrainError:
        forget(partial)
        raise
    finished = place.with_name(f".finished-{book.slug}")
    finished.write_text(cleaned, encoding="utf-8", newline="\n")
    atomic_replace(finished, place)
    forget(partial)


def _unpacked(content: bytes) -> str:
    """Return the text of a file, which a server may have sent packed without being asked."""
    try:
        if content.startswith(_GZIP):
            content = zlib.decompressobj(wbits=31).decompress(content, _MOST)
        return read_text(content).text
    except (zlib.error, ValueError) as error:
        raise TrainError(f"what came is no text: it {error}") from None


def _concerns_one_book(error: Exception) -> bool:
    """Say whether the others may be had all the same."""
    if isinstance(error, urllib.error.HTTPError):
        busy = error.code == HTTPStatus.TOO_MANY_REQUESTS
        return error.code < HTTPStatus.INTERNAL_SERVER_ERROR and not busy
    return isinstance(error, TrainError)


def _place(folder: Path, book: Listed) -> Path:
    return folder / f"{book.slug}.txt"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _kilobytes(size: int, total: int | None) -> str:
    return f"{size // 1000:,}{f' of {total // 1000:,}' if total else ''} kB"
