"""What a typed line does, be it typed at a terminal or read from a pipe."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable

from sandbox.discord.command_limits import LOCALES, ON_MESSAGE, ON_USER, STRING
from sandbox.discord.components import BUTTON
from sandbox.discord.events import Event
from sandbox.discord.messages import Message, Reply
from sandbox.errors import Json, Refused
from sandbox.server import Sandbox
from sandbox.terminal.ansi import PLAIN, Style, dim
from sandbox.terminal.form import picked
from sandbox.terminal.guide import GENERAL, OWN, guide
from sandbox.terminal.render import control_text
from sandbox.terminal.transcript import Transcript
from sandbox.world.fixtures import GUILDS, MEMBER, Place, User
from sandbox.world.lookup import find_person, find_place, name_of

_LISTED = 20  # messages in the log
_MENU = re.compile(r"(?P<name>.+?)(?:\s+on\s+(?:(?P<number>\d+)|@(?P<person>.+)))?")
_CONTROL = re.compile(r"(\d+)(?:\s+(.*))?")


class Repl:
    """One person at a keyboard: who they are, where they are, and what they do there."""

    def __init__(self, discord: Sandbox, show: Callable[[str], None], style: Style = PLAIN) -> None:
        """Take what shows text to the person."""
        self.discord = discord
        self.locale = "en-US"
        self.ended = False
        self.transcript = Transcript(MEMBER, GUILDS[0], show, style)
        self._show = show
        self._style = style

    @property
    def user(self) -> User:
        """Who the person is."""
        return self.transcript.user

    @property
    def place(self) -> Place:
        """Where the person is."""
        return self.transcript.place

    @property
    def commands(self) -> dict[str, Json]:
        """The bot's slash commands that can be used here, by name."""
        return self.discord.usable(self.user, self.place)

    @property
    def place_name(self) -> str:
        """Where the person is, as they know it."""
        return name_of(self.place)

    async def type(self, line: str, events: asyncio.Queue[Event]) -> None:
        """Do what a line says and show what comes of it; raise SandboxError if nothing can."""
        try:
            await self._do(line.strip())
        finally:
            self.transcript.catch_up(events)

    async def begin(self, events: asyncio.Queue[Event]) -> None:
        """Do what the bot's example says; without one, list its commands."""
        if example := self.discord.profile.example:
            await self.type(example, events)
        else:
            self._list(self._guide())

    def as_whom(self, name: str) -> None:
        """Become a moderator, a member, a player or a guest."""
        self.transcript.go(find_person(name), self.place)

    def into(self, name: str) -> None:
        """Go to a server, a group, or direct messages."""
        self.transcript.go(self.user, find_place(name))

    async def send_form(self) -> None:
        """Send the form that is open, and close it."""
        form = self.transcript.form
        if form:
            await self.discord.submit(form.reply, form.values, self.user, self.locale)
            self.transcript.form = None

    def menu(self, kind: int) -> dict[str, Json]:
        """Return by name the commands in the menus of messages, or of people."""
        return self.discord.usable(self.user, self.place, kind)

    async def _do(self, line: str) -> None:
        if line.startswith(":"):
            await self._own(line)
        elif line.startswith("/"):
            self.transcript.form = None  # nobody types a command into a form
            await self.discord.cast(line, self.user, self.place, self.locale)
        elif self.transcript.form:
            if line:
                self.transcript.form.read(line)
            if not line or self.transcript.form.next is None:
                await self.send_form()
        elif control := _CONTROL.fullmatch(line):
            await self._touch(int(control[1]), control[2])
        elif line:
            raise Refused(f"Commands begin with a slash: {self._example(line)}. More: :help")

    async def _own(self, line: str) -> None:
        name, _, rest = line.partition(" ")
        acts: dict[str, Callable[[str], Awaitable[None]]] = {
            ":say": self._say,
            ":use": self._use,
            ":log": self._log,
            ":take": self._take,
            ":as": self._as,
            ":in": self._in,
            ":speak": self._speak,
            ":cancel": self._cancel,
            ":help": self._help,
            ":quit": self._quit,
        }
        if name not in acts:
            raise Refused(f"There is no {name}. You can type: {', '.join(OWN)}")
        await acts[name](rest.strip())

    async def _say(self, text: str) -> None:
        self.discord.say(text, self.user, self.place)

    async def _use(self, text: str) -> None:
        match = _MENU.fullmatch(text)
        if match is None:
            known = ", ".join([*self.menu(ON_MESSAGE), *self.menu(ON_USER)]) or "none"
            raise Refused(f"Say which command: {known}.")
        person, number = match["person"], match["number"]
        target = find_person(person) if person else self._message(number)
        await self.discord.use(match["name"], target, self.user, self.place, self.locale)

    async def _log(self, _: str) -> None:
        history = self.discord.history(self.user, self.place)
        lines = [
            f"{number:3} {self.transcript.line(each)}" for number, each in enumerate(history, 1)
        ]
        self._show("\n".join(lines[-_LISTED:]) or "Nothing was said here.")

    async def _take(self, number: str) -> None:
        message = self._message(number)
        if not isinstance(message, Reply) or not message.controls:
            raise Refused("There is nothing to press or choose in that message.")
        self.transcript.before = message
        self._show(control_text(message, self._style))

    async def _as(self, name: str) -> None:
        self.as_whom(name)
        self._say_where()

    async def _in(self, name: str) -> None:
        self.into(name)
        self._say_where()

    async def _speak(self, locale: str) -> None:
        if locale not in LOCALES:
            raise Refused(f"Discord speaks: {', '.join(LOCALES)}.")
        self.locale = locale

    async def _cancel(self, _: str) -> None:
        if self.transcript.form is None:
            raise Refused("There is no open form here.")
        self.transcript.form = None

    async def _help(self, _: str) -> None:
        self._list([*self._guide(), *GENERAL])

    def _guide(self) -> list[str]:
        menus = [*self.menu(ON_MESSAGE), *self.menu(ON_USER)]
        return guide(self.commands, menus, self.locale)

    def _list(self, lines: Iterable[str]) -> None:
        self._show("\n".join(dim(line, self._style) for line in lines))

    async def _quit(self, _: str) -> None:
        self.ended = True

    def _say_where(self) -> None:
        self._show(f"You are {self.user.name} in {self.place_name}.")

    async def _touch(self, number: int, rest: str | None) -> None:
        reply = self.transcript.before
        controls = reply.controls if reply else []
        if reply is None or not 1 <= number <= len(controls):
            raise Refused("There is no button or menu with this number.")
        control = controls[number - 1]
        where = reply, control["custom_id"]
        if control["type"] == BUTTON:
            if rest:
                raise Refused(f"{number} is a button: type the number alone.")
            await self.discord.click(*where, self.user, self.locale)
        elif rest is None:
            raise Refused(f"{number} is a menu: type {number} 1 for its first option.")
        else:
            values = picked(control["options"], rest)
            await self.discord.select(*where, values, self.user, self.locale)

    def _message(self, number: str | None) -> Message:
        """Return a message by its number in the log, the last one without a number."""
        history = self.discord.history(self.user, self.place)
        if not history:
            raise Refused("Nothing was said here.")
        if number is None:
            return history[-1]
        if not number.isdecimal() or not 1 <= int(number) <= len(history):
            raise Refused("There is no message with this number. :log lists them.")
        return history[int(number) - 1]

    def _example(self, text: str) -> str:
        for name, command in self.commands.items():
            for option in command.get("options", ()):
                if option["type"] == STRING and option.get("required"):
                    return f"/{name} {option['name']}:{text}"
        return f"/{text}"
