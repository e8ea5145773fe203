"""Completing what is typed, as Discord's client does: commands, options, choices, suggestions."""

from collections.abc import AsyncGenerator, Iterable

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from sandbox.discord.command_limits import LOCALES, ON_MESSAGE, ON_USER
from sandbox.discord.components import MENU
from sandbox.errors import Json, Refused, SandboxError
from sandbox.people import options
from sandbox.terminal.guide import OWN, described
from sandbox.terminal.render import label_of
from sandbox.terminal.repl import Repl
from sandbox.world.fixtures import PEOPLE
from sandbox.world.lookup import PLACES

_Words = list[tuple[str, str]]  # what could be typed, and what it means


class LineCompleter(Completer):
    """Completes lines for a client; asks the bot where an option says that it suggests."""

    def __init__(self, repl: Repl) -> None:
        self._repl = repl

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Yield what the text before the cursor could go on with, the bot unasked."""
        text = document.text_before_cursor
        typed = text.rpartition(" ")[2]
        start, words = self._words(text, typed)
        for word, meaning in words:
            if word.casefold().startswith(start.casefold()):
                yield Completion(word, -len(start), display_meta=meaning)

    async def get_completions_async(
        self, document: Document, complete_event: CompleteEvent
    ) -> AsyncGenerator[Completion, None]:
        """Yield the same, and what the bot suggests."""
        for completion in self.get_completions(document, complete_event):
            yield completion
        text = document.text_before_cursor
        if text.startswith("/") and not self._repl.transcript.form:
            typed, words = await self._suggested(text)
            for value, name in words:
                yield Completion(value, -len(typed), display=name)

    def _words(self, text: str, typed: str) -> tuple[str, _Words]:
        """Return what is completed, and what it could become."""
        repl = self._repl
        if form := repl.transcript.form:
            field = form.next
            return text.rpartition(",")[2].lstrip(), _numbered(field.component) if field else []
        own, space, rest = text.partition(" ")
        if not space:
            commands = [
                (f"/{name} ", described(command, repl.locale))
                for name, command in repl.commands.items()
            ]
            return text, commands + list(OWN.items()) + self._controls()
        if own == ":use":
            menus = [*repl.menu(ON_MESSAGE), *repl.menu(ON_USER)]
            return rest, [(name, "") for name in menus]
        arguments = {":as": tuple(PEOPLE), ":in": tuple(PLACES), ":speak": LOCALES}
        if own in arguments:
            return rest, [(each, "") for each in arguments[own]]
        if own.isdecimal():
            return typed, self._choices(int(own))
        return typed, self._options(text, typed) if text.startswith("/") else []

    def _controls(self) -> _Words:
        before = self._repl.transcript.before
        controls = before.controls if before else []
        return [(str(number), label_of(each)) for number, each in enumerate(controls, 1)]

    def _choices(self, number: int) -> _Words:
        before = self._repl.transcript.before
        controls = before.controls if before else []
        if not 1 <= number <= len(controls) or controls[number - 1]["type"] != MENU:
            return []
        return _numbered(controls[number - 1])

    def _options(self, text: str, word: str) -> _Words:
        try:
            typed = options.find(text.removesuffix(word), self._repl.commands)
        except Refused:
            return self._subcommands(text)
        name, colon, _ = word.partition(":")
        if colon:
            choices = typed.options.get(name, {}).get("choices", ())
            return [(f"{name}:{choice['name']}", "") for choice in choices]
        rest = f" {typed.rest}"
        left = (o for n, o in typed.options.items() if f" {n}:" not in rest)
        return [(f"{option['name']}:", described(option, self._repl.locale)) for option in left]

    def _subcommands(self, text: str) -> _Words:
        entry: Json = {"options": []}
        path = text.removeprefix("/").split(" ")[:-1]
        entries = self._repl.commands
        for name in path:
            entry = entries.get(name, {})
            entries = {each["name"]: each for each in entry.get("options", ())}
        locale = self._repl.locale
        return [(f"{name} ", described(each, locale)) for name, each in entries.items()]

    async def _suggested(self, text: str) -> tuple[str, _Words]:
        repl = self._repl
        try:
            typed = options.find(text, repl.commands)
            given = options.split(typed)
            last = next(reversed(given), "")
            if not typed.options.get(last, {}).get("autocomplete"):
                return "", []
            found = await repl.discord.suggest(text, repl.user, repl.place, repl.locale)
        except SandboxError:  # there is nothing to suggest, then
            return "", []
        return given[last], [(str(each["value"]), str(each["name"])) for each in found]


def _numbered(menu: Json) -> _Words:
    """Return the numbers of a menu's options; a field of another kind has none."""
    options = enumerate(menu.get("options", ()), 1)
    return [(str(number), option["label"]) for number, option in options]
