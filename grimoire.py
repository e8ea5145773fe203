"""`grimoire`: the door of an installed program; every room has a module of its own."""

import argparse
import os
import sys
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

_ABOUT = "A Discord bot that finishes your sentence in the voice of a book."
_COMMANDS = {
    "run": "the bot on Discord, with the DISCORD_TOKEN of the environment or of .env",
    "sandbox": "the bot in a Discord on this machine",
    "train": "make a voice from books, or measure one",
    "story": "the story page, in a browser",
}


def main() -> int:
    """Run one command with its options; return its exit code."""
    given = _parser().parse_args()
    command = given.command or _usual()
    program, prog = sys.argv[0], f"grimoire {command}"
    sys.argv = [prog, *given.options]
    match command:
        case "run":
            from bot.__main__ import main as run

            return run(prog)
        case "sandbox":
            from sandbox.__main__ import main as play
            from sandbox.profile import GRIMOIRE

            # Not `python -m bot`: that would be the bot.py of the current folder, if it has one.
            return play(prog, replace(GRIMOIRE, command=(program, "run")))
        case "train":
            from train.__main__ import main as train

            return train(prog)
        case _:
            return _show_story(prog, given.options)


def _parser() -> argparse.ArgumentParser:
    usual = "run where there is a DISCORD_TOKEN, else sandbox"
    known = "; ".join(f"{name}: {text}" for name, text in _COMMANDS.items())
    parser = argparse.ArgumentParser(prog="grimoire", description=_ABOUT)
    parser.add_argument("--version", action="version", version=f"grimoire {version('grimoire')}")
    parser.add_argument("command", nargs="?", choices=_COMMANDS, help=f"{known} (default: {usual})")
    parser.add_argument("options", nargs=argparse.REMAINDER, help="the command's; --help has them")
    return parser


def _usual() -> str:
    from bot.config import environment

    return "run" if environment().get("DISCORD_TOKEN", "").strip() else "sandbox"


def _show_story(prog: str, options: list[str]) -> int:
    from bot.config import environment

    try:
        from streamlit.web.cli import main as streamlit
    except ModuleNotFoundError:
        print('The story page needs Streamlit: pip install "grimoire[story]"', file=sys.stderr)
        return 1
    os.environ.update(environment())
    page = Path(__file__).with_name("app.py")  # .streamlit beside it has the page's settings
    code: int = streamlit(["run", str(page), "--browser.gatherUsageStats=false", *options], prog)
    return code
