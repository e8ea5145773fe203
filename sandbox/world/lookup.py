"""People and places by the names that somebody types."""

import re

from sandbox.errors import Refused
from sandbox.world import users
from sandbox.world.fixtures import ELSEWHERE, GROUP, GUILDS, PEOPLE, Group, Place, User

PLACES: dict[str, Place] = {
    **{"1": GUILDS[0], "2": GUILDS[1], "dm": None},
    **{"group": GROUP, "elsewhere": ELSEWHERE},
}
_GUEST = re.compile(r"guest\s*(\d{1,6})")


def find_person(name: str) -> User:
    """Return somebody by role or name; raise Refused if nobody is called so."""
    known = PEOPLE | {user.name.casefold(): user for user in PEOPLE.values()}
    guest = _GUEST.fullmatch(name.casefold())
    user = users.guest(int(guest[1])) if guest else known.get(name.casefold())
    if user is None:
        raise Refused(f"There are: {', '.join(PEOPLE)}, guest 1, guest 2, ...")
    return user


def find_place(name: str) -> Place:
    """Return a server, a group, or None for direct messages; raise Refused if there is none."""
    if name not in PLACES:
        raise Refused(f"You can be in: {', '.join(PLACES)}.")
    return PLACES[name]


def name_of(place: Place) -> str:
    """Return how a place is called."""
    if place is None:
        return "direct messages"
    return place.name if isinstance(place, Group) else f"{place.name} #{place.channel_name}"
