"""People, and the bot among them."""

import itertools
import time
from dataclasses import dataclass, field

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
    name: str = field(compare=False)  # the bot's is its profile's
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


BOT = User("1100000000000000001", "Bot", bot=True)
OWNER = User("1100000000000000010", "Ada", "1100000000000000020")
MODERATOR = User("1100000000000000011", "Mira", "1100000000000000021")
MEMBER = User("1100000000000000012", "Tom", "1100000000000000022")
PLAYER = User("1100000000000000013", "Luna", "1100000000000000023")
PEOPLE = {"moderator": MODERATOR, "member": MEMBER, "player": PLAYER}
_NAMED = (BOT, OWNER, *PEOPLE.values())


_FIRST_GUEST, _MOST_GUESTS = 1110000000000000000, 1_000_000


def make_people(count: int) -> tuple[User, ...]:
    """Return so many more people, for a crowd: always the same ones."""
    return tuple(map(guest, range(1, count + 1)))


def find(user_id: str) -> User | None:
    """Return somebody by their id."""
    return _find({user.id: user for user in _NAMED}, user_id, 0)


def find_by_dm(channel_id: str) -> User | None:
    """Return whose direct messages with the bot a channel is."""
    return _find({user.dm: user for user in _NAMED if not user.bot}, channel_id, 1)


def _find(named: dict[str, User], wanted: str, offset: int) -> User | None:
    if wanted in named:
        return named[wanted]
    number, rest = divmod(int(wanted) - _FIRST_GUEST, 2) if wanted.isdecimal() else (0, 0)
    return guest(number) if rest == offset and 1 <= number <= _MOST_GUESTS else None


def guest(number: int) -> User:
    """Return one of the crowd by their number, from 1 on."""
    user_id = _FIRST_GUEST + 2 * number
    return User(str(user_id), f"Guest {number}", str(user_id + 1))
