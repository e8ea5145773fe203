"""Servers and groups: their channels, roles and permissions."""

from dataclasses import dataclass

from sandbox.errors import Json
from sandbox.world.users import BOT, User

ADMINISTRATOR = 1 << 3
MANAGE_GUILD = 1 << 5
VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
MANAGE_MESSAGES = 1 << 13
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
READ_HISTORY = 1 << 16
MENTION_EVERYONE = 1 << 17
FOREIGN_EMOJI = 1 << 18
EVERYTHING = (1 << 53) - 1
# And reactions, a nickname, slash commands.
EVERYONE = (
    1 << 6
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_HISTORY
    | FOREIGN_EMOJI
    | 1 << 26
    | 1 << 31
)
PERMISSION_NAMES = {
    ADMINISTRATOR: "Administrator",
    MANAGE_GUILD: "Manage Server",
    MANAGE_MESSAGES: "Manage Messages",
}
_FOUNDED = "2024-05-01T12:00:00+00:00"


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
    """A server with one text channel; all people are members."""

    id: str
    name: str
    channel_id: str
    channel_name: str
    owner: User
    members: tuple[User, ...]
    roles: tuple[Role, ...]
    locale: str = "en-US"
    denied: int = 0  # permissions that the channel denies the bot

    def roles_of(self, user: User) -> list[Role]:
        """Return the roles of a member, without the one that everyone has."""
        return [role for role in self.roles if user.id in role.holders]

    def permissions(self, user: User) -> int:
        """Return what a member may do: the owner and administrators everything, as on Discord."""
        allowed = self.roles[0].permissions
        for role in self.roles_of(user):
            allowed |= role.permissions
        if user == self.owner or allowed & ADMINISTRATOR:
            return EVERYTHING
        return allowed & ~self.denied if user == BOT else allowed

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
            "permission_overwrites": self._overwrites(),
            "parent_id": None,
            "topic": None,
            "nsfw": False,
            "rate_limit_per_user": 0,
            "last_message_id": None,
            "flags": 0,
        }

    def _overwrites(self) -> list[Json]:
        if not self.denied:
            return []
        return [{"id": BOT.id, "type": 1, "allow": "0", "deny": str(self.denied)}]

    def partial(self, user: User) -> Json:
        """Return how a list of somebody's servers shows this one."""
        nothing = dict.fromkeys(("icon", "banner"))
        permissions, is_owner = str(self.permissions(user)), user == self.owner
        about = {"id": self.id, "name": self.name, "owner": is_owner, "permissions": permissions}
        return about | {"features": []} | nothing

    def about(self) -> Json:
        """Return Discord's guild object: what GUILD_UPDATE tells."""
        return {
            "id": self.id,
            "name": self.name,
            "owner_id": self.owner.id,
            "roles": [role.payload(position) for position, role in enumerate(self.roles)],
            "preferred_locale": self.locale,
            **dict.fromkeys(("icon", "description", "afk_channel_id", "system_channel_id")),
            **dict.fromkeys(("verification_level", "nsfw_level", "mfa_level", "premium_tier"), 0),
            **dict.fromkeys(("afk_timeout", "system_channel_flags", "explicit_content_filter"), 0),
            **{name: [] for name in ("emojis", "stickers", "features")},
        }

    def payload(self, bot: User) -> Json:
        """Return what GUILD_CREATE tells a bot with the `guilds` intent alone."""
        return self.about() | {
            "channels": [self.channel()],
            "members": [self.member(bot)],
            "member_count": len(self.members),
            "joined_at": _FOUNDED,
            "unavailable": False,
            "large": False,
            **{name: [] for name in ("threads", "presences", "voice_states", "stage_instances")},
            **{name: [] for name in ("soundboard_sounds", "guild_scheduled_events")},
        }


@dataclass(frozen=True)
class Group:
    """A group of people who write to each other directly; no bot is ever in it."""

    name: str
    channel_id: str
    members: tuple[User, ...]

    def channel(self) -> Json:
        """Return Discord's channel object."""
        return {
            "id": self.channel_id,
            "type": 3,
            "name": self.name,
            "icon": None,
            "owner_id": self.members[0].id,
            "recipients": [member.payload() for member in self.members],
            "last_message_id": None,
            "flags": 0,
        }


Place = Guild | Group | None  # None is somebody's direct messages with the bot
