"""Messages and the bot's traffic as the page is told of them."""

import re
from collections.abc import Mapping
from typing import Any

from sandbox.discord.command_limits import GROUP, SLASH, SUBCOMMAND
from sandbox.discord.interactions import COMMAND
from sandbox.discord.messages import Message, Reply
from sandbox.errors import Json
from sandbox.server import ApiRequest

_MENTION = re.compile(r"<@(!|&)?(\d+)>")
_SECRET_PATH = re.compile(r"^(/interactions/\d+|/webhooks/\d+)/[^/]+")
_MASK = "[token]"


def message_event(message: Message, used: Mapping[str, str]) -> Json:
    """Return a message, who sees it, who is notified, and the command that brought it.

    `used` has the commands of interactions by their ids.
    """
    about = message.message.get("interaction_metadata", {})
    about = about.get("triggering_interaction_metadata", about)  # what opened the form
    return {
        "type": "message",
        "message": message.message,
        "seen_by": message.user.id if message.ephemeral else None,
        "pings": _pings(message),
        "used": used.get(about.get("id", "")),
    }


def command_label(interaction: Json) -> str | None:
    """Return the command of a gateway event as people know it, if it is about one."""
    if interaction.get("type") != COMMAND:
        return None
    data = interaction["data"]
    names = [data["name"]]
    options = data.get("options", [])
    while options and options[0]["type"] in (SUBCOMMAND, GROUP):
        names.append(options[0]["name"])
        options = options[0].get("options", [])
    return ("/" if data["type"] == SLASH else "") + " ".join(names)


def request_event(request: ApiRequest) -> Json:
    """Return a request of the bot without its tokens."""
    path = _SECRET_PATH.sub(rf"\1/{_MASK}", request.path)
    data = {"query": request.query, "body": _masked(request.json)}
    name = f"{request.method} {path}"
    return {"type": "wire", "from": "rest", "name": name, "result": request.status, "data": data}


def dispatch_event(name: str, data: Json) -> Json:
    """Return a gateway event without its tokens."""
    return {
        "type": "wire",
        "from": "gateway",
        "name": name,
        "result": "",
        "data": _masked(data),
    }


def _pings(message: Message) -> Json:
    """Return whom a message may notify; answers to interactions by default only users."""
    given = message.allowed_mentions if isinstance(message, Reply) else None
    allowed = {"parse": ["users"]} if given is None else given
    parse = allowed.get("parse") or []
    mentioned: dict[str, list[str]] = {"users": [], "roles": []}
    for sign, each in _MENTION.findall(message.content):
        kind = "roles" if sign == "&" else "users"
        if kind in parse or each in (allowed.get(kind) or []):
            mentioned[kind].append(each)
    return {"everyone": "everyone" in parse, **mentioned}


def _masked(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _MASK if key == "token" and isinstance(inner, str) else _masked(inner)
            for key, inner in value.items()
        }
    return [_masked(each) for each in value] if isinstance(value, list) else value
