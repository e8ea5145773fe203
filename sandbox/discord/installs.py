"""Where the bot is installed: in which servers, and to whose accounts."""

from sandbox.discord.messages import Message
from sandbox.errors import Json
from sandbox.world.fixtures import Guild, Place, User

_TO_SERVER, _TO_ACCOUNT = 0, 1  # kinds of installation


class Installs:
    """The servers as they are now, and who has the bot."""

    def __init__(self, guilds: tuple[Guild, ...], bot: User) -> None:
        """Let the bot be in these servers, and installed to everybody's account."""
        self.bot = bot
        self.down: set[str] = set()  # servers that have an outage, by id
        self.without: set[User] = set()  # who does not have it
        self._guilds = {guild.id: guild for guild in guilds}
        self._joined = set(self._guilds)

    @property
    def guilds(self) -> tuple[Guild, ...]:
        """The servers that the bot is in, or was."""
        return tuple(self._guilds.values())

    @property
    def joined(self) -> tuple[Guild, ...]:
        """The servers that the bot is in."""
        return tuple(guild for guild in self.guilds if guild.id in self._joined)

    def has(self, place: Place) -> bool:
        """Whether the bot is in a server."""
        return isinstance(place, Guild) and place.id in self._joined

    def current(self, place: Place) -> Place:
        """Return a place as it is now."""
        return self.guild(place) if isinstance(place, Guild) else place

    def guild(self, guild: Guild) -> Guild:
        """Return a server as it is now."""
        return self._guilds.get(guild.id, guild)

    def put(self, guild: Guild) -> None:
        """Let a server be like this from now on."""
        self._guilds[guild.id] = guild

    def join(self, guild: Guild) -> None:
        """Let the bot be in a server."""
        self._guilds.setdefault(guild.id, guild)
        self._joined.add(guild.id)

    def leave(self, guild: Guild) -> None:
        """Let the bot be in a server no longer."""
        self._joined.discard(guild.id)

    def of_command(self, command: Json, user: User, place: Place) -> Json:
        """Return for whom the bot is installed where somebody uses a command; empty: for nobody.

        As Discord's interactions tell it: by kind of installation, a server, "0" or a user.
        """
        kinds = command["integration_types"]
        owners = {}
        if _TO_SERVER in kinds and (place is None or self.has(place)):
            owners[str(_TO_SERVER)] = place.id if isinstance(place, Guild) else "0"
        if _TO_ACCOUNT in kinds and user not in self.without:
            owners[str(_TO_ACCOUNT)] = user.id
        return owners

    def of_message(self, message: Message) -> Json:
        """Return for whom the bot was installed when it wrote a message."""
        metadata = message.message.get("interaction_metadata")
        if metadata:
            return dict(metadata["authorizing_integration_owners"])
        return {"0": message.guild.id if isinstance(message.guild, Guild) else "0"}

    def reaches(self, message: Message) -> bool:
        """Whether the bot still hears of clicks on its message."""
        here = not isinstance(message.guild, Guild) or self.has(message.guild)
        return here or "1" in self.of_message(message)
