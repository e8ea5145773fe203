"""Books are fetched from a small Project Gutenberg on this machine."""

import csv
import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.train.conftest import Command
from train.clean import clean
from train.errors import TrainError

STORY = 30 * (
    "\u201cCome,\u201d said the c\u0153ur\u2014\u2018now\u2019\u2026  "
    "It was _very_\r\nlate\u00a0in caf\u00e9s. "
)
RAW = """\ufeffThe Project Gutenberg eBook of A Tale

Title: A Tale
Release date: May 1, 1999 [eBook #{number}]

*** START OF THE PROJECT GUTENBERG EBOOK A TALE ***

Produced by Somebody

PREFACE

I wrote this for you.

CONTENTS

CHAPTER I. The Door

CHAPTER II. The End

CHAPTER I. The Door

[Illustration: a door]

{story}

* * * * *

A bad chink appeared.

CHAPTER II. The End

And that was all.

*** END OF THE PROJECT GUTENBERG EBOOK A TALE ***

The licence.
"""
CLEAN = "\n\n".join(
    [
        "CHAPTER I. The Door",
        ("\"Come,\" said the coeur--'now'... It was very late in cafes. " * 30).strip(),
        "CHAPTER II. The End",
        "And that was all.\n",
    ]
)


class Library(ThreadingHTTPServer):
    """Serves books, or fails as it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Shelf)
        self.books = {
            f"/cache/epub/{number}/pg{number}.txt": RAW.format(number=number, story=STORY)
            .replace("\n", "\r\n")
            .encode()
            for number in (11, 12, 13)
        }
        self.cut_after: int | None = None  # bytes of each answer
        self.asked: list[tuple[str, str | None]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Shelf(BaseHTTPRequestHandler):
    server: Library

    def do_GET(self) -> None:
        wanted = self.headers.get("Range")
        self.server.asked.append((self.path, wanted))
        content = self.server.books.get(self.path)
        if content is None:
            self.send_error(404)
            return
        begin = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted else 0
        if begin >= len(content):
            self.send_error(416)
            return
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Length", str(len(content) - begin))
        self.end_headers()
        self.wfile.write(content[begin:][: self.server.cut_after])

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "tales.csv"
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["slug", "title", "gutenberg_id", "sha256"])
        for number, checksum in ((11, CLEAN), (12, CLEAN), (13, "another edition")):
            digest = hashlib.sha256(checksum.encode()).hexdigest()
            rows.writerow([f"tale_{number}", f"Tale {number}", number, digest])
    return path


def books(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_a_book_is_its_own_words_in_plain_letters() -> None:
    assert clean(RAW.format(number=1, story=STORY), frozenset({"chink"})) == CLEAN


@pytest.mark.parametrize("raw", ["", "<html>Not found</html>", RAW.partition("*** END")[0]])
def test_what_is_no_book_of_the_project_is_refused(raw: str) -> None:
    with pytest.raises(TrainError, match="marks"):
        clean(raw)


def test_books_are_fetched_cleaned_and_compared(
    library: Library, listed: Path, tmp_path: Path, command: Command
) -> None:
    folder = tmp_path / "books"
    fetching = ("fetch", listed, "--to", folder, "--mirror", library.address)
    code, out, error = command(*fetching)
    assert (code, error) == (0, "")
    assert books(folder) == {f"tale_{number}.txt": CLEAN for number in (11, 12, 13)}
    assert "2 of them are letter by letter those of the list" in out
    library.asked.clear()
    code, out, _ = command(*fetching)
    assert code == 0
    assert "3 of 3 books are here already" in out
    assert library.asked == []


def test_a_cut_download_goes_on_where_it_was(
    library: Library, listed: Path, tmp_path: Path, command: Command
) -> None:
    folder = tmp_path / "books"
    fetching = ("fetch", listed, "--to", folder, "--mirror", library.address)
    library.cut_after = 2000
    code, _, error = command(*fetching)
    assert code == 2
    assert "0 of 3 books" in error
    assert "the same command goes on" in error
    library.cut_after = None
    assert command(*fetching).code == 0
    assert library.asked[1] == ("/cache/epub/11/pg11.txt", "bytes=2000-")
    assert set(books(folder).values()) == {CLEAN}


def test_a_download_that_was_complete_is_not_repeated(
    library: Library, listed: Path, tmp_path: Path, command: Command
) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    (folder / ".partial-tale_11").write_bytes(library.books["/cache/epub/11/pg11.txt"])
    assert command("fetch", listed, "--to", folder, "--mirror", library.address).code == 0
    assert books(folder)["tale_11.txt"] == CLEAN


def test_what_has_come_stays_when_a_book_is_missing(
    library: Library, listed: Path, tmp_path: Path, command: Command
) -> None:
    del library.books["/cache/epub/12/pg12.txt"]
    folder = tmp_path / "books"
    code, _, error = command("fetch", listed, "--to", folder, "--mirror", library.address)
    assert code == 2
    assert "Tale 12 could not be fetched" in error
    assert "HTTP 404" in error
    assert books(folder) == {"tale_11.txt": CLEAN}


@pytest.mark.parametrize(
    "content", [b"<html>Welcome to the hotel</html>", RAW.format(number=99, story=STORY).encode()]
)
def test_another_page_or_book_is_not_kept(
    content: bytes, library: Library, listed: Path, tmp_path: Path, command: Command
) -> None:
    library.books["/cache/epub/11/pg11.txt"] = content
    folder = tmp_path / "books"
    code, _, error = command("fetch", listed, "--to", folder, "--mirror", library.address)
    assert code == 2
    assert "is not Project Gutenberg's number 11" in error
    assert books(folder) == {}


def test_without_a_network_one_sentence_says_so(
    listed: Path, tmp_path: Path, command: Command
) -> None:
    code, _, error = command(
        "fetch", listed, "--to", tmp_path / "b", "--mirror", "http://127.0.0.1:9"
    )
    assert code == 2
    assert "Connection refused" in error
    assert len(error.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "name, content, reason",
    [
        ("nowhere", None, "Known are: wizard"),
        ("x.csv", "slug,title\na,b\n", "needs the columns"),
        ("x.csv", "slug,title,gutenberg_id,sha256\n../evil,b,1,c\n", "slug"),
    ],
)
def test_a_wrong_list_is_refused(
    name: str, content: str | None, reason: str, tmp_path: Path, command: Command
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
        name = str(tmp_path / name)
    code, _, error = command("fetch", name, "--to", tmp_path / "books")
    assert code == 2
    assert reason in error


def test_a_mirror_is_a_web_address(listed: Path, tmp_path: Path, command: Command) -> None:
    code, _, error = command("fetch", listed, "--to", tmp_path / "b", "--mirror", "file:///etc")
    assert code == 2
    assert "http://" in error
