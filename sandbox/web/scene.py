"""The world as the page is told of it: people, places and languages."""

from sandbox.errors import Json, Refused
from sandbox.server import Sandbox
from sandbox.world.fixtures import BOT, PEOPLE, Group, Place, User
from sandbox.world.lookup import PLACES

_LOCALES = {
    "en-US": "English",
    "de": "Deutsch",
    "es-ES": "Español",
    "fr": "Français",
    "ja": "日本語",
    "pt-BR": "Português do Brasil",
    "zh-CN": "简体中文",
}


def world(discord: Sandbox) -> Json:
    """Return what never changes while the sandbox runs."""
    return {
        "type": "world",
        "bot": {"id": BOT.id, "name": discord.bot.name, "icon": discord.profile.icon},
        "you": "member",
        "people": [
            {"key": key, "id": user.id, "name": user.name, "title": key.title(), "dm": user.dm}
            for key, user in PEOPLE.items()
        ],
        "places": [_place_payload(key, place, discord) for key, place in PLACES.items()],
        "locales": [{"code": code, "name": name} for code, name in _LOCALES.items()],
    }


def find_person(key: object) -> User:
    """Return the person that the page means."""
    person = PEOPLE.get(str(key))
    if person is None:
        raise Refused("There is nobody of this name here.")
    return person


def find_place(key: object) -> Place:
    """Return the server or the group that the page means; None are direct messages."""
    if str(key) not in PLACES:
        raise Refused("There is no such place here.")
    return PLACES[str(key)]


def check_locale(code: object) -> str:
    """Return a language that the page offers."""
    if str(code) not in _LOCALES:
        raise Refused("This language is not offered here.")
    return str(code)


def _place_payload(key: str, place: Place, discord: Sandbox) -> Json:
    """Return a place as the page shows it: `title`, which is `about` something."""
    told: Json = {"key": key, "channel_id": None, "channel": None, "roles": []}
    if place is None:
        return told | {"title": "Direct messages", "about": f"with {discord.bot.name}"}
    told["channel_id"] = place.channel_id
    if isinstance(place, Group):
        return told | {"title": place.name, "about": "a group of friends"}
    known = {guild.id for guild in discord.guilds}
    away = "" if place.id in known else f", where {discord.bot.name} is not"
    return told | {
        "channel": place.channel_name,
        "title": f"#{place.channel_name}",
        "about": f"in {place.name}{away}",
        "roles": [{"id": role.id, "name": role.name} for role in place.roles],
    }
