"""Books are fetched from a small Project Gutenberg on this machine."""

import csv
import gzip
import hashlib
import os
import signal
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.train.conftest import Command, Ended
from train.data.gutenberg import clean
from train.errors import TrainError

STORY = 300 * (
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

\u2018Chinks!\u2019 he said.

The chink\u2019s hat.

CHAPTER II. The End

And that was all.

*** END OF THE PROJECT GUTENBERG EBOOK A TALE ***

The licence.
"""
CLEAN = "\n\n".join(
    [
        "CHAPTER I. The Door",
        ("\"Come,\" said the coeur--'now'... It was very late in cafes. " * 300).strip(),
        "CHAPTER II. The End",
        "And that was all.\n",
    ]
)


# Made for this test; it opens nothing.
SELF_SIGNED = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgBFahdC5HzaW0XAZQ
EkCsC72vgCHRA71l/6AHb57ss6mhRANCAAT4P4IsHBmLT8Fd3KRVPPKKBAQUOqFw
D0z46LD/dtbtIfSRaptWC4Fxg1EDPgWMlSWUpfgg+wNJImewxow9YE/z
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBjzCCATagAwIBAgIUAOzH1dvt+Slr0jeRVsZLy7WSAvQwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNTEyNTMxNVoYDzIxMjYxMTAx
MTI1MzE1WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAT4P4IsHBmLT8Fd3KRVPPKKBAQUOqFwD0z46LD/dtbtIfSRaptWC4Fx
g1EDPgWMlSWUpfgg+wNJImewxow9YE/zo2QwYjAdBgNVHQ4EFgQUsg9Tmr2ytqud
XJZSyeC/rAeV7gMwHwYDVR0jBBgwFoAUsg9Tmr2ytqudXJZSyeC/rAeV7gMwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC
IHxxzshog4aQLWVk47JumVNKtZ9cwbxaZ5WwaQEQPORuAiBhM54xXaVMnTYjoZ7F
DjlWNFUiixJayZQhtbfw0A0pXA==
-----END CERTIFICATE-----
"""


def address_of(number: int) -> str:
    return f"/cache/epub/{number}/pg{number}.txt"


@dataclass
class Asked:
    """What a client asked for."""

    path: str
    range: str | None
    if_range: str | None


class Library(ThreadingHTTPServer):
    """Serves books, or fails as it is told to."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Shelf)
        self.books = {
            address_of(number): RAW.format(number=number, story=STORY)
            .replace("\n", "\r\n")
            .encode()
            for number in (11, 12, 13)
        }
        self.cut_after: int | None = None  # bytes of each answer
        self.stall_after: int | None = None  # bytes, and then nothing more
        self.reset = False  # the connection, instead of an orderly end
        self.knows_ranges = True
        self.honours_if_range = True
        self.validators = {"ETag": '"{}"'}  # with the file's checksum
        self.says_length = True
        self.packs = False
        self.redirects_to = ""
        self.status = 0  # instead of an answer
        self.asked: list[Asked] = []
        self.may_go_on = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Shelf(BaseHTTPRequestHandler):
    server: Library

    def do_GET(self) -> None:
        library, path = self.server, urlsplit(self.path).path
        wanted, if_range = self.headers.get("Range"), self.headers.get("If-Range")
        library.asked.append(Asked(self.path, wanted, if_range))
        content = library.books.get(path)
        if library.redirects_to:
            self.send_response(302)
            self.send_header("Location", library.redirects_to + path)
            self.end_headers()
            return
        if library.status or content is None:
            self.send_error(library.status or 404)
            return
        self.send(gzip.compress(content, mtime=0) if library.packs else content, wanted, if_range)

    def send(self, content: bytes, wanted: str | None, if_range: str | None) -> None:
        library, digest = self.server, hashlib.sha256(content).hexdigest()
        validators = {name: form.format(digest) for name, form in library.validators.items()}
        begin = 0
        fresh = if_range in validators.values() or not library.honours_if_range
        if wanted and library.knows_ranges and fresh:
            begin = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if begin >= len(content):
                self.send_response(416)
                self.send_header("Content-Range", f"bytes */{len(content)}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {begin}-{len(content) - 1}/{len(content)}")
        else:
            self.send_response(200)
        for name, value in validators.items():
            self.send_header(name, value)
        if library.says_length:
            self.send_header("Content-Length", str(len(content) - begin))
        if library.packs:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content[begin:][: library.cut_after or library.stall_after])
        self.wfile.flush()
        if library.stall_after:
            library.may_go_on.wait(30)
        if library.reset:
            time.sleep(0.1)  # so that what was sent is read before
            off = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, off)
            self.connection.close()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.may_go_on.set()
        server.shutdown()
        thread.join()


Fetch = Callable[[], Ended]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "books"


@pytest.fixture
def fetch(library: Library, listed: Path, folder: Path, command: Command) -> Fetch:
    """Fetch the list's books from the library."""
    return lambda: command("fetch", listed, "--to", folder, "--mirror", library.address)


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


ALL = {f"tale_{number}.txt": CLEAN for number in (11, 12, 13)}


def books(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.glob("*.txt")}


def refused(ended: Ended) -> str:
    """Return the one sentence with which a command ended."""
    assert ended.code == 2
    assert len(ended.error.splitlines()) == 1, ended.error
    return ended.error


def test_a_book_is_its_own_words_in_plain_letters() -> None:
    assert clean(RAW.format(number=1, story=STORY), frozenset({"chink", "chinks"})) == CLEAN


def cleaned(text: str) -> str:
    return clean(RAW.partition("Produced by")[0] + text + "\n\n*** END OF THE PROJECT", frozenset())


def test_verses_keep_their_lines_and_dashes_their_neighbours() -> None:
    text = (
        "He sang in his arm-\nchair \u2014\nlike this:\n\n  All along the backwater,\n    Ducks\n"
    )
    assert (
        cleaned(text) == "He sang in his arm-chair--like this:\n\nAll along the backwater,\nDucks\n"
    )


PROSE = "It was late, and nobody in the house could tell what the matter was. " * 2
CONTENTS = "CONTENTS\n\nI. The Door\n\nII. The End\n\n"


@pytest.mark.parametrize(
    "before, begins",
    [
        ("PREFACE\n\nBuy it.\n\n" + CONTENTS + "I. The Door\n\n", "I. The Door"),
        ("CONTENTS\n\nI. The Door\nII. The End\n\nCHAPTER ONE\n\nThe Door\n\n", "CHAPTER ONE"),
        ("Thanks.\n\nBook the First\n\nChapter 1: Home\n\n", "Chapter 1: Home"),
        ('"Why?"\n\n"I!"\n\nI asked.\n\nOne day I went.\n\n', '"Why?"'),
        ("1 loaf 3d.\n\n", "1 loaf"),
    ],
)
def test_a_story_begins_with_its_first_chapter(before: str, begins: str) -> None:
    assert cleaned(before + (PROSE + "\n\n") * 30).startswith(begins)


@pytest.mark.parametrize("raw", ["", "<html>Not found</html>", RAW.partition("*** END")[0]])
def test_what_is_no_book_of_the_project_is_refused(raw: str) -> None:
    with pytest.raises(TrainError, match="marks"):
        clean(raw)


def test_books_are_fetched_cleaned_and_compared(
    library: Library, fetch: Fetch, folder: Path
) -> None:
    code, out, error = fetch()
    assert (code, error) == (0, "")
    assert books(folder) == ALL
    assert sorted(path.name for path in folder.iterdir()) == sorted(ALL)
    assert "2 of them are letter by letter those of the list" in out
    library.asked.clear()
    (folder / "tale_11.txt").write_text("Mended by hand.")
    code, out, _ = fetch()
    assert code == 0
    assert "3 of 3 books are here already" in out
    assert "1 of them are letter by letter" in out
    assert books(folder)["tale_11.txt"] == "Mended by hand."
    assert library.asked == []


@pytest.mark.parametrize("reset", [False, True])
@pytest.mark.parametrize("validators", [{"ETag": '"{}"'}, {"Last-Modified": "{:.29}"}])
def test_a_cut_download_goes_on_where_it_was(
    validators: dict[str, str], reset: bool, library: Library, fetch: Fetch, folder: Path
) -> None:
    library.validators, library.cut_after, library.reset = validators, 4000, reset
    assert fetch().code == 0
    assert books(folder) == ALL
    ranges = [asked.range for asked in library.asked if asked.path == address_of(11)]
    assert ranges[0] is None
    assert ranges[1:] == [f"bytes={4000 * n}-" for n in range(1, len(ranges))]
    assert len(ranges) > 2


def test_the_next_command_goes_on_too(library: Library, fetch: Fetch, folder: Path) -> None:
    library.cut_after = 600
    assert "connection ended after 6,000 of" in refused(fetch())
    assert books(folder) == {}
    library.cut_after = None
    library.asked.clear()
    assert fetch().code == 0
    assert (library.asked[0].range, library.asked[1].range) == ("bytes=6000-", None)
    assert books(folder) == ALL


@pytest.fixture
def begun(library: Library, fetch: Fetch, folder: Path) -> Path:
    """The part of a book that was cut off."""
    library.cut_after = 600
    fetch()
    library.cut_after = None
    library.asked.clear()
    part = folder / ".partial-tale_11"
    assert part.stat().st_size == 6000
    return part


@pytest.mark.parametrize("honest", [True, False])
def test_parts_of_different_files_are_not_joined(
    honest: bool, begun: Path, library: Library, fetch: Fetch, folder: Path
) -> None:
    library.honours_if_range = honest
    library.books[address_of(11)] = (
        RAW.format(number=11, story="Another edition, with more of a story. " + STORY)
        .replace("\n", "\r\n")
        .encode()
    )
    assert fetch().code == 0
    assert "Another edition, with more of a story. " + CLEAN[21:60] in books(folder)["tale_11.txt"]


@pytest.mark.parametrize("change", ["knows_ranges", "validators"])
def test_a_server_without_ranges_is_asked_for_all(
    change: str, begun: Path, library: Library, fetch: Fetch, folder: Path
) -> None:
    setattr(library, change, {} if change == "validators" else False)
    assert fetch().code == 0
    assert books(folder) == ALL


def test_a_download_that_was_complete_is_not_repeated(
    begun: Path, library: Library, fetch: Fetch, folder: Path
) -> None:
    begun.write_bytes(library.books[address_of(11)])
    assert fetch().code == 0
    assert books(folder) == ALL
    assert [asked.path for asked in library.asked].count(address_of(11)) == 1


def test_a_part_that_is_too_long_is_thrown_away(
    begun: Path, library: Library, fetch: Fetch, folder: Path
) -> None:
    begun.write_bytes(library.books[address_of(11)] * 2)
    assert fetch().code == 0
    assert books(folder) == ALL


def test_a_part_from_elsewhere_is_not_gone_on_with(
    begun: Path, library: Library, fetch: Fetch, folder: Path
) -> None:
    beside = begun.with_name(begun.name + ".json")
    for content in ("", "[]", '{"address": "http://elsewhere/", "known": "x"}'):
        beside.write_text(content)
        library.asked.clear()
        library.cut_after = 600
        fetch()
        assert library.asked[0].range is None


@pytest.mark.parametrize("says_length", [True, False])
def test_what_comes_packed_is_unpacked(
    says_length: bool, library: Library, fetch: Fetch, folder: Path
) -> None:
    library.packs, library.says_length, library.cut_after = True, says_length, None
    assert fetch().code == 0
    assert books(folder) == ALL


def test_a_book_whose_end_is_missing_is_not_kept(
    library: Library, fetch: Fetch, folder: Path
) -> None:
    library.says_length, library.cut_after = False, 2000
    assert "marks" in refused(fetch())
    assert list(folder.iterdir()) == []


def test_what_has_come_stays_when_a_book_is_missing(
    library: Library, fetch: Fetch, folder: Path
) -> None:
    del library.books[address_of(12)]
    error = refused(fetch())
    assert error.startswith("2 of 3 books are in")
    assert "Tale 12 (HTTP 404)" in error
    assert "the same command goes on" in error.lower()
    assert books(folder) == {name: text for name, text in ALL.items() if "12" not in name}


@pytest.mark.parametrize("place", ["/1/11/11-0.txt", "/1/11/11.txt", "/1/11/11-8.txt"])
def test_a_mirror_of_the_other_part_has_it_elsewhere(
    place: str, library: Library, fetch: Fetch, folder: Path
) -> None:
    raw = RAW.format(number=11, story=STORY + "\u00a3 5").replace("\ufeff", "")
    library.books[place] = raw.encode("cp1252" if "-8" in place else "utf-8", "ignore")
    del library.books[address_of(11)]
    assert fetch().code == 0
    assert books(folder)["tale_11.txt"] == CLEAN.replace("cafes.\n\n", "cafes. 5\n\n")


@pytest.mark.parametrize(
    "content", [b"<html>Welcome to the hotel</html>", RAW.format(number=99, story=STORY).encode()]
)
def test_another_page_or_book_is_not_kept(
    content: bytes, library: Library, fetch: Fetch, folder: Path
) -> None:
    library.books[address_of(11)] = content
    assert "is not Project Gutenberg's number 11" in refused(fetch())
    assert sorted(path.name for path in folder.iterdir()) == ["tale_12.txt", "tale_13.txt"]


@pytest.mark.parametrize("content", [b"\0\1", b"\x1f\x8bnot packed at all"])
def test_what_is_no_text_is_not_kept(content: bytes, library: Library, fetch: Fetch) -> None:
    library.books[address_of(11)] = content
    assert "what came is no text" in refused(fetch())


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_is_busy_is_left_in_peace(
    status: int, library: Library, fetch: Fetch
) -> None:
    library.status = status
    assert f"Tale 11 (HTTP {status})" in refused(fetch())
    assert len(library.asked) == 1


def test_a_server_that_falls_silent_is_not_waited_for(
    library: Library, fetch: Fetch, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("train.data.download.TIMEOUT", 0.2)
    library.stall_after = 600
    assert "no answer for 0.2 seconds" in refused(fetch())
    assert (folder / ".partial-tale_11").stat().st_size >= 600


def test_another_server_may_have_the_books(library: Library, fetch: Fetch, folder: Path) -> None:
    with Library() as other:
        thread = threading.Thread(target=other.serve_forever)
        thread.start()
        library.redirects_to, other.cut_after = other.address, 4000
        try:
            assert fetch().code == 0
        finally:
            other.shutdown()
            thread.join()
        assert other.asked[1].range == "bytes=4000-"
        assert other.asked[1].if_range
    assert books(folder) == ALL


def test_a_server_that_leads_in_circles_is_left(library: Library, fetch: Fetch) -> None:
    library.redirects_to = library.address
    assert "Tale 11 (HTTP 302)" in refused(fetch())


def running(listed: Path, folder: Path, mirror: str, **settings: str) -> subprocess.Popen[str]:
    """Fetch in another process."""
    asked = ["fetch", str(listed), "--to", str(folder), "--mirror", mirror]
    command, pipe = [sys.executable, "-m", "train", *asked], subprocess.PIPE
    environment = {**os.environ, **settings}
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment)


def test_a_proxy_is_asked_where_there_is_one(library: Library, listed: Path, folder: Path) -> None:
    proxy = {"http_proxy": library.address, "no_proxy": ""}
    fetching = running(listed, folder, "http://books.example/pg/", **proxy)
    fetching.communicate(timeout=60)
    assert library.asked[0].path == "http://books.example/pg" + address_of(11)


@pytest.mark.parametrize(
    "mirror, why",
    [
        ("http://127.0.0.1:9", "Connection refused"),
        ("https://{library}", "no secure connection"),
        ("http://[::1", "Invalid IPv6"),
        ("http://a..b", "label"),
        ("http://x y", "URL can't contain"),
        ("file:///etc", "begins with http:// or https://, not file:///etc"),
    ],
)
def test_a_place_without_books_is_one_sentence(
    mirror: str, why: str, library: Library, listed: Path, command: Command
) -> None:
    place = mirror.format(library=library.address.removeprefix("http://"))
    to = listed.with_name("books")
    assert why in refused(command("fetch", listed, "--to", to, "--mirror", place))


def test_a_certificate_that_nobody_signed_is_not_trusted(
    listed: Path, tmp_path: Path, command: Command
) -> None:
    pair = tmp_path / "pair.pem"
    pair.write_text(SELF_SIGNED)
    with Library() as secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pair)
        secure.socket = context.wrap_socket(secure.socket, server_side=True)
        thread = threading.Thread(target=secure.serve_forever)
        thread.start()
        mirror = secure.address.replace("http", "https")
        error = refused(command("fetch", listed, "--to", tmp_path / "b", "--mirror", mirror))
        secure.shutdown()
        thread.join()
    assert "the certificate of the server is not trusted (self-signed certificate)" in error
    assert "_ssl.c" not in error


