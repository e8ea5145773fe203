"""Interactions: what people do, told to the bot, and the bot's answers, held to Discord's rules."""

import asyncio
import secrets
import time
from dataclasses import dataclass, field

from sandbox import messages
from sandbox.checks import check
from sandbox.errors import ApiError, Json, refuse_invalid
from sandbox.messages import LOADING, Reply
from sandbox.world import BOT, DIRECT, Guild, User, snowflake

COMMAND, COMPONENT, AUTOCOMPLETE = 2, 3, 4  # kinds of interaction
MESSAGE, THINK, ACKNOWLEDGE, UPDATE, SUGGEST, MODAL = 4, 5, 6, 7, 8, 9  # kinds of answer
_ANSWERS = {
    COMMAND: (MESSAGE, THINK, MODAL),
    COMPONENT: (MESSAGE, THINK, ACKNOWLEDGE, UPDATE, MODAL),
    AUTOCOMPLETE: (SUGGEST,),
}


@dataclass
class Interaction:
    """Something a person did, and what the bot has answered so far."""

    payload: Json
    reply: Reply
    source: Reply | None  # the message whose button was pressed
    opened: float = field(default_factory=time.monotonic)
    answer: int | None = None
    own: dict[str, Reply] = field(default_factory=dict)  # messages that its token reaches
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    completed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def age(self) -> float:
        """Seconds since it happened."""
        return time.monotonic() - self.opened

    def complete(self) -> None:
        """Note that the person now sees what they wait for."""
        if not self.completed.is_set():
            self.reply.complete_s = self.age
            self.completed.set()


class Interactions:
    """Opens interactions, and takes the bot's answers to them.

    Every method that takes an answer raises ApiError with Discord's code where Discord would.
    """

    def __init__(self, deadline: float, token_life: float) -> None:
        self._deadline = deadline
        self._token_life = token_life
        self._open: dict[str, Interaction] = {}  # by token

    def open(
        self, kind: int, data: Json, reply: Reply, locale: str, source: Reply | None = None
    ) -> Interaction:
        """Let the reply's user do something there, perhaps with a component of a message."""
        payload = {
            "id": snowflake(),
            "application_id": BOT.id,
            "type": kind,
            "token": secrets.token_urlsafe(48),
            "version": 1,
            "data": data,
            "locale": locale,
            "entitlements": [],
            "attachment_size_limit": 10 * 1024 * 1024,
            **_place(reply.user, reply.guild),
        }
        if source:
            payload["message"] = dict(source.message)  # as it is now
        self._forget()
        interaction = self._open[payload["token"]] = Interaction(payload, reply, source)
        return interaction

    def respond(self, interaction_id: str, token: str, body: Json) -> Json:
        """Take the first answer; return Discord's account of it."""
        interaction = self._open.get(token)
        if interaction is None or interaction.payload["id"] != interaction_id:
            raise ApiError(404, 10062, "Unknown interaction")
        if interaction.answer is not None:
            raise ApiError(400, 40060, "Interaction has already been acknowledged.")
        if interaction.age > self._deadline:
            raise ApiError(404, 10062, "Unknown interaction")
        kind, data = body.get("type"), body.get("data") or {}
        if kind not in _ANSWERS[interaction.payload["type"]]:
            message = "This answer does not fit the interaction."
            refuse_invalid([("type", "BASE_TYPE_CHOICES", message)])
        self._apply(interaction, int(body["type"]), data)
        return _account(interaction)

    def follow_up(self, token: str, body: Json) -> Json:
        """Take a further message; the first one after "is thinking" takes its place."""
        interaction = self._acknowledged(token)
        if interaction.reply.loading:
            return self.edit(token, "@original", body)
        check(body)
        reply = interaction.reply
        follow_up = Reply(reply.user, reply.guild)
        _post(interaction, follow_up, body, reply.message or None)
        reply.followups.append(follow_up)
        interaction.complete()
        return follow_up.message

    def edit(self, token: str, message_id: str, body: Json) -> Json:
        """Take an edit of a message that this token reaches."""
        interaction, reply = self._message(token, message_id)
        check(body, before=reply.message)
        messages.edit(reply.message, body)
        reply.allowed_mentions = body.get("allowed_mentions")
        interaction.complete()
        return reply.message

    def fetch(self, token: str, message_id: str) -> Json:
        """Return a message that this token reaches."""
        return self._message(token, message_id)[1].message

    def delete(self, token: str, message_id: str) -> None:
        """Delete a message that this token reaches."""
        interaction, reply = self._message(token, message_id)
        reply.deleted = True
        interaction.complete()

    def _forget(self) -> None:
        # The oldest come first: under load, looking at all of them each time would take long.
        while self._open:
            token = next(iter(self._open))
            if self._open[token].age < self._token_life * 2:
                return
            del self._open[token]

    def _acknowledged(self, token: str) -> Interaction:
        interaction = self._open.get(token)
        if interaction is None or interaction.age > self._token_life:
            raise ApiError(401, 50027, "Invalid Webhook Token")
        if interaction.answer is None:
            raise ApiError(404, 10015, "Unknown Webhook")
        return interaction

    def _message(self, token: str, message_id: str) -> tuple[Interaction, Reply]:
        interaction = self._acknowledged(token)
        reply = interaction.own.get(message_id)
        if reply is None or reply.deleted:
            raise ApiError(404, 10008, "Unknown Message")
        return interaction, reply

    def _apply(self, interaction: Interaction, kind: int, data: Json) -> None:
        if kind in (MESSAGE, UPDATE):
            source = interaction.source
            before = source.message if kind == UPDATE and source else None
            check(data, "data.", before=before)
        if kind in (ACKNOWLEDGE, UPDATE) and interaction.source:
            interaction.reply = interaction.source
            reached = "@original", interaction.source.message_id
            interaction.own |= dict.fromkeys(reached, interaction.source)
        reply = interaction.reply
        if kind == UPDATE:
            messages.edit(reply.message, data)
            reply.allowed_mentions = data.get("allowed_mentions")
        elif kind in (MESSAGE, THINK):
            about = interaction.source.message if interaction.source else None
            _post(interaction, reply, data, about)
            interaction.own["@original"] = reply
            if kind == THINK:
                reply.message["flags"] |= LOADING
        elif kind == MODAL:
            reply.modal = data
        elif kind == SUGGEST:
            reply.choices = data.get("choices") or []
        reply.deferred = kind in (THINK, ACKNOWLEDGE)
        interaction.answer, reply.first_response_s = kind, interaction.age
        interaction.answered.set()
        if not reply.deferred:
            interaction.complete()


