"""What people do and see in a channel without the bot."""

from sandbox.discord import payloads
from sandbox.discord.channels import Channels
from sandbox.discord.contexts import channel_id
from sandbox.discord.installs import Installs
from sandbox.discord.messages import Message
from sandbox.errors import Refused
from sandbox.world.fixtures import GUILDS, MEMBER, Group, Guild, Place, User
from sandbox.world.guilds import MANAGE_MESSAGES


class ChannelView:
    """The channels as people see them; places are servers, groups, or None for a DM."""

    def __init__(self, channels: Channels, installs: Installs) -> None:
        self._channels = channels
        self._installs = installs

    def say(self, text: str, user: User = MEMBER, guild: Place = GUILDS[0]) -> Message:
        """Write a message; without the message content intent the bot does not hear of it."""
        self.check_member(user, guild)
        if not text.strip() or len(text) > 2000:
            raise Refused("A message has 1 to 2000 characters.")
        message = payloads.blank(user, channel_id(user, guild)) | {"content": text.strip()}
        said = Message(user, guild, message)
        self._channels.post(said)
        return said

    def delete(self, message: Message, user: User | None = None) -> None:
        """Delete one's own message, or as a moderator any; dismiss an answer only oneself sees."""
        person = user or message.user
        self.check_in_sight(message, person)
        own = message.message["author"]["id"] == person.id or message.ephemeral
        if not own and not self._allowed(person, message.guild, MANAGE_MESSAGES):
            raise Refused(f"{person.name} may not delete this message.")
        self._channels.delete(message)

    def history(self, user: User = MEMBER, guild: Place = GUILDS[0]) -> list[Message]:
        """Return the messages that somebody sees there, oldest first."""
        everything = self._channels.all(channel_id(user, guild))
        return [each for each in everything if not each.deleted and each.concerns(user)]

    def check_member(self, user: User, guild: Place) -> None:
        """Raise Refused if somebody is not in a group."""
        if isinstance(guild, Group) and user not in guild.members:
            raise Refused(f"{user.name} is not in the group {guild.name}.")

    def check_in_sight(self, message: Message, user: User) -> None:
        """Raise Refused if somebody does not see a message."""
        if message.deleted:
            raise Refused("This message has been deleted.")
        self.check_member(user, message.guild)
        if not message.concerns(user):
            raise Refused(f"Only {message.user.name} can see this message.")

    def _allowed(self, user: User, guild: Place, permission: int) -> bool:
        current = self._installs.current(guild)
        return isinstance(current, Guild) and bool(current.permissions(user) & permission)
