"""`python -m sandbox` as a person or a script starts it, with a scripted bot."""

import asyncio
import os
import pty
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from sandbox.client import Client, LineCompleter
from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests.sandbox.scripted import ScriptedBot

COMMAND = (sys.executable, "-m", "tests.sandbox.scripted")
BUTTONS = "1 Again  2 Stop"
EXAMPLE = f"Once upon a time and on.\nsmall\n{BUTTONS}\n"


@dataclass(frozen=True)
class Ended:
    """How a run of the sandbox ended."""

    code: int | None
    out: str
    err: str


async def run(
    *arguments: str,
    stdin: str = "",
    bot: tuple[str, ...] = COMMAND,
    env: Mapping[str, str] | None = None,
) -> Ended:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--bot", " ".join(bot), *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **(env or {})},
    )
    out, err = await process.communicate(stdin.encode())
    return Ended(process.returncode, out.decode(), err.decode())


async def test_no_input_at_all_shows_an_example() -> None:
    assert await run() == Ended(0, EXAMPLE, "")


async def test_lines_from_a_pipe() -> None:
    lines = (
        "/spell seed:Hello",
        "1",
        "2",
        "/spell seed:x temperature:9",
        ":as moderator",
        "/rule",
        ":in dm",
        "/here",
        "hello",
        ":nonsense",
        "",
        ":quit",
        "/spell seed:never",
    )
    ended = await run("--as", "player", "--in", "2", stdin="\n".join(lines))
    assert ended.err == ""
    assert ended.out.splitlines() == [
        *("Hello and on.", "small", BUTTONS),
        *("a button and on.", "small", BUTTONS),
        "The button Stop is disabled.",
        "temperature must be at most 1.5.",
        "You are Mira in The Attic #whispers.",
        *("a button and on.", "small", BUTTONS),
        "You are Mira in direct messages.",
        "There is no command /here here. Commands: /game, /rule, /spell.",
        "Commands begin with a slash: /spell seed:hello. More: :help",
        "There is no :nonsense. You can type: :as, :in, :help, :quit",
    ]
    assert ended.code == 0


async def test_once() -> None:
    ended = await run("--once", '/spell seed:"Once upon a time"')
    assert ended == Ended(0, "Once upon a time and on.\nsmall\n", "")


async def test_once_with_a_wrong_line() -> None:
    sentence = "There is no command /foo here. Commands: /game, /here, /rule, /spell.\n"
    assert await run("--once", "/foo") == Ended(1, "", sentence)


async def test_a_bot_that_is_silent() -> None:
    ended = await run(stdin="/spell seed:silence")
    assert ended == Ended(1, "", "The application did not respond.\n")


async def test_a_bot_that_dies() -> None:
    ended = await run(stdin="/spell seed:die")
    sentence = "The bot exited with code 7: no more, [token]\n"
    assert ended.code == 1
    assert ended.err.endswith(sentence)  # behind what the bot itself said
    assert "Traceback" not in ended.err


async def test_a_bot_that_does_not_come_up() -> None:
    ended = await run(bot=(sys.executable, "-c", "'raise SystemExit(\"no voice\")'"))
    assert ended == Ended(1, "", "The bot exited with code 1: no voice\n")


async def test_a_bot_that_cannot_be_started() -> None:
    ended = await run(bot=("/nowhere/bot",))
    assert ended == Ended(1, "", "The bot cannot be started: No such file or directory.\n")


async def test_a_port_in_use(discord: Sandbox) -> None:
    ended = await run("--port", str(discord.port))
    sentence = f"Port {discord.port} cannot be used: Address already in use."
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"{sentence} Choose another with --port, or none for any.\n"


async def test_the_bots_settings(discord: Sandbox) -> None:
    async with BotProcess(discord, {"LOG_LEVEL": "DEBUG"}, command=COMMAND) as bot:
        await discord.ready()
        assert bot.returncode is None
    assert bot.stderr == "scripted bot, level DEBUG\n"
    assert bot.returncode == 0


async def test_a_killed_bot_and_the_next_one(discord: Sandbox) -> None:
    async with BotProcess(discord, command=COMMAND) as bot:
        await discord.ready()
        bot.kill()
        assert await bot.wait() == -9
    async with BotProcess(discord, command=COMMAND):
        await discord.ready()
        assert (await discord.cast("/spell seed:Again")).content.startswith("**Again**")


async def test_at_a_terminal(tmp_path: Path) -> None:
    """A screen shows the welcome and the example; Ctrl-C clears, Ctrl-D ends; a page is opened."""
    opened = tmp_path / "opened"
    desktop = {"DISPLAY": ":0", "BROWSER": f"sh -c 'echo %s >{opened}'", "SSH_CONNECTION": ""}
    controller, terminal = pty.openpty()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--bot", " ".join(COMMAND)),
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", **desktop},
    )
    os.close(terminal)
    screen = asyncio.StreamReader()
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(screen), os.fdopen(controller, "rb", buffering=0)
    )
    try:
        start = await screen.readuntil(b"#fireplace>")
        assert b"Discord of your own" in start
        address = re.search(rb"http://127\.0\.0\.1:\d+/#key=[-\w]+", start)
        assert address
        assert opened.read_bytes() == address[0] + b"\n"
        assert b"\x1b[1mOnce upon a time\x1b[0m and on." in start
        os.write(controller, b"/nonsense\x03/spell seed:Typed\r")
        assert b"/nonsense here" not in await screen.readuntil(b"Typed\x1b[0m and on.")
        await screen.readuntil(b"#fireplace>")
        os.write(controller, b"\x04")
        assert await process.wait() == 0
    finally:
        transport.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/sp", ["/spell "]),
        (":", [":as", ":in", ":help", ":quit"]),
        (":as m", ["moderator", "member"]),
        ("/spell s", ["seed:"]),
        ("/spell seed:once t", ["temperature:"]),
        ("/spell seed:once s", []),
        ("/spell length:", ["length:Sentence", "length:Page"]),
        ("/game ", ["start "]),
        ("/game start ", ["seed:"]),
        ("/nothing ", []),
    ],
)
async def test_completion(
    discord: Sandbox, bot: ScriptedBot, text: str, expected: list[str]
) -> None:
    completer = LineCompleter(Client(discord, print))
    found = completer.get_completions(Document(text), CompleteEvent())
    assert [completion.text for completion in found] == expected
