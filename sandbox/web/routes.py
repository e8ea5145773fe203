"""What the page asks for, done in the sandbox by the person whom the page plays."""

import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from sandbox.discord.command_limits import ON_MESSAGE, SLASH
from sandbox.discord.messages import Message, Reply
from sandbox.errors import BotExited, Json, NoAnswer, Refused
from sandbox.people import options
from sandbox.server import Sandbox
from sandbox.web import scene
from sandbox.world.fixtures import Guild, Place, User


@dataclass(frozen=True)
class _PageCall:
    """One request of the page: who does it, where, in which language, and what more it says."""

    user: User
    place: Place
    locale: str
    body: Json

    def text(self, name: str) -> str:
        value = self.body.get(name)
        if not isinstance(value, str):
            raise Refused(f"The page did not say {name}.")
        return value


_Act = Callable[[_PageCall], Awaitable[Json]]


class Routes:
    """One POST route for each thing that a person can do; bodies and answers are JSON."""

    def __init__(self, discord: Sandbox) -> None:
        self._discord = discord
        self._forms: dict[str, Reply] = {}  # those that the bot opened, by an id of ours

    def add_to(self, app: web.Application) -> None:
        """Register every route."""
        acts: dict[str, _Act] = {
            "commands": self._commands,
            "suggest": self._suggest,
            "say": self._say,
            "dismiss": self._dismiss,
            "cast": self._cast,
            "use": self._use,
            "click": self._click,
            "select": self._select,
            "submit": self._submit,
        }
        for name, act in acts.items():
            app.router.add_post(f"/api/{name}", self._handler(act))

    def _handler(self, act: _Act) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Return the handler around an action, which tells of what goes wrong in one sentence."""

        async def handle(request: web.Request) -> web.Response:
            try:
                return web.json_response(await act(self._read(await request.text())))
            except Refused as error:
                return _failure(422, "refused", error)
            except (NoAnswer, BotExited) as error:
                return _failure(504, "no_answer", error)

        return handle

    def _read(self, text: str) -> _PageCall:
        try:
            body = json.loads(text)
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise Refused("The page sent something else than JSON.")
        return _PageCall(
            scene.find_person(body.get("person")),
            scene.find_place(body.get("place")),
            scene.check_locale(body.get("locale")),
            body,
        )

    async def _commands(self, call: _PageCall) -> Json:
        """Return the commands that Discord's client would list."""
        known = [
            command
            for kind in (SLASH, ON_MESSAGE)
            for command in self._discord.usable(call.user, call.place, kind).values()
        ]
        return {"commands": [each for each in known if _is_listed(each, call)]}

    async def _suggest(self, call: _PageCall) -> Json:
        line = call.text("line")
        choices = await self._discord.suggest(line, call.user, call.place, call.locale)
        return {"choices": choices}

    async def _say(self, call: _PageCall) -> Json:
        self._discord.say(call.text("text"), call.user, call.place)
        return {}

    async def _dismiss(self, call: _PageCall) -> Json:
        self._discord.delete(self._message(call), call.user)
        return {}

    async def _cast(self, call: _PageCall) -> Json:
        line = call.text("line")
        return self._offer(await self._discord.cast(line, call.user, call.place, call.locale))

    async def _use(self, call: _PageCall) -> Json:
        target, name = self._message(call), call.text("command")
        reply = await self._discord.use(name, target, call.user, call.place, call.locale)
        return self._offer(reply)

    async def _click(self, call: _PageCall) -> Json:
        reply, button = self._reply(call), call.text("custom_id")
        return self._offer(await self._discord.click(reply, button, call.user, call.locale))

    async def _select(self, call: _PageCall) -> Json:
        reply, menu, values = self._reply(call), call.text("custom_id"), call.body.get("values")
        if not isinstance(values, list):
            raise Refused("The page did not say which values.")
        chosen = [str(value) for value in values]
        return self._offer(await self._discord.select(reply, menu, chosen, call.user, call.locale))

    async def _submit(self, call: _PageCall) -> Json:
        form, values = self._forms.get(call.text("modal_id")), call.body.get("values")
        if form is None or not isinstance(values, dict):
            raise Refused("This form is no longer open.")
        await self._discord.submit(form, values, call.user, call.locale)
        del self._forms[call.text("modal_id")]
        return {}

    def _message(self, call: _PageCall) -> Message:
        wanted = call.text("message_id")
        for message in reversed(self._discord.history(call.user, call.place)):
            if message.message_id == wanted:
                return message
        raise Refused("This message has been deleted.")

    def _reply(self, call: _PageCall) -> Reply:
        message = self._message(call)
        if not isinstance(message, Reply):
            raise Refused("There is nothing to press here.")
        return message

    def _offer(self, reply: Reply) -> Json:
        """Return the form that the bot opened, if it did."""
        if reply.modal is None or reply.submitted:
            return {}
        form_id = secrets.token_hex(8)
        self._forms[form_id] = reply
        return {"modal_id": form_id, "modal": reply.modal}


def _is_listed(command: Json, call: _PageCall) -> bool:
    try:
        if isinstance(call.place, Guild):
            options.check_permissions(command, "", call.place.permissions(call.user))
    except Refused:
        return False
    return True


def _failure(status: int, kind: str, error: Exception) -> web.Response:
    return web.json_response({"kind": kind, "sentence": str(error)}, status=status)
