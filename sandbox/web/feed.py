"""What happens in the sandbox, as lines of JSON to every open page."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Iterator

from aiohttp import web

from sandbox.discord.events import Event
from sandbox.errors import Json
from sandbox.server import Sandbox
from sandbox.web import scene
from sandbox.web.feed_events import command_label, dispatch_event, message_event, request_event
from sandbox.world.fixtures import PEOPLE
from sandbox.world.lookup import PLACES

_KEPT = 500  # events and requests that a page opened later still gets
_PAUSE = 15.0  # seconds of silence after which a line shows whether the page is still there


class Feed:
    """Tells every page what there is already, and then what happens."""

    def __init__(self, discord: Sandbox) -> None:
        self._discord = discord
        self._wire: deque[Json] = deque(maxlen=_KEPT)
        self._used: dict[str, str] = {}  # the command of an interaction, by its id
        self._pages: set[asyncio.Queue[Json | None]] = set()

    async def run(self, _: web.Application) -> AsyncIterator[None]:
        """Listen to the sandbox as long as the page's server runs."""
        listening = asyncio.create_task(self._listen())
        yield
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)

    async def end(self, _: web.Application) -> None:
        """Let every open page's connection end."""
        self._broadcast(None)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Send lines until the page goes away."""
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        for event in self._so_far():
            queue.put_nowait(event)
        self._pages.add(queue)
        try:
            await response.prepare(request)
            async for line in _lines(queue):
                await response.write(line)
        except ConnectionError:
            pass  # the page was closed or reloaded
        finally:
            self._pages.remove(queue)
        return response

    def _so_far(self) -> Iterator[Json]:
        discord = self._discord
        seen = {
            message.message_id: message
            for place in PLACES.values()
            for user in PEOPLE.values()
            for message in discord.history(user, place)
        }
        messages = sorted(seen.values(), key=lambda each: int(each.message_id))
        yield scene.world(discord) | {
            "connected": discord.gateway.connected,
            "messages": [message_event(each, self._used) for each in messages],
        }
        yield from self._wire

    async def _listen(self) -> None:
        with self._discord.events.watch() as events:
            while True:
                self._broadcast(self._page_event(await events.get()))

    def _broadcast(self, event: Json | None) -> None:
        for queue in self._pages:
            queue.put_nowait(event)

    def _page_event(self, event: Event) -> Json:
        if event.kind == "request":
            return self._keep(request_event(event.detail))
        if event.kind == "dispatch":
            name, data = event.detail["t"], event.detail["d"]
            if label := command_label(data):
                self._used[data["id"]] = label
            return self._keep(dispatch_event(name, data))
        if event.kind in ("posted", "edited") and event.message:
            return message_event(event.message, self._used)
        if event.kind == "deleted" and event.message:
            return {"type": "deleted", "id": event.message.message_id}
        return self._connection() if event.kind == "connection" else {"type": event.kind}

    def _keep(self, event: Json) -> Json:
        self._wire.append(event)
        return event

    def _connection(self) -> Json:
        return {"type": "bot", "connected": self._discord.gateway.connected}


async def _lines(queue: asyncio.Queue[Json | None]) -> AsyncIterator[bytes]:
    """Yield each event as a line, and an empty one in silence; end at None."""
    while True:
        try:
            event = await asyncio.wait_for(queue.get(), _PAUSE)
        except TimeoutError:
            yield b"\n"
            continue
        if event is None:
            return
        yield json.dumps(event).encode() + b"\n"
