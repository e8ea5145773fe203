"""What people do in Discord's client; whatever reaches the bot waits for its whole answer.

Every method that does raises Refused if Discord's client would not send it, NoAnswer if the bot
does not answer, BotExited if its process ends.
"""

from collections.abc import Callable
from typing import TypeVar

from sandbox import modals, options, payloads
from sandbox.bots import Bots
from sandbox.channels import Channels
from sandbox.command_limits import ON_MESSAGE, ON_USER, SLASH
from sandbox.commands import Commands
from sandbox.errors import Json, Refused
from sandbox.events import Events
from sandbox.gateway import Gateway
from sandbox.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, SUBMIT, Interactions
from sandbox.messages import Message, Reply
from sandbox.places import channel_id, resolved
from sandbox.world import GUILDS, MANAGE_MESSAGES, MEMBER, Guild, User

T = TypeVar("T")


class Actions:
    """The people in front of the sandbox; places are servers, or None for direct messages."""

    def __init__(
        self,
        commands: Commands,
        interactions: Interactions,
        channels: Channels,
        gateway: Gateway,
        events: Events,
        *,
        deadline: float,
        patience: float,
    ) -> None:
        """Take how long the bot may be silent, and how long it may think, in seconds."""
        self.commands = commands
        self.gateway = gateway
        self.events = events
        self.bots = Bots()
        self._interactions = interactions
        self._channels = channels
        self._deadline = deadline
        self._patience = patience

    async def cast(
        self,
        line: str,
        user: User = MEMBER,
        guild: Guild | None = GUILDS[0],
        locale: str = "en-US",
    ) -> Reply:
        """Type a slash command."""
        typed = self._find(line, user, guild)
        data = typed.data(options.complete(typed))
        return await self._perform(COMMAND, data, Reply(user, guild), locale)

    async def suggest(
        self,
        line: str,
        user: User = MEMBER,
        guild: Guild | None = GUILDS[0],
        locale: str = "en-US",
    ) -> list[Json]:
        """Return what the bot suggests for the option that a line ends in."""
        typed = self._find(line, user, guild)
        data = typed.data(options.partial(typed))
        return (await self._perform(AUTOCOMPLETE, data, Reply(user, guild), locale)).choices

    async def use(
        self,
        name: str,
        target: Message | User,
        user: User = MEMBER,
        guild: Guild | None = GUILDS[0],
        locale: str = "en-US",
    ) -> Reply:
        """Use a command from the menu of a message, where that is, or of a person."""
        if isinstance(target, Message):
            guild = target.guild
            self._check_in_sight(target, user)
            if target.ephemeral:
                raise Refused("There are no commands on a message that only you can see.")
        command = self._menu_command(
            name, ON_USER if isinstance(target, User) else ON_MESSAGE, guild
        )
        if guild is not None:
            options.check_permissions(command, name, guild.permissions(user))
        target_id, found = resolved(target, guild)
        data = {"target_id": target_id, "resolved": found} | options.heading(command)
        return await self._perform(COMMAND, data, Reply(user, guild), locale)

    async def click(
        self, reply: Reply, button: str, user: User | None = None, locale: str = "en-US"
    ) -> Reply:
        """Press a button by its label or custom id; return what changed: a message, old or new."""
        return await self._touch(reply, reply.press(button), user, locale)

    async def select(
        self,
        reply: Reply,
        custom_id: str,
        values: list[str],
        user: User | None = None,
        locale: str = "en-US",
    ) -> Reply:
        """Choose options of a menu by value or label; return what changed, as for a click."""
        return await self._touch(reply, reply.choose(custom_id, values), user, locale)

    async def submit(
        self,
        reply: Reply,
        values: modals.Values,
        user: User | None = None,
        locale: str = "en-US",
    ) -> Reply:
        """Fill in a form that the bot opened and send it; return what changed.

        Values are by custom id or label, of menus one or several; the rest stays as the bot has
        filled it in.
        """
        if reply.modal is None or reply.submitted:
            raise Refused("There is no open form here.")
        if user not in (None, reply.user):
            raise Refused(f"Only {reply.user.name} sees this form.")
        data = modals.fill(reply.modal, values)
        answer = Reply(reply.user, reply.guild, source=reply.source)
        answer = await self._perform(SUBMIT, data, answer, locale, reply)
        reply.submitted = True
        return answer

    def say(self, text: str, user: User = MEMBER, guild: Guild | None = GUILDS[0]) -> Message:
        """Write a message; without the message content intent the bot does not hear of it."""
        if not text.strip() or len(text) > 2000:
            raise Refused("A message has 1 to 2000 characters.")
        message = payloads.blank(user, channel_id(user, guild)) | {"content": text.strip()}
        said = Message(user, guild, message)
        self._channels.post(said)
        return said

    def delete(self, message: Message, user: User | None = None) -> None:
        """Delete one's own message, or as a moderator any; dismiss an answer only oneself sees."""
        person = user or message.user
        self._check_in_sight(message, person)
        own = message.message["author"]["id"] == person.id or message.ephemeral
        if not own and not (message.guild and message.guild.permissions(person) & MANAGE_MESSAGES):
            raise Refused(f"{person.name} may not delete this message.")
        self._channels.delete(message)

    def history(self, user: User = MEMBER, guild: Guild | None = GUILDS[0]) -> list[Message]:
        """Return the messages that somebody sees there, oldest first."""
        everything = self._channels.all(channel_id(user, guild))
        return [each for each in everything if not each.deleted and each.concerns(user)]

    async def until(
        self,
        condition: Callable[[], T],
        timeout: float = 5.0,  # noqa: ASYNC109  # the sentence needs it
        otherwise: str = "",
    ) -> T:
        """Wait until something is so, looking again whenever anything happens; return it.

        Raises NoAnswer, with the sentence `otherwise`, if it is not so within the timeout.
        """
        otherwise = otherwise or f"What was waited for did not happen in {timeout:g} s."
        return await self.bots.wait(self._becomes(condition), timeout, otherwise)

    def _find(self, line: str, user: User, guild: Guild | None) -> options.Typed:
        typed = options.find(line, self.commands.usable(guild.id if guild else None, SLASH))
        if guild is not None:
            options.check_permissions(typed.command, typed.label, guild.permissions(user))
        return typed

    def _menu_command(self, name: str, kind: int, guild: Guild | None) -> Json:
        known = self.commands.usable(guild.id if guild else None, kind)
        if name not in known:
            names = ", ".join(sorted(known)) or "none"
            raise Refused(f"There is no command {name} in this menu. Commands: {names}.")
        return known[name]

    def _check_in_sight(self, message: Message, user: User) -> None:
        if message.deleted:
            raise Refused("This message has been deleted.")
        if not message.concerns(user):
            raise Refused(f"Only {message.user.name} can see this message.")

    async def _touch(self, reply: Reply, data: Json, user: User | None, locale: str) -> Reply:
        person = user or reply.user
        self._check_in_sight(reply, person)
        answer = Reply(person, reply.guild, source=reply)
        return await self._perform(COMPONENT, data, answer, locale)

    async def _perform(
        self, kind: int, data: Json, reply: Reply, locale: str, form: Reply | None = None
    ) -> Reply:
        interaction = self._interactions.open(kind, data, reply, locale, form)
        await self.gateway.tell("INTERACTION_CREATE", interaction.payload)
        await self.bots.wait(
            interaction.answered.wait(), self._deadline, "The application did not respond."
        )
        await self.bots.wait(
            interaction.completed.wait(),
            self._patience,
            f"The bot said that it is thinking, and nothing more for {self._patience:g} s.",
        )
        return interaction.reply

    async def _becomes(self, condition: Callable[[], T]) -> T:
        with self.events.watch() as events:
            while not (found := condition()):
                await events.get()
            return found
