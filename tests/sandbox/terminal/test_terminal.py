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

from sandbox.process import BotProcess
from sandbox.server import Sandbox
from sandbox.terminal.completion import LineCompleter
from sandbox.terminal.guide import OWN
from sandbox.terminal.repl import Repl
from tests.sandbox.scripted import ANSWERS, ScriptedBot

PROGRAM = (sys.executable, "-m", "tests.sandbox.program")
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
    env: Mapping[str, str] | None = None,
) -> Ended:
    process = await asyncio.create_subprocess_exec(
        *(*PROGRAM, *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **(env or {})},
    )
    out, err = await process.communicate(stdin.encode())
    return Ended(process.returncode, out.decode(), err.decode())


async def test_answers_without_a_screen() -> None:
    nothing, slow = await asyncio.gather(run(), run(stdin="/spell seed:slow"))
    assert nothing == Ended(0, EXAMPLE, "")
    assert slow == Ended(0, "At last\n", "")  # thinking is for those who wait


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
        "There is no :nonsense. You can type: " + ", ".join(OWN),
    ]
    assert ended.code == 0


MENU = ["3 Whose voice?", "    1 Oz", "    2 Narnia", "    (choose 1 to 2)"]


async def test_menus_by_number() -> None:
    lines = ("/spell seed:menu", "3", "3 2", "3 1,2", "3 narnia", "1 2", "3 9", "4", "3 0")
    again = ("/spell seed:menu", "3 1,2", ":take 1", "3 Narnia", ":take 1", "3 Bree", "3 0")
    ended, later = await asyncio.gather(run(stdin="\n".join(lines)), run(stdin="\n".join(again)))
    told = ["and on.", "small", BUTTONS]
    assert ended.out.splitlines() == [
        *("Choose", BUTTONS, *MENU),
        "3 is a menu: type 3 1 for its first option.",
        *("narnia and on.", *told[1:]),
        "There is no button or menu with this number.",  # the numbers are of the last message
        "There is no button or menu with this number.",
        "1 is a button: type the number alone.",
        "There is no button or menu with this number.",
        "There is no button or menu with this number.",
        "There is no button or menu with this number.",
    ]
    assert later.out.splitlines()[6:] == [
        *("oz, narnia and on.", *told[1:]),
        *(BUTTONS, *MENU, "narnia and on.", *told[1:]),
        *(BUTTONS, *MENU),
        "There is no choice Bree in Whose voice. Choices: Oz, Narnia.",
        "Choose 1 to 2 in Whose voice.",
    ]


FORM = [
    *("(a form: Your line)", "Once upon a time", "Ending", "    such as: and so on"),
    *("Voice (optional)", "Who speaks", "    1 Oz", "    2 Narnia"),
    "Write Ending: and a text. An empty line sends the form, :cancel closes it.",
]


async def test_forms_from_a_pipe() -> None:
    lines = (
        *("/spell seed:form", "Ending: and so on", "voice: 2"),
        *("/spell seed:form", "ending: a\\nb", ""),
        *("/spell seed:form", "Title: x", "", "Ending: " + "x" * 21, "", ":cancel", ":cancel"),
        *("/spell seed:form", "/spell seed:Hello"),
    )
    ended = await run(stdin="\n".join(lines))
    assert ended.err == ""
    told = ["small", BUTTONS]
    assert ended.out.splitlines() == [
        *FORM,
        *("and so on, ['narnia'] and on.", *told),
        *FORM,
        *("a", "b, [] and on.", *told),
        *FORM,
        "A form is open, with Ending: Voice: Send it with an empty line, or :cancel it.",
        "Ending must be filled in.",
        "Ending must have at most 20 characters.",
        "There is no open form here.",
        *FORM,
        *("Hello and on.", *told),
    ]


