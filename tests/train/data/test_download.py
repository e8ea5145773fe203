"""A download goes on where it was, and parts of different files are never joined."""

import ssl
from pathlib import Path

import pytest

from tests.train.conftest import Command, refused
from tests.train.data.conftest import Fetch
from tests.train.data.gutenberg_server import ALL, CLEAN, RAW, STORY, Library, address_of, books

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


def test_a_server_that_falls_silent_is_not_waited_for(
    library: Library, fetch: Fetch, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("train.data.download.TIMEOUT", 0.2)
    library.stall_after = 600
    assert "no answer for 0.2 seconds" in refused(fetch())
    assert (folder / ".partial-tale_11").stat().st_size >= 600


def test_another_server_may_have_the_books(library: Library, fetch: Fetch, folder: Path) -> None:
    with Library() as other:
        library.redirects_to, other.cut_after = other.address, 4000
        assert fetch().code == 0
        assert other.asked[1].range == "bytes=4000-"
        assert other.asked[1].if_range
    assert books(folder) == ALL


def test_a_server_that_leads_in_circles_is_left(library: Library, fetch: Fetch) -> None:
    library.redirects_to = library.address
    assert "Tale 11 (HTTP 302)" in refused(fetch())


def test_a_certificate_that_nobody_signed_is_not_trusted(
    listed: Path, tmp_path: Path, command: Command
) -> None:
    pair = tmp_path / "pair.pem"
    pair.write_text(SELF_SIGNED)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pair)
    secure = Library()
    secure.socket = context.wrap_socket(secure.socket, server_side=True)
    with secure:
        mirror = secure.address.replace("http", "https")
        error = refused(command("fetch", listed, "--to", tmp_path / "b", "--mirror", mirror))
    assert "the certificate of the server is not trusted (self-signed certificate)" in error
    assert "_ssl.c" not in error
