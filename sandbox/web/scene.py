"""The world as the page is told of it: people, places and languages."""

from sandbox.errors import Json, Refused
from sandbox.server import Sandbox
from sandbox.world import BOT, PEOPLE, Guild, User

_LOCALES = {
    "en-US": "English",
    "de": "Deutsch",
    "es-ES": "Español",
    "fr": "Français",
    "ja": "日本語",
    "pt-BR": "Português do Brasil",
    "zh-CN": "简体中文",
}
_DIRECT = "dm"


def world(discord: Sandbox) -> Json:
    """Return what never changes while the sandbox runs."""
    return {
        "type": "world",
        "bot": {"id": BOT.id, "name": BOT.name},
        "you": "member",
        "people": [
            {"key": key, "id": user.id, "name": user.name, "title": key.title(), "dm": user.dm}
            for key, user in PEOPLE.items()
        ],
        "places": [
            *(_place(number, guild) for number, guild in enumerate(discord.guilds, 1)),
            {"key": _DIRECT, "channel_id": None, "channel": None, "guild": None, "roles": []},
        ],
        "locales": [{"code": code, "name": name} for code, name in _LOCALES.items()],
    }


def find_person(key: object) -> User:
    """Return the person that the page means."""
    person = PEOPLE.get(str(key))
    if person is None:
        raise Refused("There is nobody of this name here.")
    return person


def find_place(discord: Sandbox, key: object) -> Guild | None:
    """Return the server that the page means; None are direct messages."""
    places: dict[str, Guild | None] = {_DIRECT: None}
    places |= {str(number): guild for number, guild in enumerate(discord.guilds, 1)}
    if str(key) not in places:
        raise Refused("There is no such place here.")
    return places[str(key)]


def check_locale(code: object) -> str:
    """Return a language that the page offers."""
    if str(code) not in _LOCALES:
        raise Refused("This language is not offered here.")
    return str(code)


def _place(number: int, guild: Guild) -> Json:
    return {
        "key": str(number),
        "channel_id": guild.channel_id,
        "channel": guild.channel_name,
        "guild": guild.name,
        "roles": [{"id": role.id, "name": role.name} for role in guild.roles],
    }
