"""What the sandbox knows of the bot in it; all that it knows of Grimoire stands here."""

import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePath
from typing import Self


@dataclass(frozen=True)
class BotProfile:
    """How a bot is started, and how it is shown."""

    name: str
    command: Sequence[str]
    example: str = ""  # the line typed at the start; without one, its commands are listed
    icon: str = ""  # its avatar on the page; without one, a letter
    settings: Mapping[str, str] = field(default_factory=dict)  # unless the environment has others
    is_redirected: bool = True  # else it reads DISCORD_API_URL and DISCORD_GATEWAY_URL by itself

    @classmethod
    def of_command(cls, line: str) -> Self:
        """Return the profile of a bot of which only a command line is known.

        Raises ValueError, with a sentence, if it is none.
        """
        command = shlex.split(line)
        if not command:
            raise ValueError("There is no command that starts a bot.")
        return cls(_name(command), command, settings=GRIMOIRE.settings if _is_ours(command) else {})


def _name(command: Sequence[str]) -> str:
    for before, word in pairwise(("", *command)):
        if before == "-m":
            return word
        if word.endswith((".py", ".js")):
            return PurePath(word).stem
    return PurePath(command[0]).stem


def _is_ours(command: Sequence[str]) -> bool:
    """Say whether it may start Grimoire, which must not find the operator's database."""
    named = any(PurePath(word).stem == "grimoire" for word in command)
    return named or "-mbot" in command or ("-m", "bot") in pairwise(command)


GRIMOIRE = BotProfile(
    "Grimoire",
    (sys.executable, "-m", "bot"),
    example="/spell seed:Once upon a time",
    icon="/static/icon.svg",
    settings={"LOG_LEVEL": "WARNING", "DATABASE_URL": "sqlite+aiosqlite:///data/sandbox.db"},
    is_redirected=False,
)
