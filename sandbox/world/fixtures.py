"""Who and what exists in the beginning: people, servers, a group; ids that never change."""

from sandbox.errors import Json
from sandbox.world.guilds import EVERYONE, MANAGE_GUILD, MANAGE_MESSAGES, Group, Guild, Place, Role
from sandbox.world.users import (
    BOT,
    MEMBER,
    MODERATOR,
    OWNER,
    PEOPLE,
    PLAYER,
    User,
    make_people,
    snowflake,
)

__all__ = [
    "BOT",
    "ELSEWHERE",
    "GROUP",
    "GUILDS",
    "MEMBER",
    "MODERATOR",
    "OWNER",
    "PEOPLE",
    "PLAYER",
    "Group",
    "Guild",
    "Place",
    "Role",
    "User",
    "application",
    "make_guilds",
    "make_people",
    "snowflake",
]


def _guild(guild_id: int, name: str, channel_name: str) -> Guild:
    moderators = frozenset({MODERATOR.id})
    return Guild(
        id=str(guild_id),
        name=name,
        channel_id=str(guild_id + 1),
        channel_name=channel_name,
        owner=OWNER,
        members=(OWNER, MODERATOR, MEMBER, PLAYER, BOT),
        roles=(
            Role(str(guild_id), "@everyone", EVERYONE),
            Role(str(guild_id + 2), "Moderators", MANAGE_GUILD | MANAGE_MESSAGES, moderators),
        ),
    )


GUILDS = (
    _guild(1200000000000000000, "The Reading Room", "fireplace"),
    _guild(1300000000000000000, "The Attic", "whispers"),
)


# Where the bot is not, but those may be who have installed it to their accounts.
ELSEWHERE = _guild(1500000000000000000, "The Lighthouse", "lamp-room")
GROUP = Group("Night readers", "1600000000000000001", (MEMBER, MODERATOR, PLAYER))


def make_guilds(count: int) -> tuple[Guild, ...]:
    """Return so many servers, for a crowd; their ids are not those of GUILDS."""
    return tuple(
        _guild(1400000000000000000 + 1000 * number, f"Shelf {number}", "page")
        for number in range(1, count + 1)
    )


def application(bot: User, guilds: int) -> Json:
    """Return Discord's application object of the bot, which is in so many servers."""
    return {
        "id": bot.id,
        "name": bot.name,
        "description": "",
        "icon": None,
        "summary": "",
        "type": None,
        "bot": bot.payload(),
        "owner": OWNER.payload(),
        "team": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "interactions_endpoint_url": None,
        "redirect_uris": [],
        "approximate_guild_count": guilds,
    }
