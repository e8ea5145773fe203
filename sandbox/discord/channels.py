"""What was said in each channel, in order."""

from sandbox.discord.events import Event, Events
from sandbox.discord.messages import Message


class Channels:
    """The messages of every channel; those that are deleted are kept, but marked."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._messages: dict[str, dict[str, Message]] = {}  # by channel, by message

    def all(self, channel_id: str) -> list[Message]:
        """Return what was said in a channel, oldest first."""
        return list(self._messages.get(channel_id, {}).values())

    def find(self, channel_id: str, message_id: str) -> Message | None:
        """Return a message, unless it is deleted."""
        message = self._messages.get(channel_id, {}).get(message_id)
        return None if message is None or message.deleted else message

    def post(self, message: Message) -> None:
        """Add a new message."""
        self._messages.setdefault(message.channel_id, {})[message.message_id] = message
        self._events.publish(Event("posted", message))

    def change(self, message: Message) -> None:
        """Tell that a message was edited."""
        self._events.publish(Event("edited", message))

    def delete(self, message: Message) -> None:
        """Delete a message."""
        message.deleted = True
        self._events.publish(Event("deleted", message))

    def show_form(self, reply: Message) -> None:
        """Tell that the bot opened a form."""
        self._events.publish(Event("form", reply))
