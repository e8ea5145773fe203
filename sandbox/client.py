"""What a typed line does, be it typed at a terminal or read from a pipe."""

from collections.abc import Callable, Iterable

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from sandbox import options
from sandbox.command_limits import STRING
from sandbox.errors import Json, Refused
from sandbox.messages import Reply
from sandbox.render import PLAIN, Style, button_text, dim, reply_text
from sandbox.server import Sandbox
from sandbox.world import GUILDS, MEMBER, PEOPLE, Guild, User

PLACES: dict[str, Guild | None] = {"1": GUILDS[0], "2": GUILDS[1], "dm": None}
_OWN = {
    ":as": ("be someone else", tuple(PEOPLE)),
    ":in": ("go somewhere else", tuple(PLACES)),
    ":help": ("list what you can type", ()),
    ":quit": ("end", ()),
}


class Client:
    """One person at a keyboard: who they are, where they are, and the reply before them."""

    def __init__(self, discord: Sandbox, show: Callable[[str], None], style: Style = PLAIN) -> None:
        """Take what shows text to the person."""
        self.user: User = MEMBER
        self.guild: Guild | None = GUILDS[0]
        self.ended = False
        self._discord = discord
        self._show = show
        self._style = style
        self._reply: Reply | None = None

    @property
    def commands(self) -> dict[str, Json]:
        """The bot's commands that can be used here, by name."""
        return self._discord.usable(self.user, self.guild)

    @property
    def place(self) -> str:
        """Where the person is, as they know it."""
        guild = self.guild
        return f"{guild.name} #{guild.channel_name}" if guild else "direct messages"

    async def type(self, line: str) -> None:
        """Do what a line says and show what comes of it; raise SandboxError if nothing can."""
        line = line.strip()
        if line.startswith(":"):
            self._do(line)
        elif line.startswith("/"):
            self._present(await self._discord.cast(line, self.user, self.guild))
        elif line.isdecimal():
            await self._press(int(line))
        elif line:
            raise Refused(f"Commands begin with a slash: {self._example(line)}. More: :help")

    def as_whom(self, name: str) -> None:
        """Become a moderator, a member or a player."""
        if name not in PEOPLE:
            raise Refused(f"You can be: {', '.join(PEOPLE)}.")
        self.user = PEOPLE[name]

    def into(self, name: str) -> None:
        """Go to the first server, to the second, or to direct messages."""
        if name not in PLACES:
            raise Refused(f"You can be in: {', '.join(PLACES)}.")
        self.guild = PLACES[name]
        self._reply = None

    def _do(self, line: str) -> None:
        name, _, rest = line.partition(" ")
        if name == ":as":
            self.as_whom(rest.strip())
        elif name == ":in":
            self.into(rest.strip())
        elif name == ":help":
            self._show(self._help())
        elif name == ":quit":
            self.ended = True
        else:
            raise Refused(f"There is no {name}. You can type: {', '.join(_OWN)}")
        if name in (":as", ":in"):
            self._show(f"You are {self.user.name} in {self.place}.")

    async def _press(self, number: int) -> None:
        buttons = self._reply.buttons if self._reply else []
        if not self._reply or not 1 <= number <= len(buttons):
            raise Refused("There is no button with this number.")
        custom_id = buttons[number - 1][1]
        self._present(await self._discord.click(self._reply, custom_id, self.user))

    def _present(self, reply: Reply) -> None:
        self._show(reply_text(reply, self._style))
        shown = next((each for each in (reply, *reply.followups) if each.buttons), None)
        if shown:
            self._reply = shown
            self._show(button_text([label for label, _, _ in shown.buttons], self._style))

    def _example(self, text: str) -> str:
        for name, command in self.commands.items():
            for option in command.get("options", ()):
                if option["type"] == STRING and option.get("required"):
                    return f"/{name} {option['name']}:{text}"
        return f"/{text}"

    def _help(self) -> str:
        lines = [f"/{name}  {command['description']}" for name, command in self.commands.items()]
        lines += ["1, 2, ...  press that button of the last reply"]
        lines += [
            f"{name} {'|'.join(words)}".rstrip() + f"  {what}"
            for name, (what, words) in _OWN.items()
        ]
        return "\n".join(dim(line, self._style) for line in lines)


class LineCompleter(Completer):
    """Completes commands, their options and the choices of an option, as Discord's client does."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Yield what the text before the cursor could go on with."""
        text = document.text_before_cursor
        word = text.rpartition(" ")[2]
        for choice, meaning in self._words(text, word):
            if choice.casefold().startswith(word.casefold()):
                yield Completion(choice, -len(word), display_meta=meaning)

    def _words(self, text: str, word: str) -> list[tuple[str, str]]:
        own = text.partition(" ")[0]
        if text == word:
            commands = [(f"/{n} ", c["description"]) for n, c in self._client.commands.items()]
            return commands + [(name, what) for name, (what, _) in _OWN.items()]
        if own in _OWN:
            return [(each, "") for each in _OWN[own][1]]
        return self._options(text, word) if text.startswith("/") else []

    def _options(self, text: str, word: str) -> list[tuple[str, str]]:
        try:
            typed = options.find(text.removesuffix(word), self._client.commands)
        except Refused:
            return self._subcommands(text)
        name, colon, _ = word.partition(":")
        if colon:
            choices = typed.options.get(name, {}).get("choices", ())
            return [(f"{name}:{choice['name']}", "") for choice in choices]
        rest = f" {typed.rest}"
        left = (o for n, o in typed.options.items() if f" {n}:" not in rest)
        return [(f"{option['name']}:", option["description"]) for option in left]

    def _subcommands(self, text: str) -> list[tuple[str, str]]:
        entry: Json = {"options": []}
        path = text.removeprefix("/").split(" ")[:-1]
        entries = self._client.commands
        for name in path:
            entry = entries.get(name, {})
            entries = {each["name"]: each for each in entry.get("options", ())}
        return [(f"{name} ", each["description"]) for name, each in entries.items()]