def _place(user: User, guild: Guild | None) -> Json:
    """Return what an interaction tells about who did it and where."""
    if guild is None:
        return {
            "user": user.payload(),
            "channel_id": user.dm,
            "channel": user.dm_payload(),
            "context": 1,
            "authorizing_integration_owners": {"0": "0"},
            "app_permissions": str(DIRECT),
        }
    permissions = str(guild.permissions(user))
    return {
        "guild_id": guild.id,
        "guild": {"id": guild.id, "locale": guild.locale, "features": []},
        "guild_locale": guild.locale,
        "member": guild.member(user) | {"permissions": permissions},
        "channel_id": guild.channel_id,
        "channel": guild.channel() | {"permissions": permissions},
        "context": 0,
        "authorizing_integration_owners": {"0": guild.id},
        "app_permissions": str(guild.permissions(BOT)),
    }


def _post(interaction: Interaction, reply: Reply, body: Json, about: Json | None) -> None:
    """Make the reply a new message, which the interaction's token can reach from now on."""
    reply.message = messages.create(body, interaction.payload, about)
    reply.allowed_mentions = body.get("allowed_mentions")
    interaction.own[reply.message_id] = reply


def _account(interaction: Interaction) -> Json:
    """Return what Discord answers to `with_response=true`."""
    payload, reply = interaction.payload, interaction.reply
    told: Json = {"id": payload["id"], "type": payload["type"]}
    resource: Json = {"type": interaction.answer}
    if reply.message:
        told |= {
            "response_message_id": reply.message_id,
            "response_message_loading": reply.loading,
            "response_message_ephemeral": reply.ephemeral,
        }
        resource["message"] = reply.message
    return {"interaction": told, "resource": resource}
