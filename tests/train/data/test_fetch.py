"""Books are fetched from a small Project Gutenberg on this machine."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.train.conftest import Command, refused
from tests.train.data.conftest import Fetch
from tests.train.data.gutenberg_server import ALL, CLEAN, RAW, STORY, Library, address_of, books


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