async def test_saying_and_using() -> None:
    lines = (
        *(":log", ":say Once upon a time", ":as player", ":use Finish this with a spell"),
        *(":say And then", ":log", ":use Finish this with a spell on 1", ":use Wave on @Mira"),
        *(":use", ":use Wave", ":use Wave on @Bree", ":use Finish this with a spell on 9"),
        *(":take 1", ":as guest 7", "1", ":in group", ":say Hi", ":log", ":as Mira"),
    )
    ended = await run(stdin="\n".join(lines))
    told = ["Once upon a time and on.", "small", BUTTONS]
    assert ended.out.splitlines() == [
        "Nothing was said here.",
        "Tom: Once upon a time",
        "You are Luna in The Reading Room #fireplace.",
        *told,
        "Luna: And then",
        "  1 Tom: Once upon a time",
        "  2 Grimoire: Once upon a time and on. ...",
        "  3 Luna: And then",
        *told,
        *("a button and on.", *told[1:]),
        "Say which command: Finish this with a spell, Wave.",
        "There is no command Wave in this menu. Commands: Finish this with a spell.",
        "There are: moderator, member, player, guest 1, guest 2, ...",
        "There is no message with this number. :log lists them.",
        "There is nothing to press or choose in that message.",
        "You are Guest 7 in The Reading Room #fireplace.",
        *("a button and on.", *told[1:]),
        "You are Guest 7 in Night readers.",
        "Guest 7 is not in the group Night readers.",
        "Nothing was said here.",
        "You are Mira in Night readers.",
    ]


