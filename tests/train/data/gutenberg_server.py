"""A small Project Gutenberg on this machine, which fails as it is told to."""

import gzip
import hashlib
import socket
import struct
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

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


ALL = {f"tale_{number}.txt": CLEAN for number in (11, 12, 13)}


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
        self._thread = threading.Thread(target=self.serve_forever)

    def __enter__(self) -> Self:
        self._thread.start()
        return super().__enter__()

    def __exit__(self, *error: Any) -> None:
        self.may_go_on.set()
        self.shutdown()
        self._thread.join()
        super().__exit__(*error)

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


def books(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.glob("*.txt")}
