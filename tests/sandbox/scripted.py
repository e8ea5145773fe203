"""A bot that speaks Discord's protocol by hand: in a test, or as a process of its own."""

import asyncio
import io
import json
import os
import signal
import sys
import zlib
from collections.abc import Coroutine
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

import aiohttp

from sandbox.discord.messages import Reply
from sandbox.errors import Json
from sandbox.profile import GRIMOIRE

OPTIONS: list[Json] = [
    {"type": 3, "name": "seed", "description": "A beginning", "required": True, "max_length": 40},
    {
        "type": 10,
        "name": "temperature",
        "description": "Daring",
        "min_value": 0.1,
        "max_value": 1.5,
    },
    {
        "type": 3,
        "name": "length",
        "description": "How far",
        "choices": [{"name": "Sentence", "value": "s"}, {"name": "Page", "value": "p"}],
    },
    {"type": 4, "name": "count", "description": "How often", "min_value": 1, "max_value": 3},
    {"type": 5, "name": "loud", "description": "Shout"},
    {"type": 3, "name": "voice", "description": "Whose", "autocomplete": True},
]
COMMANDS: list[Json] = [
    {"name": "spell", "description": "Finish a sentence", "options": OPTIONS},
    {"name": "rule", "description": "For moderators", "default_member_permissions": 32},
    {"name": "here", "description": "Servers only", "contexts": [0]},
    {
        "name": "game",
        "description": "Games",
        "options": [
            {
                "type": 1,
                "name": "start",
                "description": "Begin",
                "options": [{"type": 3, "name": "seed", "description": "A beginning"}],
            }
        ],
    },
]
MENUS: list[Json] = [
    {"name": "Finish this with a spell", "type": 3, "integration_types": [0, 1]},
    {"name": "Wave", "type": 2},
]
BUTTONS: list[Json] = [
    {
        "type": 1,
        "components": [
            {"type": 2, "style": 2, "label": "Again", "custom_id": "again"},
            {"type": 2, "style": 2, "label": "Stop", "custom_id": "stop", "disabled": True},
        ],
    }
]
APPLICATION = "1100000000000000001"
PROFILE = replace(GRIMOIRE, command=(sys.executable, "-m", "tests.sandbox.scripted"))


class ClosedError(Exception):
    """The gateway has closed the connection."""

    def __init__(self, code: int | None) -> None:
        super().__init__(code)
        self.code = code


