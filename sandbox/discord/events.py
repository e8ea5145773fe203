"""What happens in the sandbox, told to whoever watches: clients, and tests that wait."""

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sandbox.discord.messages import Message
from sandbox.world.fixtures import User

Kind = Literal[
    "posted", "edited", "deleted", "form", "request", "dispatch", "commands", "connection"
]


@dataclass(frozen=True)
class Event:
    """Something that happened.

    To a message: "posted", "edited", "deleted"; or "form", a reply for which the bot opened one.
    Between Discord and the bot: "request", the detail is an ApiRequest; "dispatch", it is the
    gateway's event and data. Or "commands" were registered, or a "connection" began or ended.
    """

    kind: Kind
    message: Message | None = None
    detail: Any = None

    def concerns(self, user: User) -> bool:
        """Whether somebody would notice this in Discord's client."""
        if self.message is None:
            return self.kind == "commands"
        return self.message.concerns(user) and (self.kind != "form" or self.message.user == user)


class Events:
    """Tells everybody who watches."""

    def __init__(self) -> None:
        self._queues: list[tuple[asyncio.Queue[Event], User | None]] = []

    def publish(self, event: Event) -> None:
        """Tell everybody whom it concerns."""
        for queue, user in self._queues:
            if user is None or event.concerns(user):
                queue.put_nowait(event)

    @contextlib.contextmanager
    def watch(self, user: User | None = None) -> Iterator[asyncio.Queue[Event]]:
        """Hear of what happens from now on, or only of what somebody would notice."""
        queue: asyncio.Queue[Event] = asyncio.Queue()
        self._queues.append((queue, user))
        try:
            yield queue
        finally:
            self._queues.remove((queue, user))
