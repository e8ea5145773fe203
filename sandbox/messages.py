"""What the bot says, as people see it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from sandbox.errors import Json, Refused
from sandbox.world import BOT, Guild, User, snowflake

EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15
_GIVEN_FLAGS = 1 << 2 | EPHEMERAL | 1 << 12 | COMPONENTS_V2  # those that a bot may set
_BUTTON = 2


@dataclass
class Reply:
    """One message of the bot, or its other answer; changed in place when the bot edits it."""

    user: User
    guild: Guild | None
    message: Json = field(default_factory=dict)  # Discord's object; empty until there is one
    allowed_mentions: Json | None = None  # as in the bot's latest request
    deferred: bool = False
    deleted: bool = False
    modal: Json | None = None  # the form that the bot opened instead of a message
    choices: list[Json] = field(default_factory=list)  # its autocomplete results
    followups: list["Reply"] = field(default_factory=list)
    first_response_s: float | None = None
    complete_s: float | None = None

    @property
    def message_id(self) -> str:
        """The message's id."""
        return str(self.message.get("id", ""))

    @property
    def content(self) -> str:
        """The message's text, with Discord's markup."""
        return str(self.message.get("content", ""))

    @property
    def ephemeral(self) -> bool:
        """Whether only the person who asked sees it."""
        return bool(self.message.get("flags", 0) & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it still shows that the bot is thinking."""
        return bool(self.message.get("flags", 0) & LOADING)

    @property
    def embeds(self) -> list[Json]:
        """The message's embeds, raw."""
        return list(self.message.get("embeds", ()))

    @property
    def components(self) -> list[Json]:
        """The message's components, raw."""
        return list(self.message.get("components", ()))

    @property
    def buttons(self) -> list[tuple[str, str, bool]]:
        """Label, custom id and "is disabled" of each button that reaches the bot."""
        return [
            (_label(each), each["custom_id"], bool(each.get("disabled")))
            for each in walk(self.components)
            if each["type"] == _BUTTON and "custom_id" in each
        ]

    def press(self, button: str) -> Json:
        """Return the `data` of pressing a button, named by its label or custom id."""
        for label, custom_id, disabled in self.buttons:
            if button in (label, custom_id):
                if disabled:
                    raise Refused(f"The button {label} is disabled.")
                return {"custom_id": custom_id, "component_type": _BUTTON}
        labels = ", ".join(label for label, _, _ in self.buttons) or "none"
        raise Refused(f"There is no button {button} here. Buttons: {labels}.")

    def choose(self, custom_id: str, values: list[str]) -> Json:
        """Return the `data` of choosing values in a select menu."""
        menus = {each.get("custom_id"): each for each in walk(self.components)}
        menu = menus.get(custom_id)
        if menu is None or "options" not in menu:
            raise Refused(f"There is no menu {custom_id} here.")
        unknown = set(values) - {option["value"] for option in menu["options"]}
        if unknown or not menu.get("min_values", 1) <= len(values) <= menu.get("max_values", 1):
            raise Refused("The menu does not allow this choice.")
        return {"custom_id": custom_id, "component_type": menu["type"], "values": values}


def _label(button: Json) -> str:
    return str(button.get("label") or (button.get("emoji") or {}).get("name") or "")


def walk(components: list[Json]) -> Iterator[Json]:
    """Yield every component, those inside others included."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        if accessory := component.get("accessory"):
            yield accessory


def create(body: Json, interaction: Json, about: Json | None) -> Json:
    """Return a new message that answers an interaction, and another message if it is about one."""
    channel_id = interaction["channel_id"]
    metadata: Json = {
        "id": interaction["id"],
        "type": interaction["type"],
        "user": (interaction.get("member") or interaction)["user"],
        "authorizing_integration_owners": interaction["authorizing_integration_owners"],
    }
    message: Json = {
        "id": snowflake(),
        "channel_id": channel_id,
        "type": 19 if about else 20,  # a reply to that message, or a command's answer
        "author": BOT.payload(),
        "application_id": BOT.id,
        "webhook_id": BOT.id,
        "interaction_metadata": metadata,
        "timestamp": _now(),
        "edited_timestamp": None,
        "content": "",
        "flags": int(body.get("flags") or 0) & _GIVEN_FLAGS,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        **{name: [] for name in ("mentions", "mention_roles", "attachments")},
        **{name: [] for name in ("embeds", "components")},
    }
    if about:
        reference = {"type": 0, "channel_id": channel_id, "message_id": about["id"]}
        message["message_reference"] = reference
    fill(message, body)
    return message


def fill(message: Json, body: Json) -> None:
    """Put into a message what the bot's request says, and nothing else."""
    for part, empty in (("content", ""), ("embeds", []), ("components", [])):
        if part in body:
            message[part] = body[part] or empty


def edit(message: Json, body: Json) -> None:
    """Change a message; the first edit after "is thinking" is its first text."""
    if message["flags"] & LOADING:
        message["flags"] &= ~LOADING
    else:
        message["edited_timestamp"] = _now()
    message["flags"] |= int(body.get("flags") or 0) & COMPONENTS_V2
    fill(message, body)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat()
