"""What the sandbox knows of the bot in it; all that it knows of Grimoire stands here."""

import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
        """Return the profile of a bot of which only a command line is known."""
        command = shlex.split(line)
        *_, last = [each for each in command if each.endswith(".py")] or command
        return cls(PurePath(last).stem, command)


GRIMOIRE = BotProfile(
    "Grimoire",
    (sys.executable, "-m", "bot"),
    example="/spell seed:Once upon a time",
    icon="/static/icon.svg",
    settings={"LOG_LEVEL": "WARNING", "DATABASE_URL": "sqlite+aiosqlite:///data/sandbox.db"},
    is_redirected=False,
)
