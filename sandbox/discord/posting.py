"""The messages of the bot on their way into a channel: checked, with files, written, changed."""

from sandbox.discord import payloads
from sandbox.discord.channels import Channels
from sandbox.discord.files import Attachment, Files, Uploads, resolve, shows
from sandbox.discord.message_limits import check
from sandbox.discord.messages import Reply
from sandbox.errors import Json


class Poster:
    """Posts and edits; both raise ApiError if Discord refuses the request."""

    def __init__(self, channels: Channels, files: Files) -> None:
        self._channels = channels
        self._files = files

    def post(
        self, reply: Reply, message: Json, body: Json, uploads: Uploads, path: str = ""
    ) -> None:
        """Make a reply a new message with what a request says."""
        attached = self._files.attached([], body, uploads, path)
        check(body, path, attached)
        reply.message = message
        self._fill(reply, body, attached)
        self._channels.post(reply)

    def edit(self, reply: Reply, body: Json, uploads: Uploads, path: str = "") -> None:
        """Change a message as a request says."""
        attached = self._files.attached(reply.attachments, body, uploads, path)
        check(body, path, attached, before=reply.message)
        payloads.touch(reply.message, body)
        self._fill(reply, body, attached)
        self._channels.change(reply)

    def _fill(self, reply: Reply, body: Json, attached: list[Attachment]) -> None:
        message = reply.message
        payloads.fill(message, body)
        for part in ("embeds", "components"):
            message[part] = resolve(message[part], attached)
        # Pictures of embeds are not shown twice.
        apart = [each for each in attached if not shows(message["embeds"], each.url)]
        message["attachments"] = [each.payload() for each in apart]
        reply.attachments, reply.allowed_mentions = attached, body.get("allowed_mentions")
        self._files.publish(attached)
