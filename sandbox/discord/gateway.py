"""The gateway: websockets on which the bot hears what happens, version 10, JSON."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from sandbox.discord.connection import Connection, Hangup
from sandbox.discord.events import Event, Events
from sandbox.discord.installs import Installs
from sandbox.errors import Json
from sandbox.world.fixtures import BOT

_DISPATCH, _IDENTIFY, _PRESENCE, _RESUME = 0, 2, 3, 6
_RECONNECT, _INVALID_SESSION, _HELLO = 7, 9, 10
_GUILDS_INTENT = 1 << 0
_PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15  # members, presences, message content
_KNOWN_INTENTS = (1 << 17) - 1 | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25
_REMEMBERED = 1000  # events a session can replay


@dataclass
class _Session:
    """What the bot has been told since it identified; outlives its connections."""

    id: str = field(default_factory=lambda: secrets.token_hex(16))
    connection: Connection | None = None
    sequence: int = 0
    events: dict[int, tuple[str, Json]] = field(default_factory=dict)

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event now, or when the bot resumes."""
        self.sequence += 1
        self.events[self.sequence] = event, data
        self.events.pop(self.sequence - _REMEMBERED, None)
        await self._send(self.sequence)

    async def replay(self, connection: Connection, seen: int) -> None:
        """Send what came after the last event seen, then go on with this connection."""
        while seen < self.sequence:  # it may grow meanwhile
            seen += 1
            event, data = self.events[seen]
            await connection.send(_DISPATCH, data, event, seen)
        self.connection = connection

    async def _send(self, sequence: int) -> None:
        if self.connection is not None:
            event, data = self.events[sequence]
            await self.connection.send(_DISPATCH, data, event, sequence)


class Gateway:
    """Every connection and session of the bot; processes that overlap each have their own."""

    def __init__(
        self,
        token: str,
        installs: Installs,
        heartbeat: float,
        events: Events,
    ) -> None:
        """Take the only valid token, and the seconds between heartbeats."""
        self.url = ""  # known once the server listens
        self.identified = 0  # sessions begun
        self._token = token
        self._heartbeat = heartbeat
        self._events = events
        self._installs = installs
        self._sessions: dict[str, _Session] = {}

    @property
    def connected(self) -> bool:
        """Whether some session of the bot has a connection now."""
        return any(session.connection for session in self._sessions.values())

    async def dispatch(self, event: str, data: Json) -> None:
        """Tell every session of the bot what happened."""
        self._note(event, data)
        for session in list(self._sessions.values()):
            await session.dispatch(event, data)

    async def ask_to_reconnect(self) -> None:
        """Send opcode 7 on every connection: the bot should come back and resume."""
        for session in list(self._sessions.values()):
            if session.connection:
                await session.connection.send(_RECONNECT, None)

    async def disconnect(self, code: int = 4000) -> None:
        """Close every connection; sessions stay, so the bot can resume."""
        for session in list(self._sessions.values()):
            connection, session.connection = session.connection, None
            if connection:
                await connection.socket.close(code=code)

    async def invalidate(self) -> None:
        """Forget every session and tell the bot with opcode 9: it must identify again."""
        sessions, self._sessions = self._sessions, {}
        for session in sessions.values():
            if session.connection:
                await session.connection.send(_INVALID_SESSION, False)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Speak with one client until it or we end the connection."""
        socket = web.WebSocketResponse(timeout=2.0, compress=False)
        await socket.prepare(request)
        connection = Connection(socket, request.query.get("compress"), self._heartbeat)
        try:
            if request.query.get("v") != "10":
                raise Hangup(4012, "Invalid API version.")
            await self._converse(connection)
        except Hangup as end:
            await socket.close(code=end.code, message=end.reason.encode())
        finally:
            self._lose(connection)
            self._events.publish(Event("connection"))
        return socket

    def _lose(self, connection: Connection) -> None:
        for session in list(self._sessions.values()):
            if session.connection is connection:
                session.connection = None
                if connection.socket.close_code in (1000, 1001):  # the bot is done with it
                    del self._sessions[session.id]

    async def _converse(self, connection: Connection) -> None:
        hello = {"heartbeat_interval": round(self._heartbeat * 1000), "_trace": []}
        await connection.send(_HELLO, hello)
        known = False
        while (payload := await connection.receive()) is not None:
            op, data = payload
            if op in (_IDENTIFY, _RESUME):
                if known:
                    raise Hangup(4005, "Already authenticated.")
                known = await (self._identify if op == _IDENTIFY else self._resume)(
                    connection, data
                )
                self._events.publish(Event("connection"))
            elif not known:
                raise Hangup(4003, "Not authenticated.")
            elif op != _PRESENCE:
                raise Hangup(4001, "Unknown opcode.")

    async def _identify(self, connection: Connection, data: Any) -> bool:
        self._authenticate(data, ("token", "properties", "intents"))
        intents = data["intents"]
        if not isinstance(intents, int) or intents & ~_KNOWN_INTENTS:
            raise Hangup(4013, "Invalid intent(s).")
        if intents & _PRIVILEGED:
            raise Hangup(4014, "Disallowed intent(s).")
        session = _Session(connection=connection)
        self._sessions[session.id] = session
        await self._begin(session, "READY", self._ready(session))
        if intents & _GUILDS_INTENT:
            for guild in self._installs.joined:
                if guild.id not in self._installs.down:
                    await self._begin(session, "GUILD_CREATE", guild.payload(self._installs.bot))
        self.identified += 1
        return True

    async def _resume(self, connection: Connection, data: Any) -> bool:
        self._authenticate(data, ("token", "session_id", "seq"))
        session, seen = self._sessions.get(data["session_id"]), data["seq"]
        if session is None or not isinstance(seen, int) or seen < session.sequence - _REMEMBERED:
            await connection.send(_INVALID_SESSION, False)
            return False
        if seen > session.sequence:
            raise Hangup(4007, "Invalid seq.")
        await session.replay(connection, seen)
        await self._begin(session, "RESUMED", {"_trace": []})
        return True

    async def _begin(self, session: _Session, event: str, data: Json) -> None:
        """Tell one session alone what it begins with."""
        self._note(event, data)
        await session.dispatch(event, data)

    def _note(self, event: str, data: Json) -> None:
        self._events.publish(Event("dispatch", detail={"t": event, "d": data}))

    def _authenticate(self, data: Any, needed: tuple[str, ...]) -> None:
        if not isinstance(data, dict) or not all(name in data for name in needed):
            raise Hangup(4002, "Error while decoding payload.")
        if not secrets.compare_digest(str(data["token"]).encode(), self._token.encode()):
            raise Hangup(4004, "Authentication failed.")

    def _ready(self, session: _Session) -> Json:
        return {
            "v": 10,
            "user": self._installs.bot.payload(),
            "application": {"id": BOT.id, "flags": 0},
            "guilds": [{"id": guild.id, "unavailable": True} for guild in self._installs.joined],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.url,
            "private_channels": [],
            "_trace": [],
        }
