"""What an interaction tells about who did it, where, and to whom or what."""

from sandbox.errors import Json
from sandbox.messages import Message
from sandbox.world import BOT, DIRECT, Guild, User


def channel_id(user: User, guild: Guild | None) -> str:
    """Return the channel of a server, or of somebody's direct messages."""
    return guild.channel_id if guild else user.dm


def told(user: User, guild: Guild | None) -> Json:
    """Return those parts of an interaction in a server, or in direct messages (None)."""
    if guild is None:
        return {
            "user": user.payload(),
            "channel_id": user.dm,
            "channel": user.dm_payload(),
            "context": 1,
            "authorizing_integration_owners": {"0": "0"},
            "app_permissions": str(DIRECT),
        }
    permissions = str(guild.permissions(user))
    return {
        "guild_id": guild.id,
        "guild": {"id": guild.id, "locale": guild.locale, "features": []},
        "guild_locale": guild.locale,
        "member": guild.member(user) | {"permissions": permissions},
        "channel_id": guild.channel_id,
        "channel": guild.channel() | {"permissions": permissions},
        "context": 0,
        "authorizing_integration_owners": {"0": guild.id},
        "app_permissions": str(guild.permissions(BOT)),
    }


def resolved(target: Message | User, guild: Guild | None) -> tuple[str, Json]:
    """Return the id of what a menu belongs to, and what the bot is told of it."""
    if isinstance(target, Message):
        return target.message_id, {"messages": {target.message_id: dict(target.message)}}
    found = {"users": {target.id: target.payload()}}
    if guild:
        member = guild.member(target) | {"permissions": str(guild.permissions(target))}
        for part in ("user", "deaf", "mute"):
            del member[part]
        found["members"] = {target.id: member}
    return target.id, found
