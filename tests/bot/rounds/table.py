"""People around a round in the sandbox, and what they do there."""

import copy
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from bot.store import Store
from sandbox.discord.messages import Message, Reply
from sandbox.server import Sandbox
from sandbox.world.fixtures import GUILDS, Guild, User
from tests.bot.database import Database

T = TypeVar("T")
LONG = "opening:The fox writing:300 voting:120"  # longer than any machine needs


def crowd(count: int) -> list[User]:
    """Return so many people that nobody knows yet."""
    return [
        User(str(1500000000000000000 + 10 * n), f"Reader{n}", str(1500000000000000001 + 10 * n))
        for n in range(count)
    ]


def pressed(message: Message, action: str) -> str:
    """Return the id of a message's button or menu that does something."""
    names = [custom_id for _, custom_id, _ in message.buttons]
    names += [str(menu["custom_id"]) for menu in message.menus]
    return next(name for name in names if name.startswith(f"round:1:{action}:"))


def actions(message: Message) -> list[str]:
    """Return what the buttons and menus of a message do."""
    names = [str(menu["custom_id"]) for menu in message.menus]
    return [name.split(":")[2] for name in names + [name for _, name, _ in message.buttons]]


def as_it_was(message: Reply) -> Reply:
    """Return a message as somebody sees it who does not hear of edits for a while."""
    return replace(message, message=copy.deepcopy(message.message))


def told(message: Message) -> str:
    """Return everything that people read of a message."""
    return "\n".join([message.content, *(str(embed["description"]) for embed in message.embeds)])


def deadline(message: Message) -> int:
    """Return until when a phase lasts, in seconds since 1970."""
    found = re.search(r"<t:(\d+):R>", message.content)
    assert found is not None
    return int(found[1])


def posted(message: Message) -> float:
    """Return when a message was posted, in seconds since 1970."""
    return ((int(message.message["id"]) >> 22) + 1_420_070_400_000) / 1000


def endings(message: Message) -> dict[int, str]:
    """Return the endings that a message shows, by their numbers."""
    found = re.findall(r"\*\*(\d+)\.\*\* \u2026 (.*)", told(message))
    return {int(number): ending for number, ending in found}


class Table:
    """A channel in which a round is played."""

    def __init__(self, discord: Sandbox, guild: Guild = GUILDS[0]) -> None:
        self.discord = discord
        self.guild = guild
        self.people = [discord.member, discord.player, discord.moderator]

    async def change(self, database: Database, **settings: Any) -> None:
        """Change settings of the server, before anybody does anything there."""
        async with await Store.open(database.url) as store:
            await store.settings.change(int(self.guild.id), **settings)

    async def expire(self, database: Database, within: float = 0.0) -> float:
        """Let the time of the phase be up in so many seconds; return when that is.

        So nothing depends on how long a busy machine takes for what people do before.
        """
        moment = time.time() + within
        expiring = "UPDATE rounds SET deadline = :moment WHERE guild_id = :guild"
        await database.run(expiring, moment=moment, guild=int(self.guild.id))
        return moment

    async def wait(self, condition: Callable[[], T], otherwise: str = "") -> T:
        """Wait until something is so, as long as a busy machine may need."""
        return await self.discord.until(condition, 20.0, otherwise)

    def posts(self) -> list[Message]:
        """Return what everybody sees in the channel."""
        return [each for each in self.discord.history(guild=self.guild) if not each.ephemeral]

    async def begin(self, options: str = LONG, user: User | None = None) -> Reply:
        """Begin a round and return its first message."""
        return await self.cast(f"/finish {options}", user or self.people[0])

    async def cast(self, line: str, user: User | None = None) -> Reply:
        """Type a command there."""
        return await self.discord.cast(line, user or self.people[0], self.guild)

    async def begin_all(self, options: str = LONG) -> Reply:
        """Begin a round in which everybody has written; return its first message."""
        writing = await self.begin(options)
        await self.write_all(writing)
        return writing

    async def write(self, message: Message, user: User, text: str) -> Reply:
        """Write an ending; return what the person is told."""
        assert isinstance(message, Reply)
        form = await self.discord.click(message, pressed(message, "write"), user)
        return await self.discord.submit(form, {"ending": text})

    async def write_all(self, message: Message) -> None:
        """Let everybody write."""
        for user in self.people:
            await self.write(message, user, f"went with {user.name}")

    async def press(self, message: Message, action: str, user: User | None = None) -> Reply:
        """Press a button."""
        assert isinstance(message, Reply)
        return await self.discord.click(message, pressed(message, action), user or self.people[0])

    async def choose(
        self, message: Message, action: str, number: int, user: User, locale: str = "en-US"
    ) -> Reply:
        """Choose an ending in a menu; return what the person is told."""
        assert isinstance(message, Reply)
        menu = pressed(message, action)
        return await self.discord.select(message, menu, [str(number)], user, locale)

    async def post_with(self, action: str, after: int = 0) -> Reply:
        """Wait for a message at the end of the channel under which something can be done."""

        def last() -> Message | None:
            posts = self.posts()[after:]
            return posts[-1] if posts and action in actions(posts[-1]) else None

        message = await self.wait(last, f"Nobody can {action}.")
        assert isinstance(message, Reply)
        return message

    async def voting(self, message: Message, user: User | None = None) -> Reply:
        """End the writing, as the host; return the message with the menus."""
        await self.press(message, "vote", user)
        voting = await self.post_with("best")
        await self.closed(message)
        return voting

    async def reveal(self, message: Message) -> Reply:
        """End the voting, as the host; return the message with the authors."""
        await self.press(message, "reveal")
        reveal = await self.post_with("next")
        await self.closed(message)
        return reveal

    async def closed(self, message: Message) -> None:
        """Wait until a message counts no time down any more: all that follows it is stored."""
        await self.wait(lambda: "<t:" not in message.content)

    def number_of(self, message: Message, text: str) -> int:
        """Return the number under which an ending is shown."""
        return next(number for number, shown in endings(message).items() if text in shown)

    def machine_number(self, message: Message) -> int:
        """Return the number of the one ending that nobody of us wrote."""
        names = [user.name for user in self.people]
        (number,) = (
            number
            for number, shown in endings(message).items()
            if not any(f"went with {name}" in shown for name in names)
        )
        return number


def sum_of_votes(message: Message) -> int:
    """Return how many votes all endings of a reveal have together."""
    counts: Sequence[str] = re.findall(r"\u00b7 (\d+) votes?", told(message))
    return sum(map(int, counts))
