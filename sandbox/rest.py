"""The REST API, version 10: the routes that the bot uses, and Discord's errors for the rest."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.commands import Commands
from sandbox.errors import ApiError, Json
from sandbox.events import Event, Events
from sandbox.gateway import Gateway
from sandbox.interactions import Interactions
from sandbox.limits import Headers, Limits
from sandbox.world import BOT, application

_PREFIX = "/api/v10"
_COMMANDS = "/applications/{app}/commands"
_GUILD_COMMANDS = "/applications/{app}/guilds/{guild}/commands"
_WEBHOOK = "/webhooks/{app}/{token}"
_MESSAGE = "/webhooks/{app}/{token}/messages/{message}"


@dataclass(frozen=True)
class Request:
    """One request of the bot, and how it was answered; the path begins behind /api/v10."""

    method: str
    path: str
    query: dict[str, str]
    json: Any
    status: int


@dataclass(frozen=True)
class _Call:
    """What a route works with: the ids in its path, the query, the JSON body."""

    ids: dict[str, str]
    query: dict[str, str]
    body: Any

    @property
    def token(self) -> str:
        return self.ids["token"]


_Answer = tuple[int, Any]  # status, JSON or None
_Route = Callable[[_Call], _Answer]


class Rest:
    """Answers the bot's requests, and keeps a record of them."""

    def __init__(
        self,
        token: str,
        commands: Commands,
        interactions: Interactions,
        gateway: Gateway,
        events: Events,
    ) -> None:
        self.requests: list[Request] = []
        self._token = token
        self._commands = commands
        self._interactions = interactions
        self._gateway = gateway
        self._events = events
        self._limits = Limits()
        self._identifies = 1000  # a day

    def add_to(self, app: web.Application) -> None:
        """Register every route; whatever is not among them answers 404."""
        routes: list[tuple[str, str, _Route]] = [
            ("GET", "/gateway", self._where),
            ("GET", "/gateway/bot", self._where_for_bots),
            ("GET", "/users/@me", lambda _: (200, BOT.payload())),
            ("GET", "/applications/@me", self._application),
            ("GET", "/oauth2/applications/@me", self._application),
            *(
                (method, path, route)
                for path in (_COMMANDS, _GUILD_COMMANDS)
                for method, route in (
                    ("GET", self._list_commands),
                    ("PUT", self._replace_commands),
                    ("POST", self._add_command),
                )
            ),
            ("POST", "/interactions/{id}/{token}/callback", self._respond),
            ("POST", _WEBHOOK, self._follow_up),
            ("GET", _MESSAGE, self._fetch),
            ("PATCH", _MESSAGE, self._edit),
            ("DELETE", _MESSAGE, self._delete),
            ("*", "/{unknown:.*}", _not_found),
        ]
        for method, path, route in routes:
            app.router.add_route(method, _PREFIX + path, self._door(f"{method} {path}", route))

    def _door(self, name: str, route: _Route) -> Callable[[web.Request], Any]:
        """Return the handler around a route: rate limit, token, body, record, errors."""

        async def handle(request: web.Request) -> web.Response:
            ids = dict(request.match_info)
            raw = await request.read()
            wait, headers = self._limits.take(name, ids.get("token"))
            body = None
            try:
                _let_pass(wait, headers)
                if "token" not in ids:
                    self._authenticate(request)
                body = _parse(raw)
                status, answer = route(_Call(ids, dict(request.query), body))
            except ApiError as error:
                status, answer = error.status, error.body
            path = request.path.removeprefix(_PREFIX)
            record = Request(request.method, path, dict(request.query), body, status)
            self.requests.append(record)
            self._events.publish(Event("request", detail=record))
            if answer is None:
                return web.Response(status=status, headers=headers)
            # Exactly so, without a charset: discord.py compares the whole header.
            headers["Content-Type"] = "application/json"
            return web.Response(body=json.dumps(answer), status=status, headers=headers)

        return handle

    def _authenticate(self, request: web.Request) -> None:
        given = request.headers.get("Authorization", "").encode()
        if not secrets.compare_digest(given, f"Bot {self._token}".encode()):
            raise ApiError(401, 0, "401: Unauthorized")

    def _where(self, _: _Call) -> _Answer:
        return 200, {"url": self._gateway.url}

    def _where_for_bots(self, _: _Call) -> _Answer:
        starts = {
            "total": self._identifies,
            "remaining": self._identifies - self._gateway.identified,
            "reset_after": 86_400_000,
            "max_concurrency": 1,
        }
        return 200, {"url": self._gateway.url, "shards": 1, "session_start_limit": starts}

    def _application(self, _: _Call) -> _Answer:
        return 200, application(len(self._gateway.guilds))

    def _list_commands(self, call: _Call) -> _Answer:
        return 200, self._commands.all(self._command_place(call))

    def _replace_commands(self, call: _Call) -> _Answer:
        return 200, self._commands.replace(self._command_place(call), call.body)

    def _add_command(self, call: _Call) -> _Answer:
        command, new = self._commands.add(self._command_place(call), call.body)
        return 201 if new else 200, command

    def _respond(self, call: _Call) -> _Answer:
        account = self._interactions.respond(call.ids["id"], call.token, _object(call.body))
        told = call.query.get("with_response", "").lower() in ("1", "true")
        return (200, account) if told else (204, None)

    def _follow_up(self, call: _Call) -> _Answer:
        _check_application(call)
        # An interaction's token always answers with the message, whatever `wait` says.
        return 200, self._interactions.follow_up(call.token, _object(call.body))

    def _fetch(self, call: _Call) -> _Answer:
        _check_application(call)
        return 200, self._interactions.fetch(call.token, call.ids["message"])

    def _edit(self, call: _Call) -> _Answer:
        _check_application(call)
        body = _object(call.body)
        return 200, self._interactions.edit(call.token, call.ids["message"], body)

    def _delete(self, call: _Call) -> _Answer:
        _check_application(call)
        self._interactions.delete(call.token, call.ids["message"])
        return 204, None

    def _command_place(self, call: _Call) -> str | None:
        guild = call.ids.get("guild")
        if call.ids["app"] != BOT.id:
            raise ApiError(
                403, 20012, "You are not authorized to perform this action on this application"
            )
        if guild is not None and guild not in [each.id for each in self._gateway.guilds]:
            raise ApiError(403, 50001, "Missing Access")
        return guild


def _let_pass(wait: float, headers: Headers) -> None:
    if wait:
        everywhere = "X-RateLimit-Global" in headers
        text, wait = "You are being rate limited.", round(wait, 3)
        raise ApiError(429, 0, text, retry_after=wait, **{"global": everywhere})


def _parse(raw: bytes) -> Any:
    try:
        return json.loads(raw) if raw else None
    except ValueError:
        raise ApiError(400, 50109, "The request body contains invalid JSON.") from None


def _object(body: Any) -> Json:
    if not isinstance(body, dict):
        raise ApiError(400, 50035, "Invalid Form Body")
    return body


def _not_found(_: _Call) -> _Answer:
    raise ApiError(404, 0, "404: Not Found")


def _check_application(call: _Call) -> None:
    if call.ids["app"] != BOT.id:
        raise ApiError(404, 10015, "Unknown Webhook")
