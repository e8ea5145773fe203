"""The middleware of the REST API: rate limits, the token, bodies, a record of requests."""

import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.discord.events import Event, Events
from sandbox.discord.files import Uploads, read_form, too_large
from sandbox.discord.rate_limits import Headers, RateLimiter
from sandbox.errors import ApiError, Json

_PREFIX = "/api/v10"


@dataclass(frozen=True)
class ApiRequest:
    """One request of the bot, and how it was answered; the path begins behind /api/v10."""

    method: str
    path: str
    query: dict[str, str]
    json: Any
    status: int


@dataclass(frozen=True)
class Call:
    """What a route works with: the ids in its path, the query, the JSON body, files."""

    ids: dict[str, str]
    query: dict[str, str]
    body: Any
    uploads: Uploads

    @property
    def token(self) -> str:
        """The interaction's token."""
        return self.ids["token"]

    @property
    def json(self) -> Json:
        """The body; raises ApiError if it is no object."""
        if not isinstance(self.body, dict):
            raise ApiError(400, 50035, "Invalid Form Body")
        return self.body


Answer = tuple[int, Any]  # status, JSON or None
Route = Callable[[Call], Answer | Awaitable[Answer]]


class ApiMiddleware:
    """Lets the bot's requests in, and keeps a record of them."""

    def __init__(self, token: str, events: Events) -> None:
        self.requests: list[ApiRequest] = []
        self._token = token
        self._events = events
        self._rate_limiter = RateLimiter()
        self.broken: str | None = None  # how the paths begin that nothing answers

    def add(self, app: web.Application, method: str, pattern: str, route: Route) -> None:
        """Register a route; its refusals become Discord's errors."""
        name = f"{method} {pattern}"

        async def handle(request: web.Request) -> web.Response:
            ids = dict(request.match_info)
            path = request.path.removeprefix(_PREFIX)
            wait, headers = self._rate_limiter.take(name, ids.get("token"), ids.get("channel"))
            body, query = None, dict(request.query)
            try:
                _let_pass(wait, headers)
                if "token" not in ids:
                    self._authenticate(request)
                body, uploads = await _read(request)
                if self.broken and path.startswith(self.broken):
                    raise ApiError(502, 0, "Bad Gateway")
                answered = route(Call(ids, query, body, uploads))
                status, answer = answered if isinstance(answered, tuple) else await answered
            except ApiError as error:
                status, answer = error.status, error.body
            record = ApiRequest(request.method, path, query, body, status)
            self.requests.append(record)
            self._events.publish(Event("request", detail=record))
            if answer is None:
                return web.Response(status=status, headers=headers)
            # Exactly so, without a charset: discord.py compares the whole header.
            headers["Content-Type"] = "application/json"
            return web.Response(body=json.dumps(answer), status=status, headers=headers)

        app.router.add_route(method, _PREFIX + pattern, handle)

    def _authenticate(self, request: web.Request) -> None:
        given = request.headers.get("Authorization", "").encode()
        if not secrets.compare_digest(given, f"Bot {self._token}".encode()):
            raise ApiError(401, 0, "401: Unauthorized")


def _let_pass(wait: float, headers: Headers) -> None:
    if wait:
        everywhere = "X-RateLimit-Global" in headers
        text, wait = "You are being rate limited.", round(wait, 3)
        raise ApiError(429, 0, text, retry_after=wait, **{"global": everywhere})


async def _read(request: web.Request) -> tuple[Any, Uploads]:
    if request.content_type == "multipart/form-data":
        text, uploads = await read_form(request)
        return _parse(text), uploads
    try:
        return _parse(await request.read()), {}
    except web.HTTPRequestEntityTooLarge:
        raise too_large() from None


def _parse(text: bytes) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        raise ApiError(400, 50109, "The request body contains invalid JSON.") from None
