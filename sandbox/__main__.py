"""`python -m sandbox`: the sandbox, a bot in it, a text client and a page."""

import argparse
import asyncio
import os
import signal
import sys
import webbrowser
from typing import TextIO

from sandbox.errors import BotExited, PortTaken, SandboxError
from sandbox.process import BotProcess
from sandbox.profile import GRIMOIRE, BotProfile
from sandbox.server import Sandbox
from sandbox.supervisor import Supervisor
from sandbox.terminal.ansi import COLOUR, PLAIN, Style, clean, dim
from sandbox.terminal.render import reply_text
from sandbox.terminal.repl import Repl
from sandbox.terminal.terminal import converse, follow
from sandbox.web.page import Page
from sandbox.world.fixtures import PEOPLE
from sandbox.world.lookup import PLACES

_DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY")
_WHERE = "In a browser: {}\n"


def main(prog: str = "python -m sandbox", profile: BotProfile = GRIMOIRE) -> int:
    """Run the sandbox; return the exit code: 1 if the bot does not answer, 2 for wrong use."""
    given = _parser(prog, profile).parse_args()
    try:
        asyncio.run(_run(given))
    except PortTaken as error:
        return _fail(f"{error} Choose another with --port, or none for any.", 2)
    except SandboxError as error:
        return _fail(str(error), 1)
    except BrokenPipeError:  # who reads our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except (KeyboardInterrupt, asyncio.CancelledError):
        return 130
    return 0


def _parser(prog: str, profile: BotProfile) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=prog,
        description="The real bot in a Discord on this machine, with a prompt and a page.",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--once", metavar="LINE", help="type this line, print the reply, end")
    what.add_argument(
        "--web", action="store_true", help="serve the page alone, without a prompt, until Ctrl-C"
    )
    parser.add_argument("--as", dest="user", choices=PEOPLE, default="member", help="who you are")
    parser.add_argument(
        "--in",
        dest="place",
        choices=PLACES,
        default="1",
        help="where you are: a server, direct messages, a group, or a server without the bot",
    )
    parser.add_argument("--port", type=int, default=0, help="where to listen (default: any)")
    parser.add_argument(
        "--bot",
        dest="profile",
        metavar="COMMAND",
        type=_profile,
        default=profile,
        help=f'what starts your bot, such as "python my_bot.py" (default: {profile.name})',
    )
    return parser


def _profile(line: str) -> BotProfile:
    try:
        return BotProfile.of_command(line)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _fail(sentence: str, code: int) -> int:
    print(clean(sentence), file=sys.stderr)
    return code


async def _run(given: argparse.Namespace) -> None:
    task = asyncio.current_task()
    if task:
        for number in (signal.SIGTERM, signal.SIGHUP):  # so that the bot is ended too
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    on_screen = given.once is None and _is_terminal(sys.stdin) and _is_terminal(sys.stdout)
    style = COLOUR if _is_terminal(sys.stdout) and "NO_COLOR" not in os.environ else PLAIN
    async with Sandbox(given.port, profile=given.profile) as discord:
        repl = Repl(discord, lambda text: print(text, flush=True), style)
        repl.as_whom(given.user)
        repl.into(given.place)
        if given.web or on_screen:
            await _stay(discord, None if given.web else repl, style)
            return
        async with BotProcess(discord) as bot:
            await discord.ready()
            bot.on_stderr = _Log(style)
            if given.once is not None:
                reply = await discord.cast(given.once, repl.user, repl.place)
                print(reply_text(reply, style))
            else:
                await follow(repl)


async def _stay(discord: Sandbox, repl: Repl | None, style: Style) -> None:
    """Serve the page, beside a prompt if there is a client for it; keep the bot running."""
    async with (
        Page(discord) as page,
        Supervisor(discord, _Log(style)) as bot,
    ):
        print(_WHERE.format(page.address), flush=True)
        if repl:
            _show(page.address)
            await converse(repl, bot, style)
        else:
            await bot.exited.wait()
            raise BotExited(bot.last_words())


def _show(address: str) -> None:
    """Open a page where there is a desktop; elsewhere a text browser could take the terminal."""
    desktop = sys.platform == "darwin" or any(os.environ.get(name) for name in _DESKTOP)
    if desktop and not os.environ.get("SSH_CONNECTION"):
        webbrowser.open(address)


class _Log:
    """Shows what the bot logs; of tracebacks only their last line, which says what happened."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._in_traceback = False

    def __call__(self, line: str) -> None:
        if line.startswith("Traceback (most recent call last)"):
            self._in_traceback = True
        elif not (self._in_traceback and line.startswith(" ")):
            self._in_traceback = False
            print(dim(clean(line), self._style), file=sys.stderr, flush=True)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


if __name__ == "__main__":
    sys.exit(main())