class Wire:
    """One connection to the gateway."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.sequence = 0
        self._inflate = zlib.decompressobj()

    async def send(self, op: int, data: Any = None) -> None:
        await self.socket.send_str(json.dumps({"op": op, "d": data}))

    async def receive(self) -> Json:
        message = await self.socket.receive()
        if message.type is aiohttp.WSMsgType.BINARY:
            text = self._inflate.decompress(message.data)
        elif message.type is aiohttp.WSMsgType.TEXT:
            text = message.data
        else:
            raise ClosedError(self.socket.close_code)
        payload: Json = json.loads(text)
        self.sequence = payload["s"] or self.sequence
        return payload

    async def event(self, name: str) -> Json:
        while (payload := await self.receive())["t"] != name:
            pass
        data: Json = payload["d"]
        return data

    async def op(self, op: int) -> Json:
        while (payload := await self.receive())["op"] != op:
            pass
        return payload

    async def identify(self, token: str, intents: int = 1) -> None:
        await self.send(2, {"token": token, "properties": {}, "intents": intents})

    async def resume(self, token: str, session_id: str, sequence: int) -> None:
        await self.send(6, {"token": token, "session_id": session_id, "seq": sequence})


class ScriptedBot:
    """A connected bot with registered commands; what it does next is up to the test."""

    def __init__(self, token: str, api_url: str, gateway_url: str) -> None:
        self.token = token
        self.wire: Wire
        self.ready: Json = {}
        self._api_url = api_url
        self._gateway_url = gateway_url
        self._http: aiohttp.ClientSession
        self._wires: list[Wire] = []

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        for wire in self._wires:
            await wire.socket.close()
        await self._http.close()

    async def start(self) -> None:
        path = f"/applications/{APPLICATION}/commands"
        status, _ = await self.request("PUT", path, COMMANDS + MENUS)
        assert status == 200
        self.wire = await self.connect("zlib-stream")
        await self.wire.identify(self.token)
        self.ready = await self.wire.event("READY")
        await self.wire.event("GUILD_CREATE")
        await self.wire.event("GUILD_CREATE")

    async def connect(self, compress: str | None = None) -> Wire:
        query = {"v": "10", "encoding": "json"} | ({"compress": compress} if compress else {})
        wire = Wire(await self._http.ws_connect(self._gateway_url, params=query))
        self._wires.append(wire)
        return wire

    async def raw(
        self, method: str, path: str, body: Any = None, token: str | None = None
    ) -> aiohttp.ClientResponse:
        headers = {"Authorization": f"Bot {token or self.token}"}
        response = await self._http.request(
            method, self._api_url + path, json=body, headers=headers
        )
        await response.read()
        return response

    async def request(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        response = await self.raw(method, path, body)
        return response.status, await response.json() if await response.read() else None

    async def heard(self) -> Json:
        """Return the next interaction."""
        return await self.wire.event("INTERACTION_CREATE")

    async def answer(
        self, interaction: Json, kind: int, data: Json | None = None, query: str = ""
    ) -> tuple[int, Any]:
        path = f"/interactions/{interaction['id']}/{interaction['token']}/callback{query}"
        return await self.request("POST", path, {"type": kind, "data": data or {}})

    async def webhook(
        self, method: str, interaction: Json, path: str = "", body: Any = None
    ) -> tuple[int, Any]:
        return await self.request(
            method, f"/webhooks/{APPLICATION}/{interaction['token']}{path}", body
        )

    async def upload(
        self, interaction: Json, body: Json, files: dict[str, tuple[str, bytes]]
    ) -> tuple[int, Any]:
        """Answer with files."""
        path = f"/interactions/{interaction['id']}/{interaction['token']}/callback"
        return await self._send_files("POST", path, body, files)

    async def follow_up(
        self, interaction: Json, body: Json, files: dict[str, tuple[str, bytes]], path: str = ""
    ) -> tuple[int, Any]:
        """Send a further message with files, or edit the one of the path."""
        webhook = f"/webhooks/{APPLICATION}/{interaction['token']}{path}"
        return await self._send_files("PATCH" if path else "POST", webhook, body, files)

    async def _send_files(
        self, method: str, path: str, body: Json, files: dict[str, tuple[str, bytes]]
    ) -> tuple[int, Any]:
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("payload_json", json.dumps(body))
        for name, (filename, data) in files.items():
            file = io.BytesIO(data)
            form.add_field(name, file, filename=filename, content_type="application/octet-stream")
        async with self._http.request(method, self._api_url + path, data=form) as response:
            return response.status, await response.json() if await response.read() else None


async def answered(
    doing: Coroutine[Any, Any, Reply],
    bot: ScriptedBot,
    kind: int,
    data: Json | None = None,
    *,
    done: Json | None = None,
) -> tuple[Reply, Json]:
    """Do something, let the bot answer, and return the reply with what the bot was told.

    What is done in the end takes the place of "is thinking".
    """
    task = asyncio.create_task(doing)
    interaction = await bot.heard()
    await bot.answer(interaction, kind, data)
    if done:
        await bot.webhook("PATCH", interaction, "/messages/@original", done)
    return await task, interaction


async def _main() -> None:
    """Answer as a process until SIGTERM; what a seed says decides how."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    names = ("DISCORD_TOKEN", "DISCORD_API_URL", "DISCORD_GATEWAY_URL")
    print(f"scripted bot, level {os.environ.get('LOG_LEVEL')}", file=sys.stderr)
    async with ScriptedBot(*(os.environ[name] for name in names)) as bot:
        await bot.start()
        while True:
            interaction = await bot.heard()
            await ANSWERS.get(_seed(interaction), _tell)(bot, interaction)


