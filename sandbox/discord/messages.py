"""Messages as people see them: what somebody wrote, and what the bot answers."""

from dataclasses import dataclass, field

from sandbox.discord.components import BUTTON, MENU, walk
from sandbox.discord.files import Attachment
from sandbox.discord.menus import chosen
from sandbox.errors import Json, Refused
from sandbox.world.fixtures import Group, Place, User

EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15


@dataclass(eq=False)
class Message:
    """One message in a channel; changed in place when it is edited."""

    user: User  # who wrote it; of the bot's messages, who asked for it
    guild: Place
    message: Json = field(default_factory=dict)  # Discord's object; empty until there is one
    deleted: bool = False
    attachments: list[Attachment] = field(default_factory=list)

    @property
    def message_id(self) -> str:
        """The message's id."""
        return str(self.message.get("id", ""))

    @property
    def channel_id(self) -> str:
        """The channel that it is in."""
        return str(self.message.get("channel_id", ""))

    @property
    def author(self) -> str:
        """The name under which it is shown."""
        author = self.message["author"]
        return str(author["global_name"] or author["username"])

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
            for each in self.controls
            if each["type"] == BUTTON
        ]

    @property
    def controls(self) -> list[Json]:
        """The buttons that reach the bot and the select menus with options, raw."""
        return [
            each
            for each in walk(self.components)
            if each["type"] == MENU or (each["type"] == BUTTON and "custom_id" in each)
        ]

    @property
    def menus(self) -> list[Json]:
        """The message's select menus with options, raw."""
        return [each for each in self.controls if each["type"] == MENU]

    def concerns(self, user: User) -> bool:
        """Whether somebody sees, or saw, this message; a DM is between one person and the bot."""
        if isinstance(self.guild, Group) and user not in self.guild.members:
            return False
        return user == self.user or not (self.ephemeral or self.guild is None)

    def press(self, button: str) -> Json:
        """Return the `data` of pressing a button, named by its label or custom id."""
        for label, custom_id, disabled in self.buttons:
            if button in (label, custom_id):
                if disabled:
                    raise Refused(f"The button {label} is disabled.")
                return {"custom_id": custom_id, "component_type": BUTTON}
        labels = ", ".join(label for label, _, _ in self.buttons) or "none"
        raise Refused(f"There is no button {button} here. Buttons: {labels}.")

    def choose(self, custom_id: str, values: list[str]) -> Json:
        """Return the `data` of choosing options, by value or label, in a select menu."""
        menu = next((each for each in self.menus if each["custom_id"] == custom_id), None)
        if menu is None:
            raise Refused(f"There is no menu {custom_id} here.")
        name = str(menu.get("placeholder") or "this menu").rstrip("?!.:\u2026")
        if menu.get("disabled"):
            raise Refused(f"{name} is disabled.")
        values = chosen(menu, values, name)
        return {"custom_id": custom_id, "component_type": MENU, "values": values}


@dataclass(eq=False)
class Reply(Message):
    """What the bot answers, mostly a message; changed in place when the bot edits it."""

    allowed_mentions: Json | None = None  # as in the bot's latest request
    deferred: bool = False
    modal: Json | None = None  # the form that the bot opened instead of a message
    submitted: bool = False  # the form was sent and answered, so that it is closed
    source: "Reply | None" = None  # the message whose button, menu or form brought this
    owners: Json = field(default_factory=dict)  # for whom the bot is installed there
    opener: Json = field(default_factory=dict)  # Discord's account of what opened the form
    choices: list[Json] = field(default_factory=list)  # autocomplete results
    followups: list["Reply"] = field(default_factory=list)
    first_response_s: float | None = None
    complete_s: float | None = None


def _label(button: Json) -> str:
    return str(button.get("label") or (button.get("emoji") or {}).get("name") or "")
