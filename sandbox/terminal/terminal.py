"""The text client: with a screen, with lines from a pipe, or for one line only."""

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.patch_stdout import patch_stdout

from sandbox.discord.bots import Process
from sandbox.discord.events import Event
from sandbox.errors import BotExited, Refused, SandboxError
from sandbox.terminal.ansi import Style, clean, dim
from sandbox.terminal.completion import LineCompleter
from sandbox.terminal.form import explain
from sandbox.terminal.repl import Repl

WELCOME = """\
This is a Discord of your own, on this machine only, with the real bot in it.
Type a command and Enter. Tab completes names and options; 1 presses the first button, 3 2
chooses the second option of menu 3. :as moderator changes who you are, :in dm where you are,
:say speaks, :help lists everything.
Ctrl-C clears the line, Ctrl-D ends."""


async def converse(repl: Repl, bot: Process, style: Style) -> None:
    """Hold a conversation at a terminal until Ctrl-D; raise BotExited if the bot ends before."""
    repl.transcript.on_screen = True
    print(f"{WELCOME}\n")
    if example := repl.discord.profile.example:
        print(dim(f"> {example}", style))
    with _watched(repl) as events:
        await _try(repl.begin(events), bot)
        session = _session(repl)
        while not repl.ended:
            with patch_stdout(raw=True):
                line = await _while_alive(bot, _ask(session, repl))
            if line is None:
                return
            await _try(_take(repl, line, events), bot)


async def follow(repl: Repl) -> None:
    """Carry out the lines of standard input; the bot's example if there is none.

    Raises SandboxError when the bot does not answer, but goes on after a line that Discord's
    client would refuse.
    """
    said = False
    with _watched(repl) as events:
        async for line in _lines():
            said = said or bool(line.strip())
            try:
                await repl.type(line, events)
            except Refused as refusal:
                print(clean(str(refusal)), flush=True)
            if repl.ended:
                return
        if not said:
            await repl.begin(events)


@contextlib.contextmanager
def _watched(repl: Repl) -> Iterator[asyncio.Queue[Event]]:
    """Show what happens by itself, between the lines."""

    async def look() -> None:
        while True:
            repl.transcript.notice(await events.get())

    with repl.discord.events.watch() as events:
        looking = asyncio.create_task(look())
        try:
            yield events
        finally:
            looking.cancel()


def _session(repl: Repl) -> PromptSession[str]:
    keys = KeyBindings()

    @keys.add("c-c")
    def clear(event: KeyPressEvent) -> None:
        event.current_buffer.reset()
        if repl.transcript.form:
            repl.transcript.form = None
            event.app.exit(result="")

    return PromptSession(
        history=InMemoryHistory(),
        completer=LineCompleter(repl),
        complete_while_typing=False,
        key_bindings=keys,
    )


async def _ask(session: PromptSession[str], repl: Repl) -> str:
    """Return a line; in a form, what is typed into its next field."""
    form = repl.transcript.form
    field = form.next if form else None
    if form is None or field is None:
        return await session.prompt_async(f"{repl.user.name} in {repl.place_name}> ")
    print(explain(field))
    return await session.prompt_async(f"{clean(field.label)}> ", default=form.draft(field))


async def _take(repl: Repl, line: str, events: asyncio.Queue[Event]) -> None:
    """Do what a line says, or put it into the form that is open; send that when it is full."""
    form = repl.transcript.form
    field = form.next if form else None
    if form is None or field is None or line.strip() == ":cancel":
        await repl.type(line, events)
        return
    form.give(field, line)
    if form.next is None:
        try:
            await repl.send_form()
        except SandboxError:
            form.reopen()
            raise
        finally:
            repl.transcript.catch_up(events)


async def _try(doing: Coroutine[Any, Any, None], bot: Process) -> None:
    try:
        await doing
    except SandboxError as error:
        if bot.exited.is_set():
            raise
        print(clean(str(error)))


async def _while_alive(bot: Process, prompt: Coroutine[Any, Any, str]) -> str | None:
    """Return the line that a person types, None at the end; raise BotExited if the bot ends."""
    typing = asyncio.ensure_future(prompt)
    ending = asyncio.ensure_future(bot.exited.wait())
    try:
        await asyncio.wait((typing, ending), return_when=asyncio.FIRST_COMPLETED)
        if not typing.done():
            raise BotExited(bot.last_words())
        return typing.result()
    except EOFError:
        return None
    finally:
        for task in (typing, ending):
            task.cancel()
        await asyncio.gather(typing, ending, return_exceptions=True)


async def _lines() -> AsyncIterator[str]:
    """Yield the lines of standard input, whatever kind of file it is, without blocking."""
    if sys.stdin is None:  # closed by who started us
        return
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[bytes] = asyncio.Queue()

    def read() -> None:
        # A thread of its own that may be left waiting: the executor's would hold up the end, and
        # Python's own stdin has a lock that a waiting thread keeps.
        with open(os.dup(0), "rb", buffering=0) as stdin:
            for line in iter(stdin.readline, b""):
                loop.call_soon_threadsafe(queue.put_nowait, line)
        loop.call_soon_threadsafe(queue.put_nowait, b"")

    threading.Thread(target=read, daemon=True).start()
    while line := await queue.get():
        yield line.decode(errors="replace")
