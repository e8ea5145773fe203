"""One websocket of the gateway: payloads, compression, heartbeats, the rate of messages."""

import asyncio
import contextlib
import json
import time
import zlib
from collections import deque
from typing import Any

from aiohttp import WSMsgType, web

HEARTBEAT, HEARTBEAT_ACK = 1, 11
_LARGEST = 4096  # bytes in a message of the bot
_RATE = (120, 60.0)  # messages of the bot, seconds


class Hangup(Exception):
    """Ends a connection with one of Discord's close codes."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Connection:
    """One websocket; what goes out is compressed if the client asked for it."""

    def __init__(
        self, socket: web.WebSocketResponse, compress: str | None, interval: float
    ) -> None:
        self.socket = socket
        self._deflate = zlib.compressobj() if compress == "zlib-stream" else None
        self._patience = interval * 1.5
        self._alive = time.monotonic()
        self._acknowledging: set[asyncio.Task[None]] = set()
        self._recent: deque[float] = deque(maxlen=_RATE[0])

    async def send(
        self, op: int, data: Any, event: str | None = None, seq: int | None = None
    ) -> None:
        """Send one payload; a client that has gone away will miss it."""
        text = json.dumps({"op": op, "d": data, "s": seq, "t": event})
        with contextlib.suppress(ConnectionError):
            if self._deflate is None:
                await self.socket.send_str(text)
            else:
                packed = self._deflate.compress(text.encode())
                await self.socket.send_bytes(packed + self._deflate.flush(zlib.Z_SYNC_FLUSH))

    async def receive(self) -> tuple[int, Any] | None:
        """Return the next operation and its data, None at the end; answers heartbeats."""
        while True:
            message = await self._frame()
            if message is None:
                return None
            op, data = self._read(message)
            if op != HEARTBEAT:
                return op, data
            self._alive = time.monotonic()
            acknowledging = asyncio.create_task(self._acknowledge())
            self._acknowledging.add(acknowledging)
            acknowledging.add_done_callback(self._acknowledging.discard)

    async def _acknowledge(self) -> None:
        # Not faster than a network: discord.py notes when it sent a heartbeat only after sending
        # it, and takes an earlier answer for one to the heartbeat before.
        await asyncio.sleep(0.1)
        await self.send(HEARTBEAT_ACK, None)

    async def _frame(self) -> str | bytes | None:
        left = self._alive + self._patience - time.monotonic()
        try:
            message = await self.socket.receive(timeout=max(left, 0.001))
        except TimeoutError:
            raise Hangup(4009, "Session timed out.") from None
        if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
            data: str | bytes = message.data
            return data
        return None

    def _read(self, message: str | bytes) -> tuple[int, Any]:
        now = time.monotonic()
        if len(self._recent) == _RATE[0] and now - self._recent[0] < _RATE[1]:
            raise Hangup(4008, "You are being rate limited.")
        self._recent.append(now)
        try:
            if len(message) > _LARGEST:
                raise ValueError("too long")
            payload = json.loads(message)
            return int(payload["op"]), payload.get("d")
        except (AttributeError, KeyError, TypeError, ValueError):
            raise Hangup(4002, "Error while decoding payload.") from None
