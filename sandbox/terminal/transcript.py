"""What somebody at a keyboard sees of a channel: each message when it comes or changes."""

import asyncio
import contextlib
from collections.abc import Callable

from sandbox.discord.components import MENU
from sandbox.discord.contexts import channel_id
from sandbox.discord.events import Event
from sandbox.discord.messages import Message, Reply
from sandbox.terminal.ansi import Style, clean, dim
from sandbox.terminal.form import Form, explain
from sandbox.terminal.markdown import to_text
from sandbox.terminal.render import control_text, message_text
from sandbox.world.fixtures import BOT, Place, User

_HINT = "Write {field}: and a text. An empty line sends the form, :cancel closes it."
_ASKED = "Enter goes on, and at the end sends the form; Ctrl-C closes it."


class Transcript:
    """Shows what happens where somebody is, and holds what is in front of them."""

    def __init__(self, user: User, place: Place, show: Callable[[str], None], style: Style) -> None:
        """Take what shows text to the person."""
        self.user = user
        self.place = place
        self.before: Reply | None = None  # whose controls the numbers mean
        self.form: Form | None = None
        self.on_screen = False  # somebody waits, and is asked for a form's fields one by one
        self._show = show
        self._style = style
        self._seen: dict[str, str] = {}  # messages, by id, as they were last shown

    def go(self, user: User, place: Place) -> None:
        """Be somebody, somewhere."""
        if user != self.user or place != self.place:
            self.form = None
        if place != self.place or (self.before and not self.before.concerns(user)):
            self.before = None
        self.user, self.place = user, place

    def notice(self, event: Event) -> None:
        """Show an event, if it is seen here."""
        message = event.message
        if event.kind == "form" and isinstance(message, Reply) and message.user == self.user:
            self._open(message)
        elif message and message.channel_id == channel_id(self.user, self.place):
            if not message.concerns(self.user):
                return
            if event.kind == "deleted":
                self._lose(message)
            elif not message.deleted:
                self.show(message)

    def catch_up(self, events: asyncio.Queue[Event]) -> None:
        """Show all that has happened so far."""
        with contextlib.suppress(asyncio.QueueEmpty):
            while True:
                self.notice(events.get_nowait())

    def show(self, message: Message) -> None:
        """Show a message, unless it was last shown like this."""
        if message.loading:
            if self.on_screen:
                self._show(message_text(message, self._style))
            return
        text = f"{self._body(message)}\n{control_text(message, self._style)}".rstrip("\n")
        before = self._seen.get(message.message_id)
        if text == before:
            return
        self._seen[message.message_id] = text
        if before:
            self._show(dim("(changed)", self._style))
        self._show(text)
        if isinstance(message, Reply) and message.controls:
            self.before = message
        elif self.before is message:
            self.before = None

    def line(self, message: Message) -> str:
        """Return a message in short, for a list."""
        first, *more = message_text(message).split("\n")
        return f"{message.author}: {first}{' ...' if more else ''}"

    def _body(self, message: Message) -> str:
        text = message_text(message, self._style)
        if not isinstance(message, Reply):
            return f"{self._style.mark(self._style.bold, clean(message.user.name))}: {text}"
        if message.user == self.user:
            return text
        whom = "" if message.user == BOT else f" to {message.user.name}"
        return f"{dim(f'({message.author}{whom})', self._style)}\n{text}"

    def _lose(self, message: Message) -> None:
        if self._seen.pop(message.message_id, None):
            self._show(dim("(a message was deleted)", self._style))
        if self.before is message:
            self.before = None

    def _open(self, reply: Reply) -> None:
        self.form = Form(reply)
        self._show(dim(f"(a form: {self.form.title})", self._style))
        for text in self.form.texts:
            self._show(to_text(text, self._style, self.place))
        if self.on_screen:
            self._show(dim(_ASKED, self._style))
        else:
            for field in self.form.fields:
                written = "" if field.component["type"] == MENU else self.form.draft(field)
                self._show(explain(field) + f"\n    {written}".rstrip())
            hint = _HINT.replace("{field}", self.form.fields[0].label)
            self._show(dim(hint, self._style))
