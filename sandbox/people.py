"""People, and the bot among them."""

import itertools
import time
from dataclasses import dataclass

from sandbox.errors import Json

_DISCORD_EPOCH_MS = 1_420_070_400_000
_counter = itertools.count()


def snowflake() -> str:
    """Return a new id as Discord makes them: its milliseconds, then a counter."""
    milliseconds = time.time_ns() // 1_000_000 - _DISCORD_EPOCH_MS
    return str(milliseconds << 22 | next(_counter) & 0x3FFFFF)


@dataclass(frozen=True)
class User:
    """Someone on Discord; `dm` is the channel between them and the bot."""

    id: str
    name: str
    dm: str = ""
    bot: bool = False

    def payload(self) -> Json:
        """Return Discord's user object."""
        return {
            "id": self.id,
            "username": self.name if self.bot else self.name.lower(),
            "global_name": None if self.bot else self.name,
            "discriminator": "4242" if self.bot else "0",
            "avatar": None,
            "bot": self.bot,
            "public_flags": 0,
        }

    def dm_payload(self) -> Json:
        """Return Discord's channel object of their direct messages with the bot."""
        return {
            "id": self.dm,
            "type": 1,
            "recipients": [self.payload()],
            "last_message_id": None,
            "flags": 0,
        }


BOT = User("1100000000000000001", "Grimoire", bot=True)
OWNER = User("1100000000000000010", "Ada", "1100000000000000020")
MODERATOR = User("1100000000000000011", "Mira", "1100000000000000021")
MEMBER = User("1100000000000000012", "Tom", "1100000000000000022")
PLAYER = User("1100000000000000013", "Luna", "1100000000000000023")
PEOPLE = {"moderator": MODERATOR, "member": MEMBER, "player": PLAYER}


def make_people(count: int) -> tuple[User, ...]:
    """Return so many more people, for a crowd: always the same ones."""
    first = 1110000000000000000
    return tuple(
        User(str(first + 2 * number), f"Guest {number}", str(first + 2 * number + 1))
        for number in range(1, count + 1)
    )