async def test_what_happens_later_is_shown_then() -> None:
    process = await asyncio.create_subprocess_exec(
        *PROGRAM,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin and process.stdout
    process.stdin.write(b"/spell seed:later\n")
    shown = [(await process.stdout.readline()).decode().rstrip() for _ in range(5)]
    assert shown == ["30 seconds left", BUTTONS, "(changed)", "Time is up", "Luna wins"]
    process.stdin.write(b"1\n:as moderator\n:log\n")
    process.stdin.close()
    rest = (await process.stdout.read()).decode().splitlines()
    assert rest == [
        "There is no button or menu with this number.",
        "You are Mira in The Reading Room #fireplace.",
        "  1 Grimoire: Time is up",
        "  2 Grimoire: Luna wins",
    ]
    assert await process.wait() == 0


async def test_everything_is_in_the_help() -> None:
    ended = await run(stdin=":speak xx\n:speak de\n:help")
    lines = ended.out.splitlines()
    assert lines[0].startswith("Discord speaks: bg, cs, da, de,")
    assert "/spell  Finish a sentence" in lines
    assert ":use Finish this with a spell" in lines
    assert [line.split(" ")[0] for line in lines if line.startswith(":")][2:] == list(OWN)


async def test_once() -> None:
    right, wrong = await asyncio.gather(
        run("--once", '/spell seed:"Once upon a time"'), run("--once", "/foo")
    )
    assert right == Ended(0, "Once upon a time and on.\nsmall\n", "")
    sentence = "There is no command /foo here. Commands: /game, /here, /rule, /spell.\n"
    assert wrong == Ended(1, "", sentence)


async def test_bots_that_fail() -> None:
    silent, dead, broken, missing = await asyncio.gather(
        run(stdin="/spell seed:silence"),
        run(stdin="/spell seed:die"),
        run("--bot", f"{sys.executable} -c 'raise SystemExit(\"no voice\")'"),
        run("--bot", "/nowhere/bot"),
    )
    assert silent == Ended(1, "", "The application did not respond.\n")
    assert dead.code == 1
    assert dead.err.endswith("The bot exited with code 7: no more, [token]\n")  # after its own log
    assert "Traceback" not in dead.err
    assert broken == Ended(1, "", "The bot exited with code 1: no voice\n")
    assert missing == Ended(1, "", "The bot cannot be started: No such file or directory.\n")


async def test_a_port_in_use(discord: Sandbox) -> None:
    ended = await run("--port", str(discord.port))
    sentence = f"Port {discord.port} cannot be used: Address already in use."
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"{sentence} Choose another with --port, or none for any.\n"


async def test_the_bots_settings(discord: Sandbox) -> None:
    async with BotProcess(discord, {"LOG_LEVEL": "DEBUG"}) as bot:
        await discord.ready()
        assert bot.returncode is None
    assert bot.stderr == "scripted bot, level DEBUG\n"
    assert bot.returncode == 0


async def test_a_killed_bot_and_the_next_one(discord: Sandbox) -> None:
    async with BotProcess(discord) as bot:
        await discord.ready()
        bot.kill()
        assert await bot.wait() == -9
    async with BotProcess(discord):
        await discord.ready()
        assert (await discord.cast("/spell seed:Again")).content.startswith("**Again**")


async def test_at_a_terminal(tmp_path: Path) -> None:
    """A screen shows the welcome and the example; Ctrl-C clears, Ctrl-D ends; a page is opened."""
    opened = tmp_path / "opened"
    desktop = {"DISPLAY": ":0", "BROWSER": f"sh -c 'echo %s >{opened}'", "SSH_CONNECTION": ""}
    controller, terminal = pty.openpty()
    process = await asyncio.create_subprocess_exec(
        *PROGRAM,
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
        os.write(controller, b"/spell seed:menu\r")
        await screen.readuntil(b"(choose 1 to 2)")
        os.write(controller, b"3 1,2\r")
        await screen.readuntil(b"oz, narnia\x1b[0m and on.")
        await screen.readuntil(b"#fireplace>")
        for given_up in (b"never\x03", b":cancel\r"):
            os.write(controller, b"/spell seed:form\r")
            await screen.readuntil(b"Ending>")
            os.write(controller, given_up)
            await screen.readuntil(b"#fireplace>")
        os.write(controller, b"/spell seed:form\r")
        assert b"Ctrl-C closes it" in await screen.readuntil(b"Ending>")
        os.write(controller, b"x" * 21 + b"\r")
        await screen.readuntil(b"1 Oz")
        os.write(controller, b"2\r")
        await screen.readuntil(b"Ending must have at most 20 characters.")
        await screen.readuntil(b"Ending>")  # with what was typed
        os.write(controller, b"\x7f" * 20 + b"\r")
        await screen.readuntil(b"Voice>")
        os.write(controller, b"\r")
        await screen.readuntil(b"x, ['narnia']\x1b[0m and on.")
        await screen.readuntil(b"#fireplace>")
        os.write(controller, b"\x04")
        assert await process.wait() == 0
    finally:
        transport.close()


async def test_suggestions_of_the_bot(discord: Sandbox) -> None:
    async with BotProcess(discord):
        await discord.ready()
        completer = LineCompleter(Repl(discord, print))
        text = "/spell seed:hint voice:W"
        document, event = Document(text), CompleteEvent()
        found = [each async for each in completer.get_completions_async(document, event)]
    assert [(each.text, each.display_text, each.start_position) for each in found] == [
        ("Wx", "Voice Wx", -1),
        ("Wy", "Voice Wy", -1),
    ]


def completed(completer: LineCompleter, text: str) -> list[str]:
    found = completer.get_completions(Document(text), CompleteEvent())
    return [completion.text for completion in found]


async def answered(discord: Sandbox, bot: ScriptedBot, what: str) -> Repl:
    """Return a client that has cast a spell and got one of ANSWERS."""
    repl = Repl(discord, print)
    with discord.events.watch() as events:
        typing = asyncio.create_task(repl.type("/spell seed:x", events))
        await ANSWERS[what](bot, await bot.heard())
        await typing
    return repl


async def test_completion_in_a_form(discord: Sandbox, bot: ScriptedBot) -> None:
    repl = await answered(discord, bot, "form")
    completer, form = LineCompleter(repl), repl.transcript.form
    assert form and form.next
    assert completed(completer, "/sp") == []  # that is what somebody writes
    form.give(form.next, "The end")
    assert completed(completer, "1, ") == ["1", "2"]


async def test_completion_of_what_is_before_one(discord: Sandbox, bot: ScriptedBot) -> None:
    repl = await answered(discord, bot, "menu")
    completer = LineCompleter(repl)
    for text, expected in {"3": ["3"], "3 ": ["1", "2"], "1 ": []}.items():
        assert completed(completer, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/sp", ["/spell "]),
        (":", list(OWN)),
        (":as m", ["moderator", "member"]),
        (":in g", ["group"]),
        (":use F", ["Finish this with a spell"]),
        (":use Finish this w", ["Finish this with a spell"]),
        (":speak pt", ["pt-BR"]),
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
    assert completed(LineCompleter(Repl(discord, print)), text) == expected
