"""The bot's registered commands."""

from collections.abc import Callable
from typing import Any

from sandbox.discord.command_limits import SLASH, check, check_one, kind_of
from sandbox.discord.contexts import IN_BOT_DM, IN_GUILD
from sandbox.discord.events import Event, Events
from sandbox.errors import ApiError, Json
from sandbox.world.fixtures import BOT, snowflake


class Commands:
    """The commands of every place: None holds those that are everywhere, else a server's id."""

    def __init__(self, events: Events) -> None:
        self.registered = False  # by the bot, since the sandbox started
        self._events = events
        self._by_guild: dict[str | None, dict[tuple[int, str], Json]] = {}  # by kind and name

    def all(self, guild_id: str | None) -> list[Json]:
        """Return the commands registered for one place."""
        return list(self._by_guild.get(guild_id, {}).values())

    def usable(
        self,
        guild_id: str | None,
        kind: int = SLASH,
        *,
        context: int | None = None,
        installed: Callable[[Json], object] = bool,
    ) -> dict[str, Json]:
        """Return by name the commands that a client lists, of a server or without one (None).

        Of those only what is meant for a context, and for which the bot is installed there.
        """
        if context is None:
            context = IN_BOT_DM if guild_id is None else IN_GUILD
        found = [command for command in self.all(None) if _in_context(command, context)]
        found += self.all(guild_id) if guild_id else []
        return {
            command["name"]: command
            for command in found
            if command["type"] == kind and installed(command)
        }

    def replace(self, guild_id: str | None, given: Any) -> list[Json]:
        """Make these the only commands of a place; raise ApiError if Discord would."""
        if not isinstance(given, list):
            raise ApiError(400, 50035, "Invalid Form Body")
        check(given)
        old = self._by_guild.get(guild_id, {})
        keys = [(kind_of(command), command["name"]) for command in given]
        self._by_guild[guild_id] = {
            key: _stored(command, guild_id, old.get(key))
            for key, command in zip(keys, given, strict=True)
        }
        self._note()
        return self.all(guild_id)

    def add(self, guild_id: str | None, given: Any) -> tuple[Json, bool]:
        """Register one command, or replace that of its name; return it, and if it is new."""
        check_one(given)
        known = self._by_guild.setdefault(guild_id, {})
        key = kind_of(given), given["name"]
        old = known.get(key)
        if old is None:
            check([*known.values(), given])
        known[key] = _stored(given, guild_id, old)
        self._note()
        return known[key], old is None

    def _note(self) -> None:
        self.registered = True
        self._events.publish(Event("commands"))


def _in_context(command: Json, context: int) -> bool:
    contexts = command.get("contexts")
    if contexts is None:
        return context == IN_GUILD or command.get("dm_permission", True) is not False
    return context in contexts


def _stored(given: Json, guild_id: str | None, old: Json | None) -> Json:
    permissions = given.get("default_member_permissions")
    command = {name: value for name, value in given.items() if value not in (None, [])}
    command |= {
        "id": old["id"] if old else snowflake(),
        "application_id": BOT.id,
        "version": snowflake(),
        "type": kind_of(given),
        "default_member_permissions": None if permissions is None else str(permissions),
        "contexts": given.get("contexts"),
        "integration_types": given.get("integration_types") or [0],
        "nsfw": given.get("nsfw", False),
        "description": given.get("description") or "",
    }
    return command | ({"guild_id": guild_id} if guild_id else {})
