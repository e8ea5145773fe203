"""What an interaction tells about who did it, where, and to whom or what."""

from sandbox.discord.messages import Message
from sandbox.errors import Json
from sandbox.world.fixtures import BOT, Group, Guild, Place, User
from sandbox.world.guilds import ATTACH_FILES, EMBED_LINKS, FOREIGN_EMOJI, MENTION_EVERYONE

IN_GUILD, IN_BOT_DM, IN_PRIVATE_CHANNEL = 0, 1, 2  # contexts
_AMONG_PEOPLE = EMBED_LINKS | ATTACH_FILES | MENTION_EVERYONE  # what an application may do there


def channel_id(user: User, place: Place) -> str:
    """Return the channel of a server or a group, or of somebody's direct messages."""
    return user.dm if place is None else place.channel_id


def context_of(place: Place) -> int:
    """Return what kind of place this is."""
    if place is None:
        return IN_BOT_DM
    return IN_PRIVATE_CHANNEL if isinstance(place, Group) else IN_GUILD


def context_payload(user: User, place: Place, owners: Json) -> Json:
    """Return those parts of an interaction, authorised by these installations."""
    shared = {
        "channel_id": channel_id(user, place),
        "context": context_of(place),
        "authorizing_integration_owners": owners,
    }
    if isinstance(place, Guild):
        return shared | _guild_payload(user, place, is_member="0" in owners)
    channel = user.dm_payload() if place is None else place.channel()
    allowed = _AMONG_PEOPLE | (FOREIGN_EMOJI if place is None else 0)
    return shared | {
        "user": user.payload(),
        "channel": channel,
        "app_permissions": str(allowed),
    }


def resolved(target: Message | User, place: Place) -> tuple[str, Json]:
    """Return the id of what a menu belongs to, and what the bot is told of it."""
    if isinstance(target, Message):
        return target.message_id, {"messages": {target.message_id: dict(target.message)}}
    found = {"users": {target.id: target.payload()}}
    if isinstance(place, Guild):
        member = place.member(target) | {"permissions": str(place.permissions(target))}
        for part in ("user", "deaf", "mute"):
            del member[part]
        found["members"] = {target.id: member}
    return target.id, found


def _guild_payload(user: User, guild: Guild, *, is_member: bool) -> Json:
    permissions = str(guild.permissions(user))
    allowed = guild.permissions(BOT) if is_member else guild.roles[0].permissions
    return {
        "guild_id": guild.id,
        "guild": {"id": guild.id, "locale": guild.locale, "features": []},
        "guild_locale": guild.locale,
        "member": guild.member(user) | {"permissions": permissions},
        "channel": guild.channel() | {"permissions": permissions},
        "app_permissions": str(allowed),
    }
