"""Discord's message objects, made from what the bot or a person sends."""

import datetime

from sandbox.discord.messages import COMPONENTS_V2, EPHEMERAL, LOADING
from sandbox.errors import Json
from sandbox.world.fixtures import User, snowflake

_GIVEN_FLAGS = 1 << 2 | EPHEMERAL | 1 << 12 | COMPONENTS_V2  # those that a bot may set
DEFAULT, REPLY, SLASH, MENU = 0, 19, 20, 23  # kinds of message


def blank(author: User, channel_id: str, kind: int = DEFAULT) -> Json:
    """Return a new message without anything in it."""
    return {
        "id": snowflake(),
        "channel_id": channel_id,
        "type": kind,
        "author": author.payload(),
        "timestamp": _now(),
        "edited_timestamp": None,
        "content": "",
        "flags": 0,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        **{name: [] for name in ("mentions", "mention_roles", "attachments")},
        **{name: [] for name in ("embeds", "components")},
    }


def own(bot: User, body: Json, channel_id: str, about: Json | None) -> Json:
    """Return a new message that the bot writes of its own accord, perhaps in reply to another."""
    message = blank(bot, channel_id)
    message["flags"] = int(body.get("flags") or 0) & _GIVEN_FLAGS & ~EPHEMERAL
    return message | _reference(about)


def answer(
    bot: User, body: Json, channel_id: str, metadata: Json, kind: int, about: Json | None
) -> Json:
    """Return a new message of the bot to an interaction, perhaps in reply to another message.

    Of the request's body only the flags count.
    """
    message = blank(bot, channel_id, kind)
    message |= {
        "application_id": bot.id,
        "webhook_id": bot.id,
        "interaction_metadata": metadata,
        "flags": int(body.get("flags") or 0) & _GIVEN_FLAGS,
    }
    return message | _reference(about)


def _reference(about: Json | None) -> Json:
    if about is None:
        return {}
    reference = {"type": 0, "channel_id": about["channel_id"], "message_id": about["id"]}
    return {"type": REPLY, "message_reference": reference}


def fill(message: Json, body: Json) -> None:
    """Put into a message what the bot's request says, and nothing else."""
    for part, empty in (("content", ""), ("embeds", []), ("components", [])):
        if part in body:
            message[part] = body[part] or empty


def touch(message: Json, body: Json) -> None:
    """Note that a message is edited; the first edit after "is thinking" is its first text."""
    if message["flags"] & LOADING:
        message["flags"] &= ~LOADING
    else:
        message["edited_timestamp"] = _now()
    message["flags"] |= int(body.get("flags") or 0) & COMPONENTS_V2


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat()
