"""The REST API's routes about channels, people and servers, where the bot acts by itself."""

from aiohttp import web

from sandbox.discord import payloads
from sandbox.discord.channels import Channels
from sandbox.discord.gateway import Gateway
from sandbox.discord.installs import Installs
from sandbox.discord.messages import Message, Reply
from sandbox.discord.posting import Poster
from sandbox.discord.security import Answer, ApiMiddleware, Call
from sandbox.discord.validation import refuse_invalid
from sandbox.errors import ApiError, Json
from sandbox.world import users
from sandbox.world.fixtures import BOT, ELSEWHERE, GROUP, Guild
from sandbox.world.guilds import (
    ATTACH_FILES,
    MANAGE_MESSAGES,
    READ_HISTORY,
    SEND_MESSAGES,
    VIEW_CHANNEL,
)

_CHANNEL = "/channels/{channel}"
_MESSAGE = "/channels/{channel}/messages/{message}"
_HIDDEN = {"content": "", "embeds": [], "attachments": [], "components": []}


class ChannelRoutes:
    """Holds the bot to what it may do where it is."""

    def __init__(
        self, installs: Installs, channels: Channels, poster: Poster, gateway: Gateway
    ) -> None:
        self._installs = installs
        self._channels = channels
        self._poster = poster
        self._gateway = gateway

    def add_to(self, app: web.Application, middleware: ApiMiddleware) -> None:
        """Register every route."""
        middleware.add(app, "GET", "/users/@me/guilds", self._guilds)
        middleware.add(app, "DELETE", "/users/@me/guilds/{guild}", self._leave)
        middleware.add(app, "POST", "/users/@me/channels", self._open_direct)
        middleware.add(app, "GET", "/users/{user}", self._person)
        middleware.add(app, "GET", _CHANNEL, self._channel)
        middleware.add(app, "POST", f"{_CHANNEL}/messages", self._post)
        middleware.add(app, "GET", _MESSAGE, self._fetch)
        middleware.add(app, "PATCH", _MESSAGE, self._edit)
        middleware.add(app, "DELETE", _MESSAGE, self._delete)

    def _guilds(self, call: Call) -> Answer:
        before, after = _number(call, "before", 0), _number(call, "after", 0)
        limit = _number(call, "limit", 200)
        found = sorted(self._installs.joined, key=lambda guild: int(guild.id))
        found = [each for each in found if after < int(each.id) < (before or 2**64)]
        chosen = found[-limit:] if before else found[:limit]
        return 200, [guild.partial(BOT) for guild in chosen]

    async def _leave(self, call: Call) -> Answer:
        guild = next((g for g in self._installs.joined if g.id == call.ids["guild"]), None)
        if guild is None:
            raise ApiError(404, 10004, "Unknown Guild")
        self._installs.leave(guild)
        await self._gateway.dispatch("GUILD_DELETE", {"id": guild.id})
        return 204, None

    def _open_direct(self, call: Call) -> Answer:
        person = users.find(str(call.json.get("recipient_id")))
        if person is None or person.bot:
            raise ApiError(400, 50033, "Invalid Recipient(s)")
        return 200, person.dm_payload()

    def _person(self, call: Call) -> Answer:
        person = users.find(call.ids["user"])
        if person == BOT:
            person = self._installs.bot
        if person is None:
            raise ApiError(404, 10013, "Unknown User")
        return 200, person.payload()

    def _channel(self, call: Call) -> Answer:
        guild = self._enter(call)
        if guild:
            return 200, guild.channel()
        person = users.find_by_dm(call.ids["channel"])
        return 200, person.dm_payload() if person else None

    def _post(self, call: Call) -> Answer:
        files = ATTACH_FILES if call.uploads else 0
        guild = self._enter(call, SEND_MESSAGES | files)
        bot = self._installs.bot
        person = bot if guild else users.find_by_dm(call.ids["channel"])
        reply = Reply(person or bot, guild)
        message = payloads.own(bot, call.json, call.ids["channel"], self._answered(call))
        self._poster.post(reply, message, call.json, call.uploads)
        return 200, reply.message

    def _fetch(self, call: Call) -> Answer:
        guild = self._enter(call, READ_HISTORY)
        message = self._message(call).message
        heard = guild is None or f"<@{BOT.id}>" in message["content"]
        hidden = message["author"]["id"] != BOT.id and not heard
        return 200, message | _HIDDEN if hidden else message

    def _edit(self, call: Call) -> Answer:
        self._enter(call)
        message = self._message(call)
        if not isinstance(message, Reply):
            raise ApiError(403, 50005, "Cannot edit a message authored by another user")
        self._poster.edit(message, call.json, call.uploads)
        return 200, message.message

    def _delete(self, call: Call) -> Answer:
        guild = self._enter(call)
        message = self._message(call)
        if not isinstance(message, Reply):
            if guild is None:
                raise ApiError(403, 50003, "Cannot execute action on a DM channel")
            self._enter(call, MANAGE_MESSAGES)
        self._channels.delete(message)
        return 204, None

    def _enter(self, call: Call, needed: int = 0) -> Guild | None:
        """Return the server of the call's channel, None for a DM; raise ApiError if kept out."""
        channel_id = call.ids["channel"]
        guild = next((g for g in self._installs.joined if g.channel_id == channel_id), None)
        if guild is None:
            if users.find_by_dm(channel_id):
                return None
            known = {each.channel_id for each in (*self._installs.guilds, ELSEWHERE)}
            if channel_id in known | {GROUP.channel_id}:  # but the bot is not there
                raise ApiError(403, 50001, "Missing Access")
            raise ApiError(404, 10003, "Unknown Channel")
        held = guild.permissions(BOT)
        if not held & VIEW_CHANNEL:
            raise ApiError(403, 50001, "Missing Access")
        if needed & ~held:
            raise ApiError(403, 50013, "Missing Permissions")
        return guild

    def _message(self, call: Call) -> Message:
        message = self._channels.find(call.ids["channel"], call.ids["message"])
        if message is None or message.ephemeral:
            raise ApiError(404, 10008, "Unknown Message")
        return message

    def _answered(self, call: Call) -> Json | None:
        reference = call.json.get("message_reference")
        if reference is None:
            return None
        message = self._channels.find(call.ids["channel"], str(reference.get("message_id")))
        if message is None:
            path = "message_reference"
            refuse_invalid([(path, "REPLIES_UNKNOWN_MESSAGE", "Unknown message")])
        return message.message if message else None


def _number(call: Call, name: str, default: int) -> int:
    given = call.query.get(name, str(default))
    if not given.isdecimal():
        refuse_invalid([(name, "NUMBER_TYPE_COERCE", f'Value "{given}" is not int.')])
    return int(given)