def test_two_at_once_do_not_disturb_each_other_and_ctrl_c_keeps_what_came(
    library: Library, listed: Path, folder: Path, fetch: Fetch
) -> None:
    library.stall_after = 600
    first = running(listed, folder, library.address)
    part = folder / ".partial-tale_11"
    while not library.asked and first.poll() is None:
        time.sleep(0.01)
    assert refused(fetch()) == f"Another process is fetching books into {folder}.\n"
    first.send_signal(signal.SIGINT)
    _, error = first.communicate(timeout=60)
    assert first.returncode == 130
    assert error == f"Stopped; what has come is kept in {folder}. The same command goes on.\n"
    library.stall_after = None
    assert fetch().code == 0
    assert not part.exists()
    assert books(folder) == ALL


@pytest.mark.parametrize(
    "name, content, reason",
    [
        ("nowhere", None, "Known are: wizard"),
        ("x.csv", "slug,title\na,b\n", "needs the columns"),
        ("x.csv", "slug,title,gutenberg_id,sha256\na,b,1\n", "needs the columns"),
        ("x.csv", "slug,title,gutenberg_id,sha256\na,b,one,c\n", "needs the columns"),
        ("x.csv", "slug,title,gutenberg_id,sha256\na," + "b" * 200_000, "needs the columns"),
        ("x.csv", "slug,title,gutenberg_id,sha256\n../evil,b,1,c\n", "slug"),
        ("x.csv", "slug,title,gutenberg_id,sha256\n", "names no books"),
    ],
)
def test_a_wrong_list_is_refused(
    name: str, content: str | None, reason: str, tmp_path: Path, command: Command
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
        name = str(tmp_path / name)
    assert reason in refused(command("fetch", name, "--to", tmp_path / "books"))


def test_a_list_may_come_from_a_spreadsheet(
    library: Library, listed: Path, folder: Path, fetch: Fetch
) -> None:
    listed.write_text("\ufeff" + listed.read_text().replace("\n", "\r\n"), encoding="utf-8")
    assert fetch().code == 0
    assert books(folder) == ALL
