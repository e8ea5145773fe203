"""Downloading one file, going on where an earlier attempt was cut off."""

import http.client
import json
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast

from train.errors import TrainError

TIMEOUT = 30.0  # seconds without a byte

_PIECE = 1 << 16
_MOST = 64 << 20  # bytes of one book

NETWORK_ERRORS = (OSError, http.client.HTTPException, ValueError)


def download(address: str, partial: Path) -> Iterator[tuple[int, int | None]]:
    """Bring a file to its end; yield how many bytes there are, and will be if that is known.

    Beside it stands what it is a part of: parts are joined only where the server says that the file
    is still the same (RFC 9110, If-Range). The address must be one of HTTP or HTTPS. Raises one of
    NETWORK_ERRORS, or TrainError.
    """
    size, known = _part(address, partial)
    response, begin = _open(address, size, known)
    if response is None:
        return
    with response:
        yield from _append(response, address, partial, begin, _total(response))


def forget(partial: Path) -> None:
    """Remove a part and what stands beside it."""
    partial.unlink(missing_ok=True)
    _beside(partial).unlink(missing_ok=True)


def reason(error: Exception) -> str:
    """Say in a few words why a download failed."""
    if isinstance(error, urllib.error.HTTPError):
        return f"HTTP {error.code}"
    if isinstance(error, urllib.error.URLError) and isinstance(error.reason, Exception):
        error = error.reason
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate of the server is not trusted ({error.verify_message})"
    if isinstance(error, ssl.SSLError):
        return f"no secure connection ({str(error.reason).replace('_', ' ').lower()})"
    if isinstance(error, TimeoutError):
        return f"no answer for {TIMEOUT:g} seconds"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__


def _open(address: str, size: int, known: str) -> tuple[Any, int]:
    """Return an answer and where it begins: after so many bytes, or anew; None if that is all."""
    try:
        response = _ask(address, size, known)
        if response.status != HTTPStatus.PARTIAL_CONTENT:
            return response, 0
        if _fits(response.headers, size, known):
            return response, size
        response.close()
    except urllib.error.HTTPError as error:
        if error.code != HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            raise
        if error.headers.get("Content-Range") == f"bytes */{size}":
            return None, size
    return _ask(address, 0, ""), 0


def _total(response: Any) -> int | None:
    """Return how many bytes the whole file has; None if that is unknown."""
    if response.status != HTTPStatus.PARTIAL_CONTENT:
        return cast("int | None", response.length)
    whole = response.headers.get("Content-Range", "").rpartition("/")[2]
    return int(whole) if whole.isdecimal() else None


def _ask(address: str, size: int, known: str) -> Any:
    headers = {"User-Agent": "Grimoire (python -m train fetch)"}
    if size:
        headers |= {"Range": f"bytes={size}-", "If-Range": known}
    request = urllib.request.Request(address, headers=headers)  # noqa: S310, fetch looks at it
    try:
        return urllib.request.urlopen(request, timeout=TIMEOUT)  # noqa: S310
    except urllib.error.HTTPError as error:
        error.close()
        raise


def _append(
    response: Any, address: str, partial: Path, size: int, total: int | None
) -> Iterator[tuple[int, int | None]]:
    with partial.open("ab" if size else "wb") as file:
        if not size:
            told = {"address": address, "known": _validator(response.headers)}
            _beside(partial).write_text(json.dumps(told), encoding="utf-8")
        while piece := response.read1(_PIECE):  # what there is: more may never come
            size += len(piece)
            if size > _MOST:
                forget(partial)
                raise TrainError("it is larger than any book")
            file.write(piece)
            yield size, total
    if total is not None and size < total:
        raise ConnectionError(f"the connection ended after {size:,} of {total:,} bytes")


def _part(address: str, partial: Path) -> tuple[int, str]:
    """Return how much of a file is here, and by what its server knows it; 0 to begin anew."""
    try:
        told = json.loads(_beside(partial).read_text("utf-8"))
        size = partial.stat().st_size
        if told["address"] == address and told["known"]:
            return size, str(told["known"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return 0, ""


def _beside(partial: Path) -> Path:
    return partial.with_name(f"{partial.name}.json")


def _validator(headers: Any) -> str:
    """Return what changes whenever the file does; nothing if the server promises no such thing."""
    tag = str(headers.get("ETag", ""))
    if tag and not tag.startswith("W/"):
        return tag
    return str(headers.get("Last-Modified", "")) if not tag else ""


def _fits(headers: Any, size: int, known: str) -> bool:
    """Say whether a part is the one that was asked for, of the file of which there is a part."""
    here = headers.get("Content-Range", "").startswith(f"bytes {size}-")
    return here and _validator(headers) in ("", known)
