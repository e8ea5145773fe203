"""One interaction: something a person did, and what the bot has answered so far."""

import asyncio
import time

from sandbox.discord import payloads
from sandbox.discord.command_limits import ON_MESSAGE, ON_USER, SLASH
from sandbox.discord.messages import Reply
from sandbox.errors import ApiError, Json
from sandbox.world.fixtures import User

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5  # kinds
_FOLLOW_UPS = 5  # where the bot is installed to an account alone


class Interaction:
    """What was done, by whom, and the messages that came of it."""

    def __init__(self, bot: User, payload: Json, reply: Reply, opener: Json | None) -> None:
        """Take who answers, what it is told, the reply-to-be, and of a form what opened it."""
        self.bot = bot
        self.payload = payload
        self.user = reply.user
        self.source = reply.source  # the message whose component was used, or its form sent
        self.reply = reply  # becomes the source if the bot changes that instead
        self.metadata = _metadata(payload, opener)
        self.answer: int | None = None
        self.own: dict[str, Reply] = {}  # messages that its token reaches
        self.follow_ups: list[Reply] = []
        self.answered = asyncio.Event()
        self.completed = asyncio.Event()
        self._opened = time.monotonic()

    @property
    def age(self) -> float:
        """Seconds since it happened."""
        return time.monotonic() - self._opened

    def complete(self) -> None:
        """Note that the person now sees what they wait for."""
        if not self.completed.is_set():
            self.reply.complete_s = self.age
            self.completed.set()

    def check_follow_ups(self) -> None:
        """Raise ApiError if the bot may not send a further message."""
        by_account_only = "0" not in self.payload["authorizing_integration_owners"]
        if by_account_only and len(self.follow_ups) >= _FOLLOW_UPS:
            message = "This interaction has hit the maximum number of follow up messages"
            raise ApiError(400, 40094, message)

    def message(self, body: Json, about: Json | None) -> Json:
        """Return a new message that answers it, perhaps in reply to another message."""
        payload = self.payload
        of_menu = payload["type"] == COMMAND and payload["data"]["type"] != SLASH
        kind = payloads.MENU if of_menu else payloads.SLASH
        return payloads.answer(self.bot, body, payload["channel_id"], self.metadata, kind, about)

    def account(self) -> Json:
        """Return what Discord answers to `with_response=true`."""
        payload, reply = self.payload, self.reply
        told: Json = {"id": payload["id"], "type": payload["type"]}
        resource: Json = {"type": self.answer}
        if reply.message:
            told |= {
                "response_message_id": reply.message_id,
                "response_message_loading": reply.loading,
                "response_message_ephemeral": reply.ephemeral,
            }
            resource["message"] = reply.message
        return {"interaction": told, "resource": resource}


def _metadata(payload: Json, opener: Json | None) -> Json:
    """Return what messages tell about an interaction."""
    metadata: Json = {
        "id": payload["id"],
        "type": payload["type"],
        "user": (payload.get("member") or payload)["user"],
        "authorizing_integration_owners": payload["authorizing_integration_owners"],
    }
    data = payload["data"]
    if payload["type"] == COMPONENT:
        metadata["interacted_message_id"] = payload["message"]["id"]
    if payload["type"] == COMMAND and data["type"] == ON_MESSAGE:
        metadata["target_message_id"] = data["target_id"]
    if payload["type"] == COMMAND and data["type"] == ON_USER:
        metadata["target_user"] = data["resolved"]["users"][data["target_id"]]
    if opener:
        metadata["triggering_interaction_metadata"] = opener
    return metadata
