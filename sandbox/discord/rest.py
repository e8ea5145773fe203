"""The REST API, version 10: the routes that the bot uses, and Discord's errors for the rest."""

from typing import Any

from aiohttp import web

from sandbox.discord.commands import Commands
from sandbox.discord.gateway import Gateway
from sandbox.discord.installs import Installs
from sandbox.discord.interactions import Interactions
from sandbox.discord.security import Answer, ApiMiddleware, Call, Route
from sandbox.errors import ApiError
from sandbox.world.fixtures import BOT, application

_COMMANDS = "/applications/{app}/commands"
_GUILD_COMMANDS = "/applications/{app}/guilds/{guild}/commands"
_WEBHOOK = "/webhooks/{app}/{token}"
_MESSAGE = "/webhooks/{app}/{token}/messages/{message}"


class Rest:
    """Answers the bot's requests."""

    def __init__(
        self,
        commands: Commands,
        interactions: Interactions,
        gateway: Gateway,
        installs: Installs,
    ) -> None:
        self._commands = commands
        self._interactions = interactions
        self._gateway = gateway
        self._installs = installs
        self._identifies = 1000  # a day

    def add_to(self, app: web.Application, middleware: ApiMiddleware) -> None:
        """Register every route; whatever is not among them answers 404."""
        routes: list[tuple[str, str, Route]] = [
            ("GET", "/gateway", self._where),
            ("GET", "/gateway/bot", self._where_for_bots),
            ("GET", "/users/@me", lambda _: (200, self._installs.bot.payload())),
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
            middleware.add(app, method, path, route)

    def _where(self, _: Call) -> Answer:
        return 200, {"url": self._gateway.url}

    def _where_for_bots(self, _: Call) -> Answer:
        starts = {
            "total": self._identifies,
            "remaining": self._identifies - self._gateway.identified,
            "reset_after": 86_400_000,
            "max_concurrency": 1,
        }
        return 200, {"url": self._gateway.url, "shards": 1, "session_start_limit": starts}

    def _application(self, _: Call) -> Answer:
        return 200, application(self._installs.bot, len(self._installs.joined))

    def _list_commands(self, call: Call) -> Answer:
        commands = self._commands.all(self._command_guild(call))
        if call.query.get("with_localizations", "").lower() not in ("1", "true"):
            commands = _untranslated(commands)
        return 200, commands

    def _replace_commands(self, call: Call) -> Answer:
        return 200, self._commands.replace(self._command_guild(call), call.body)

    def _add_command(self, call: Call) -> Answer:
        command, new = self._commands.add(self._command_guild(call), call.body)
        return 201 if new else 200, command

    def _respond(self, call: Call) -> Answer:
        account = self._interactions.respond(call.ids["id"], call.token, call.json, call.uploads)
        wanted = call.query.get("with_response", "").lower() in ("1", "true")
        return (200, account) if wanted else (204, None)

    def _follow_up(self, call: Call) -> Answer:
        _check_application(call)
        # An interaction's token always answers with the message, whatever `wait` says.
        return 200, self._interactions.follow_up(call.token, call.json, call.uploads)

    def _fetch(self, call: Call) -> Answer:
        _check_application(call)
        return 200, self._interactions.fetch(call.token, call.ids["message"])

    def _edit(self, call: Call) -> Answer:
        _check_application(call)
        message = self._interactions.edit(call.token, call.ids["message"], call.json, call.uploads)
        return 200, message

    def _delete(self, call: Call) -> Answer:
        _check_application(call)
        self._interactions.delete(call.token, call.ids["message"])
        return 204, None

    def _command_guild(self, call: Call) -> str | None:
        guild = call.ids.get("guild")
        if call.ids["app"] != BOT.id:
            raise ApiError(
                403, 20012, "You are not authorized to perform this action on this application"
            )
        if guild is not None and guild not in [each.id for each in self._installs.joined]:
            raise ApiError(403, 50001, "Missing Access")
        return guild


def _untranslated(value: Any) -> Any:
    """Return commands as Discord lists them for whoever does not ask for translations."""
    if isinstance(value, dict):
        shown = {k: v for k, v in value.items() if not k.endswith("_localizations")}
        return {key: _untranslated(inner) for key, inner in shown.items()}
    return [_untranslated(inner) for inner in value] if isinstance(value, list) else value


def _not_found(_: Call) -> Answer:
    raise ApiError(404, 0, "404: Not Found")


def _check_application(call: Call) -> None:
    if call.ids["app"] != BOT.id:
        raise ApiError(404, 10015, "Unknown Webhook")
