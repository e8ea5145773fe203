"""Interactions: what people do, told to the bot, and the bot's answers, held to Discord's rules."""

import secrets

from sandbox.discord import contexts, modals
from sandbox.discord.channels import Channels
from sandbox.discord.files import SIZE_LIMIT, Uploads
from sandbox.discord.installs import Installs
from sandbox.discord.interaction import AUTOCOMPLETE, COMMAND, COMPONENT, SUBMIT, Interaction
from sandbox.discord.message_limits import check_choices
from sandbox.discord.messages import EPHEMERAL, LOADING, Reply
from sandbox.discord.posting import Poster
from sandbox.discord.validation import refuse_invalid
from sandbox.errors import ApiError, Json
from sandbox.world.fixtures import BOT, snowflake

__all__ = ["AUTOCOMPLETE", "COMMAND", "COMPONENT", "SUBMIT", "Interactions"]

MESSAGE, THINK, ACKNOWLEDGE, UPDATE, SUGGEST, MODAL = 4, 5, 6, 7, 8, 9  # kinds of answer
_ANSWERS = {
    COMMAND: (MESSAGE, THINK, MODAL),
    COMPONENT: (MESSAGE, THINK, ACKNOWLEDGE, UPDATE, MODAL),
    AUTOCOMPLETE: (SUGGEST,),
    SUBMIT: (MESSAGE, THINK, ACKNOWLEDGE, UPDATE),  # the last only where there is a message
}


class Interactions:
    """Opens interactions, and takes the bot's answers to them.

    Every method that takes an answer raises ApiError with Discord's code where Discord would.
    """

    def __init__(
        self,
        deadline: float,
        token_life: float,
        channels: Channels,
        poster: Poster,
        installs: Installs,
    ) -> None:
        self._deadline = deadline
        self._token_life = token_life
        self._channels = channels
        self._poster = poster
        self._installs = installs
        self._open: dict[str, Interaction] = {}  # by token

    def open(
        self, kind: int, data: Json, reply: Reply, locale: str, form: Reply | None = None
    ) -> Interaction:
        """Let the reply's user do something: a command, a click on its source, sending a form."""
        payload = {
            "id": snowflake(),
            "application_id": BOT.id,
            "type": kind,
            "token": secrets.token_urlsafe(48),
            "version": 1,
            "data": data,
            "locale": locale,
            "entitlements": [],
            "attachment_size_limit": SIZE_LIMIT,
            **contexts.context_payload(
                reply.user, self._installs.current(reply.guild), self._owners(reply)
            ),
        }
        if reply.source:
            payload["message"] = dict(reply.source.message)  # as it is now
        self._forget()
        interaction = Interaction(self._installs.bot, payload, reply, form.opener if form else None)
        self._open[payload["token"]] = interaction
        return interaction

    def respond(self, interaction_id: str, token: str, body: Json, uploads: Uploads) -> Json:
        """Take the first answer; return Discord's account of it."""
        interaction = self._open.get(token)
        if interaction is None or interaction.payload["id"] != interaction_id:
            raise ApiError(404, 10062, "Unknown interaction")
        if interaction.answer is not None:
            raise ApiError(400, 40060, "Interaction has already been acknowledged.")
        if interaction.age > self._deadline:
            raise ApiError(404, 10062, "Unknown interaction")
        kind, data = body.get("type"), body.get("data") or {}
        fitting = _ANSWERS[interaction.payload["type"]]
        if kind not in fitting or (kind == UPDATE and interaction.source is None):
            message = f"Value must be one of {{{', '.join(map(str, fitting))}}}."
            refuse_invalid([("type", "BASE_TYPE_CHOICES", message)])
        self._apply(interaction, int(body["type"]), data, uploads)
        return interaction.account()

    def follow_up(self, token: str, body: Json, uploads: Uploads) -> Json:
        """Take a further message; the first one after "is thinking" takes its place."""
        interaction = self._acknowledged(token)
        if interaction.reply.loading and not interaction.reply.deleted:
            return self.edit(token, "@original", body, uploads)
        interaction.check_follow_ups()
        reply = interaction.reply
        follow_up = Reply(interaction.user, reply.guild)
        message = interaction.message(body, reply.message or None)
        self._poster.post(follow_up, message, body, uploads)
        interaction.own[follow_up.message_id] = follow_up
        interaction.follow_ups.append(follow_up)
        reply.followups.append(follow_up)
        interaction.complete()
        return follow_up.message

    def edit(self, token: str, message_id: str, body: Json, uploads: Uploads) -> Json:
        """Take an edit of a message that this token reaches."""
        interaction, reply = self._message(token, message_id)
        self._poster.edit(reply, body, uploads)
        interaction.complete()
        return reply.message

    def fetch(self, token: str, message_id: str) -> Json:
        """Return a message that this token reaches."""
        return self._message(token, message_id)[1].message

    def delete(self, token: str, message_id: str) -> None:
        """Delete a message that this token reaches."""
        interaction, reply = self._message(token, message_id)
        self._channels.delete(reply)
        interaction.complete()

    def _owners(self, reply: Reply) -> Json:
        return reply.owners or self._installs.of_message(reply.source or reply)

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

    def _apply(self, interaction: Interaction, kind: int, data: Json, uploads: Uploads) -> None:
        reply, source = interaction.reply, interaction.source
        if kind in (ACKNOWLEDGE, UPDATE) and source:
            if kind == UPDATE:
                self._poster.edit(source, data, uploads, "data.")
            reply = interaction.reply = source
            interaction.own[source.message_id] = interaction.own["@original"] = source
        elif kind in (MESSAGE, THINK):
            self._answer(interaction, kind, data, uploads)
        elif kind == MODAL:
            modals.check(data)
            reply.modal, reply.opener = data, interaction.metadata
            self._channels.show_form(reply)
        elif kind == SUGGEST:
            choices = data.get("choices") or []
            check_choices(choices)
            reply.choices = choices
        reply.deferred = kind in (THINK, ACKNOWLEDGE)
        interaction.answer, reply.first_response_s = kind, interaction.age
        interaction.answered.set()
        if kind != THINK:  # after ACKNOWLEDGE nobody sees that anything is to come
            interaction.complete()

    def _answer(self, interaction: Interaction, kind: int, data: Json, uploads: Uploads) -> None:
        """Make the reply a new message."""
        reply, source = interaction.reply, interaction.source
        about = source.message if source else None
        if kind == MESSAGE:
            message = interaction.message(data, about)
            self._poster.post(reply, message, data, uploads, "data.")
        else:
            flags = int(data.get("flags") or 0) & EPHEMERAL
            reply.message = interaction.message({"flags": flags}, about)
            reply.message["flags"] |= LOADING
            self._channels.post(reply)
        interaction.own[reply.message_id] = interaction.own["@original"] = reply
