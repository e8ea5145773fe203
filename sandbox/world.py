"""Who and what exists: people, servers, their channels; ids that never change."""

import itertools
import time
from dataclasses import dataclass

from sandbox.errors import Json

ADMINISTRATOR = 1 << 3
MANAGE_GUILD = 1 << 5
MANAGE_MESSAGES = 1 << 13
EVERYTHING = (1 << 53) - 1
# See and send messages, links, files, history, foreign emoji, a nickname, slash commands.
EVERYONE = 1 << 6 | 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 18 | 1 << 26 | 1 << 31
# What an application may do in its own direct messages.
DIRECT = EVERYONE & ~(1 << 26)
PERMISSION_NAMES = {
    ADMINISTRATOR: "Administrator",
    MANAGE_GUILD: "Manage Server",
    MANAGE_MESSAGES: "Manage Messages",
}
_FOUNDED = "2024-05-01T12:00:00+00:00"
_DISCORD_EPOCH_MS = 1_420_070_400_000
_counter = itertools.count()


def snowflake() -> str:
    """Return a new id as Discord makes them: its milliseconds, then a counter."""
    milliseconds = time.time_ns() // 1_000_000 - _DISCORD_EPOCH_MS
    return str(milliseconds << 22 | next(_counter) & 0x3FFFFF)


@dataclass(frozen=True)
class User:
    """Someone on Discord; `dm` is the channel between them and the bot."""

    id: str
    name: str
    dm: str = ""
    bot: bool = False

    def payload(self) -> Json:
        """Return Discord's user object."""
        return {
            "id": self.id,
            "username": self.name if self.bot else self.name.lower(),
            "global_name": None if self.bot else self.name,
            "discriminator": "4242" if self.bot else "0",
            "avatar": None,
            "bot": self.bot,
            "public_flags": 0,
        }

    def dm_payload(self) -> Json:
        """Return Discord's channel object of their direct messages with the bot."""
        return {
            "id": self.dm,
            "type": 1,
            "recipients": [self.payload()],
            "last_message_id": None,
            "flags": 0,
        }


@dataclass(frozen=True)
class Role:
    """A named set of permissions; the role with the server's own id belongs to everyone."""

    id: str
    name: str
    permissions: int
    holders: frozenset[str] = frozenset()  # user ids

    def payload(self, position: int) -> Json:
        """Return Discord's role object."""
        return {
            "id": self.id,
            "name": self.name,
            "permissions": str(self.permissions),
            "position": position,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }


@dataclass(frozen=True)
class Guild:
    """A server with one text channel; everybody in the world is a member."""

    id: str
    name: str
    channel_id: str
    channel_name: str
    owner: User
    members: tuple[User, ...]
    roles: tuple[Role, ...]
    locale: str = "en-US"

    def roles_of(self, user: User) -> list[Role]:
        """Return the roles of a member, without the one that everyone has."""
        return [role for role in self.roles if user.id in role.holders]

    def permissions(self, user: User) -> int:
        """Return what a member may do: the owner and administrators everything, as on Discord."""
        allowed = self.roles[0].permissions
        for role in self.roles_of(user):
            allowed |= role.permissions
        return EVERYTHING if user == self.owner or allowed & ADMINISTRATOR else allowed

    def member(self, user: User) -> Json:
        """Return Discord's member object."""
        return {
            "user": user.payload(),
            "roles": [role.id for role in self.roles_of(user)],
            "joined_at": _FOUNDED,
            "nick": None,
            "avatar": None,
            "premium_since": None,
            "communication_disabled_until": None,
            "pending": False,
            "deaf": False,
            "mute": False,
            "flags": 0,
        }

    def channel(self) -> Json:
        """Return Discord's channel object of the one text channel."""
        return {
            "id": self.channel_id,
            "guild_id": self.id,
            "type": 0,
            "name": self.channel_name,
            "position": 0,
            "permission_overwrites": [],
            "parent_id": None,
            "topic": None,
            "nsfw": False,
            "rate_limit_per_user": 0,
            "last_message_id": None,
            "flags": 0,
        }

    def payload(self, bot: User) -> Json:
        """Return what GUILD_CREATE tells a bot with the `guilds` intent alone."""
        return {
            "id": self.id,
            "name": self.name,
            "owner_id": self.owner.id,
            "roles": [role.payload(position) for position, role in enumerate(self.roles)],
            "channels": [self.channel()],
            "members": [self.member(bot)],
            "member_count": len(self.members),
            "preferred_locale": self.locale,
            "joined_at": _FOUNDED,
            "unavailable": False,
            "large": False,
            **dict.fromkeys(("icon", "description", "afk_channel_id", "system_channel_id")),
            **dict.fromkeys(("verification_level", "nsfw_level", "mfa_level", "premium_tier"), 0),
            **dict.fromkeys(("afk_timeout", "system_channel_flags", "explicit_content_filter"), 0),
            **{name: [] for name in ("emojis", "stickers", "features", "threads", "presences")},
            **{name: [] for name in ("voice_states", "stage_instances", "soundboard_sounds")},
            "guild_scheduled_events": [],
        }


BOT = User("1100000000000000001", "Grimoire", bot=True)
OWNER = User("1100000000000000010", "Ada", "1100000000000000020")
MODERATOR = User("1100000000000000011", "Mira", "1100000000000000021")
MEMBER = User("1100000000000000012", "Tom", "1100000000000000022")
PLAYER = User("1100000000000000013", "Luna", "1100000000000000023")
PEOPLE = {"moderator": MODERATOR, "member": MEMBER, "player": PLAYER}


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


def make_guilds(count: int) -> tuple[Guild, ...]:
    """Return so many servers, for a crowd; their ids are not those of GUILDS."""
    return tuple(
        _guild(1400000000000000000 + 1000 * number, f"Shelf {number}", "page")
        for number in range(1, count + 1)
    )


def application(guilds: int) -> Json:
    """Return Discord's application object of the bot, which is in so many servers."""
    return {
        "id": BOT.id,
        "name": BOT.name,
        "description": "",
        "icon": None,
        "summary": "",
        "type": None,
        "bot": BOT.payload(),
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
