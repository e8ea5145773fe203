"""What people do in Discord's client; whatever reaches the bot waits for its whole answer.

Every method that does raises Refused if Discord's client would not send it, NoAnswer if the bot
does not answer, BotExited if its process ends.
"""

from sandbox.discord import modals
from sandbox.discord.bots import Bots
from sandbox.discord.command_limits import ON_MESSAGE, ON_USER, SLASH
from sandbox.discord.commands import Commands
from sandbox.discord.contexts import context_of, resolved
from sandbox.discord.gateway import Gateway
from sandbox.discord.installs import Installs
from sandbox.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, SUBMIT, Interactions
from sandbox.discord.messages import Message, Reply
from sandbox.errors import Json, Refused
from sandbox.people import options
from sandbox.people.channel_view import ChannelView
from sandbox.world.fixtures import GUILDS, MEMBER, Guild, Place, User


class Actions:
    """The people in front of the sandbox."""

    def __init__(
        self,
        view: ChannelView,
        bots: Bots,
        commands: Commands,
        interactions: Interactions,
        installs: Installs,
        gateway: Gateway,
        *,
        deadline: float,
        patience: float,
    ) -> None:
        """Take how long the bot may be silent, and how long it may think, in seconds."""
        self._view = view
        self._bots = bots
        self._commands = commands
        self._interactions = interactions
        self._installs = installs
        self._gateway = gateway
        self.deadline = deadline
        self._patience = patience

    async def cast(
        self,
        line: str,
        user: User = MEMBER,
        guild: Place = GUILDS[0],
        locale: str = "en-US",
    ) -> Reply:
        """Type a slash command."""
        typed, reply = self._find(line, user, guild)
        data = typed.data(options.complete(typed))
        return await self.perform(COMMAND, data, reply, locale)

    async def suggest(
        self,
        line: str,
        user: User = MEMBER,
        guild: Place = GUILDS[0],
        locale: str = "en-US",
    ) -> list[Json]:
        """Return what the bot suggests for the option that a line ends in."""
        typed, reply = self._find(line, user, guild)
        data = typed.data(options.partial(typed))
        return (await self.perform(AUTOCOMPLETE, data, reply, locale)).choices

    async def use(
        self,
        name: str,
        target: Message | User,
        user: User = MEMBER,
        guild: Place = GUILDS[0],
        locale: str = "en-US",
    ) -> Reply:
        """Use a command from the menu of a message, where that is, or of a person."""
        if isinstance(target, Message):
            guild = target.guild
            self._view.check_in_sight(target, user)
            if target.ephemeral:
                raise Refused("There are no commands on a message that only you can see.")
        kind = ON_USER if isinstance(target, User) else ON_MESSAGE
        known = self.usable(user, guild, kind)
        if name not in known:
            names = ", ".join(sorted(known)) or "none"
            raise Refused(f"There is no command {name} in this menu. Commands: {names}.")
        reply = self._reply(known[name], name, user, guild)
        target_id, found = resolved(target, self._installs.current(guild))
        data = {"target_id": target_id, "resolved": found} | options.heading(known[name])
        return await self.perform(COMMAND, data, reply, locale)

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
        answer = Reply(reply.user, reply.guild, owners=reply.owners, source=reply.source)
        answer = await self.perform(SUBMIT, data, answer, locale, reply)
        reply.submitted = True
        return answer

    def usable(
        self, user: User = MEMBER, guild: Place = GUILDS[0], kind: int = SLASH
    ) -> dict[str, Json]:
        """Return by name the commands of a kind for which the bot is installed there.

        Some may need permissions that the person does not have.
        """
        self._view.check_member(user, guild)
        return self._commands.usable(
            guild.id if isinstance(guild, Guild) and self._installs.has(guild) else None,
            kind,
            context=context_of(guild),
            installed=lambda command: self._installs.of_command(command, user, guild),
        )

    async def perform(
        self, kind: int, data: Json, reply: Reply, locale: str, form: Reply | None = None
    ) -> Reply:
        """Let the reply's user do what they may not be able to do in Discord's client."""
        interaction = self._interactions.open(kind, data, reply, locale, form)
        await self._gateway.dispatch("INTERACTION_CREATE", interaction.payload)
        await self._bots.wait(
            interaction.answered.wait(), self.deadline, "The application did not respond."
        )
        await self._bots.wait(
            interaction.completed.wait(),
            self._patience,
            f"The bot said that it is thinking, and nothing more for {self._patience:g} s.",
        )
        return interaction.reply

    def _find(self, line: str, user: User, guild: Place) -> tuple[options.Typed, Reply]:
        typed = options.find(line, self.usable(user, guild))
        return typed, self._reply(typed.command, typed.label, user, guild)

    def _reply(self, command: Json, label: str, user: User, guild: Place) -> Reply:
        """Return the reply-to-be to a command; raise Refused if the person is not shown it."""
        owners = self._installs.of_command(command, user, guild)
        current = self._installs.current(guild)
        if isinstance(current, Guild) and "0" in owners:
            options.check_permissions(command, label, current.permissions(user))
        return Reply(user, guild, owners=owners)

    async def _touch(self, reply: Reply, data: Json, user: User | None, locale: str) -> Reply:
        person = user or reply.user
        self._view.check_in_sight(reply, person)
        if person.bot:
            raise Refused("Nobody asked the bot for this message: say who uses it.")
        if not self._installs.reaches(reply):
            raise Refused("The application is not in this server any more.")
        answer = Reply(person, reply.guild, source=reply)
        return await self.perform(COMPONENT, data, answer, locale)
