"""What an interaction tells about who did it and where."""

from sandbox.errors import Json
from sandbox.world import BOT, DIRECT, Guild, User


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