def _seed(interaction: Json) -> str:
    """Return what an interaction is about: a seed, what was chosen or written, or a button."""
    data = interaction["data"]
    if messages := data.get("resolved", {}).get("messages"):
        return str(next(iter(messages.values()))["content"])
    if "components" in data:
        filled = [each for each in data["components"] if each["type"] != 10]  # which is text
        inner = [each.get("component") or each["components"][0] for each in filled]
        return ", ".join(str(each.get("value", each.get("values"))) for each in inner)
    if "values" in data:
        return ", ".join(data["values"])
    return str(data.get("options", [{}])[0].get("value", "a button"))


async def _tell(bot: ScriptedBot, interaction: Json) -> None:
    told = {"content": f"**{_seed(interaction)}** and on\\.\n-# small", "components": BUTTONS}
    await bot.answer(interaction, 4, told)


async def _ask(bot: ScriptedBot, interaction: Json) -> None:
    options = [{"label": name, "value": name.lower()} for name in ("Oz", "Narnia")]
    menu = {"type": 3, "custom_id": "voice", "placeholder": "Whose voice?", "options": options}
    rows = [*BUTTONS, {"type": 1, "components": [menu | {"max_values": 2}]}]
    await bot.answer(interaction, 4, {"content": "Choose", "components": rows})


async def _open(bot: ScriptedBot, interaction: Json) -> None:
    ending = {"type": 4, "custom_id": "ending", "label": "Ending", "style": 2, "max_length": 20}
    options = [{"label": name, "value": name.lower()} for name in ("Oz", "Narnia")]
    voice = {"type": 3, "custom_id": "voice", "options": options, "required": False}
    parts: list[Json] = [
        {"type": 10, "content": "**Once** upon a time"},
        {"type": 1, "components": [ending | {"placeholder": "and so on"}]},
        {"type": 18, "label": "Voice", "description": "Who speaks", "component": voice},
    ]
    form = {"custom_id": "form", "title": "Your line", "components": parts}
    await bot.answer(interaction, 9, form)


async def _change_later(bot: ScriptedBot, interaction: Json) -> None:
    await bot.answer(interaction, 4, {"content": "30 seconds left", "components": BUTTONS})
    await asyncio.sleep(0.3)
    over = {"content": "Time is up", "components": []}
    await bot.webhook("PATCH", interaction, "/messages/@original", over)
    await bot.webhook("POST", interaction, "", {"content": "Luna wins"})


async def _think(bot: ScriptedBot, interaction: Json) -> None:
    await bot.answer(interaction, 5)
    await asyncio.sleep(0.1)
    await bot.webhook("PATCH", interaction, "/messages/@original", {"content": "At last"})


async def _die(bot: ScriptedBot, _: Json) -> None:
    print(f"no more, {bot.token}", file=sys.stderr)
    sys.exit(7)


async def _be_silent(_: ScriptedBot, __: Json) -> None:
    pass


async def _suggest(bot: ScriptedBot, interaction: Json) -> None:
    typed = interaction["data"]["options"][-1]["value"]
    choices = [{"name": f"Voice {typed}{letter}", "value": f"{typed}{letter}"} for letter in "xy"]
    await bot.answer(interaction, 8, {"choices": choices})


ANSWERS = {
    "menu": _ask,
    "form": _open,
    "later": _change_later,
    "slow": _think,
    "die": _die,
    "silence": _be_silent,
    "hint": _suggest,
}


if __name__ == "__main__":
    try:
        asyncio.run(_main())
    except asyncio.CancelledError:
        sys.exit(0)
