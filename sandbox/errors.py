"""What goes wrong, told to a person (one sentence) or to the bot (Discord's JSON).

SandboxError      the person in front of the sandbox should know
├── Refused       Discord's client would not let this through; the bot never hears of it
├── NoAnswer      the bot did not answer in time
├── BotExited     the bot's process has ended, or never came up
└── PortTaken     the sandbox cannot listen where it was told to
ApiError          the REST API refuses a request of the bot
"""

from typing import Any

Json = dict[str, Any]


class SandboxError(Exception):
    """Something that a person should know, in one sentence."""


class Refused(SandboxError):
    """Discord's own client refuses this before any bot hears of it."""


class NoAnswer(SandboxError):
    """The bot did not answer in time."""


class BotExited(SandboxError):
    """The bot's process has ended, or never came up."""


class PortTaken(SandboxError):
    """The sandbox cannot listen where it was told to."""


class ApiError(Exception):
    """A refused request: the HTTP status, and Discord's own code and message."""

    def __init__(self, status: int, code: int, message: str, **more: Any) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.body: Json = {"message": message, "code": code} | more
