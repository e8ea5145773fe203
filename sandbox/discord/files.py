"""Files that the bot attaches to messages: read from its requests, kept, and served."""

import mimetypes
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox.discord.validation import length, refuse_invalid
from sandbox.errors import ApiError, Json
from sandbox.world.fixtures import snowflake

SIZE_LIMIT = 10 * 1024 * 1024  # bytes in a file
REQUEST_LIMIT = 25 * 1024 * 1024  # bytes in all the files of a request
_MOST = 10  # files in a message
_FIELD = re.compile(r"files\[(\d+)\]")
_SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp")  # in a page, not to be saved


@dataclass(frozen=True)
class Upload:
    """A file in a request."""

    filename: str
    data: bytes = field(repr=False)


Uploads = Mapping[str, Upload]  # by the number that the request gives them


@dataclass(frozen=True)
class Attachment:
    """A file of a message."""

    filename: str
    description: str | None
    content_type: str
    data: bytes = field(repr=False)
    url: str = field(repr=False)  # where it can be fetched
    id: str = field(default_factory=snowflake)

    def payload(self) -> Json:
        """Return Discord's attachment object."""
        about = {"description": self.description} if self.description else {}
        return about | {
            "id": self.id,
            "filename": self.filename,
            "size": len(self.data),
            "url": self.url,
            "proxy_url": self.url,
            "content_type": self.content_type,
        }


class Files:
    """The files of all messages; only who was told where one is can fetch it."""

    path = "/attachments/{key}/{filename}"

    def __init__(self) -> None:
        self.url = ""  # of the server, known once it listens
        self._served: dict[str, Attachment] = {}

    def attached(
        self, before: Iterable[Attachment], body: Json, uploads: Uploads, path: str = ""
    ) -> list[Attachment]:
        """Return a message's files after a request; raise ApiError if Discord refuses it.

        What the request lists stays and is added, all the rest goes; without a list all stay.
        """
        listed = body.get("attachments")
        if listed is not None:
            refuse_invalid(length(f"{path}attachments", listed, 0, _MOST))
        about = {str(each.get("id")): each for each in listed or []}
        kept = [each for each in before if listed is None or each.id in about]
        new = [
            self._attachment(upload, about.get(number, {}))
            for number, upload in uploads.items()
            if listed is None or number in about
        ]
        if len(kept) + len(new) > _MOST:
            message = f"Maximum number of attachments in a message reached ({_MOST})"
            raise ApiError(400, 30015, message)
        return [*kept, *new]

    def publish(self, attachments: Iterable[Attachment]) -> None:
        """Let these be fetched from now on."""
        self._served |= {each.url: each for each in attachments}

    async def serve(self, request: web.Request) -> web.Response:
        """Answer somebody who wants to see a file."""
        attachment = self._served.get(f"{self.url}{request.path}")
        if attachment is None:
            raise web.HTTPNotFound
        # What the bot attaches may be anything: it never runs as a page of this server.
        headers = {
            "Content-Type": attachment.content_type,
            "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
            "X-Content-Type-Options": "nosniff",
        }
        if attachment.content_type not in _SHOWN:
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=attachment.data, headers=headers)

    def _attachment(self, upload: Upload, about: Json) -> Attachment:
        if len(upload.data) > SIZE_LIMIT:
            raise too_large()
        filename = re.sub(r"[^\w.-]+", "_", about.get("filename") or upload.filename)
        filename = filename.lstrip(".") or "unknown"
        key = secrets.token_urlsafe(24)
        url = f"{self.url}{self.path.format(key=key, filename=filename)}"
        content_type = mimetypes.guess_type(filename)[0] or "application/octet-stream"
        if content_type.startswith("text/"):
            content_type += "; charset=utf-8"
        return Attachment(filename, about.get("description"), content_type, upload.data, url)


def too_large() -> ApiError:
    """Return Discord's refusal of a file or of a whole request."""
    return ApiError(413, 40005, "Request entity too large")


async def read_form(request: web.Request) -> tuple[bytes, Uploads]:
    """Return the JSON and the files of a multipart request; raise ApiError if it is none."""
    text, uploads, size = b"", {}, 0
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                raise ValueError("a form within the form")
            data = bytes(await part.read())
            size += len(data)
            if number := _FIELD.fullmatch(part.name or ""):
                uploads[number[1]] = Upload(part.filename or "unknown", data)
            elif part.name == "payload_json":
                text = data
    except ValueError:
        raise ApiError(400, 50035, "Invalid Form Body") from None
    if size > REQUEST_LIMIT:
        raise too_large()
    return text, uploads


def resolve(value: Any, attachments: Iterable[Attachment]) -> Any:
    """Return embeds or components in which `attachment://name` has become an address."""
    if isinstance(value, dict):
        return {name: resolve(inner, attachments) for name, inner in value.items()}
    if isinstance(value, list):
        return [resolve(inner, attachments) for inner in value]
    if isinstance(value, str) and value.startswith("attachment://"):
        name = value.removeprefix("attachment://")
        return next((each.url for each in attachments if each.filename == name), value)
    return value


def shows(value: Any, url: str) -> bool:
    """Return whether an address occurs in embeds."""
    if isinstance(value, dict):
        value = list(value.values())
    return any(shows(inner, url) for inner in value) if isinstance(value, list) else value == url
