"""The sandbox itself: Discord on a loopback port, and the people who use it.

Every client, in a terminal, in a test or on a web page, goes through this one object.
"""

import asyncio
import os
import secrets
from collections.abc import Awaitable
from typing import Protocol, Self

from aiohttp import web

from sandbox import modals, options
from sandbox.commands import Commands
from sandbox.errors import BotExited, Json, NoAnswer, PortTaken, Refused
from sandbox.gateway import Gateway
from sandbox.interactions import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    SUBMIT,
    Interactions,
)
from sandbox.messages import Reply
from sandbox.rest import Request, Rest
from sandbox.world import (
    GUILDS,
    MEMBER,
    MODERATOR,
    PLAYER,
    Guild,
    User,
)

__all__ = ["Process", "Reply", "Request", "Sandbox"]

_HOST = "127.0.0.1"


class Process(Protocol):
    """What the sandbox wants to know of the bot's process, if it is told of one."""

    exited: asyncio.Event

    def last_words(self) -> str:
        """Return one line on how the process ended."""


class Sandbox:
    """Discord for one bot in some servers, as long as the `async with` lasts.

    Raises PortTaken on entering if the port is in use; port 0 takes any free one. The deadline
    for a first answer, the life of an interaction's token, how long people wait for the rest of
    a deferred answer, and the heartbeat are all in seconds.
    """

    moderator: User = MODERATOR
    member: User = MEMBER
    player: User = PLAYER

    def __init__(
        self,
        port: int = 0,
        *,
        guilds: tuple[Guild, ...] = GUILDS,
        deadline: float = 3.0,
        token_life: float = 900.0,
        patience: float = 60.0,
        heartbeat: float = 41.25,
    ) -> None:
        self.port = port
        self.guilds = guilds
        # Three parts, as in Discord's tokens; valid here only, and only until the sandbox ends.
        self.token = ".".join(secrets.token_urlsafe(size) for size in (18, 4, 28))
        self.commands = Commands()
        self.gateway = Gateway(self.token, guilds, heartbeat, self._changed)
        self._deadline = deadline
        self._patience = patience
        self._interactions = Interactions(deadline, token_life)
        self._rest = Rest(
            self.token, self.commands, self._interactions, self.gateway, self._changed
        )
        self._bots: list[Process] = []
        self._sessions_before = 0  # begun before the latest process started
        self._change = asyncio.Condition()
        self._runner: web.AppRunner

    @property
    def api_url(self) -> str:
        """Where the REST API is."""
        return f"http://{_HOST}:{self.port}/api/v10"

    @property
    def gateway_url(self) -> str:
        """Where the gateway is."""
        return f"ws://{_HOST}:{self.port}/gateway"

    @property
    def requests(self) -> list[Request]:
        """Every REST request of the bot so far."""
        return self._rest.requests

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/gateway/", self.gateway.serve)
        self._rest.add_to(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, _HOST, self.port)
        try:
            await site.start()
        except (OSError, OverflowError) as error:
            await self._runner.cleanup()
            reason = os.strerror(error.errno or 0) if isinstance(error, OSError) else error
            raise PortTaken(f"Port {self.port} cannot be used: {reason}.") from None
        self.port = self._runner.addresses[0][1]
        self.gateway.url = self.gateway_url
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.gateway.disconnect(1001)
        await self._runner.cleanup()

    def attach(self, process: Process) -> None:
        """Watch a process of the bot: waiting for it ends when it does."""
        self._bots.append(process)
        self._sessions_before = self.gateway.identified

    def detach(self, process: Process) -> None:
        """Watch a process no longer."""
        self._bots.remove(process)

    async def ready(self, timeout: float = 20.0) -> None:  # noqa: ASYNC109  # the sentence needs it
        """Wait until the bot is connected, knows its servers and has its commands registered.

        Raises BotExited if its process ended, NoAnswer if it did not come in time.
        """
        await self._wait(self._until_ready(), timeout, f"The bot did not connect in {timeout:g} s.")

    async def cast(
        self,
        line: str,
        user: User = MEMBER,
        guild: Guild | None = GUILDS[0],
        locale: str = "en-US",
    ) -> Reply:
        """Type a slash command in a server, or in a DM (None), and wait for the whole answer.

        Raises Refused if Discord's client would not send it, NoAnswer if the bot does not answer.
        """
        typed = self._find(line, user, guild)
        data = typed.data(options.complete(typed))
        return await self._perform(COMMAND, data, Reply(user, guild), locale)

    async def suggest(
        self,
        line: str,
        user: User = MEMBER,
        guild: Guild | None = GUILDS[0],
        locale: str = "en-US",
    ) -> list[Json]:
        """Return what the bot suggests for the option that a line ends in."""
        typed = self._find(line, user, guild)
        data = typed.data(options.partial(typed))
        return (await self._perform(AUTOCOMPLETE, data, Reply(user, guild), locale)).choices

    async def click(
        self, reply: Reply, button: str, user: User | None = None, locale: str = "en-US"
    ) -> Reply:
        """Press a button by its label or custom id; return what changed: a message, old or new."""
        return await self._use(reply, reply.press(button), user, locale)

    async def select(
        self,
        reply: Reply,
        custom_id: str,
        values: list[str],
        user: User | None = None,
        locale: str = "en-US",
    ) -> Reply:
        """Choose values in a select menu; return what changed: a message, old or new."""
        return await self._use(reply, reply.choose(custom_id, values), user, locale)

    async def submit(
        self,
        reply: Reply,
        values: modals.Values,
        user: User | None = None,
        locale: str = "en-US",
    ) -> Reply:
        """Fill in a form that the bot opened and send it; return what changed.

        Values are by custom id or label, of menus one or several; the rest stays as the bot has
        filled it in. Raises Refused if Discord's client would not send it.
        """
        if reply.modal is None or reply.submitted:
            raise Refused("There is no open form here.")
        if user not in (None, reply.user):
            raise Refused(f"Only {reply.user.name} sees this form.")
        data = modals.fill(reply.modal, values)
        answer = Reply(reply.user, reply.guild, source=reply.source)
        answer = await self._perform(SUBMIT, data, answer, locale, reply)
        reply.submitted = True
        return answer

    async def disconnect(self, code: int = 4000) -> None:
        """Close the bot's connection; it can resume."""
        await self.gateway.disconnect(code)

    async def reconnect_bot(self) -> None:
        """Ask the bot to reconnect and resume (opcode 7)."""
        await self.gateway.ask_to_reconnect()

    async def invalidate_session(self) -> None:
        """Tell the bot that its session is over (opcode 9); it must identify again."""
        await self.gateway.invalidate()

    def _find(self, line: str, user: User, guild: Guild | None) -> options.Typed:
        typed = options.find(line, self.commands.usable(guild.id if guild else None))
        if guild is not None:
            options.check_permissions(typed, guild.permissions(user))
        return typed

    async def _use(self, reply: Reply, data: Json, user: User | None, locale: str) -> Reply:
        if reply.deleted:
            raise Refused("This message has been deleted.")
        if reply.ephemeral and user not in (None, reply.user):
            raise Refused(f"Only {reply.user.name} can see this message.")
        person = user or reply.user
        answer = Reply(person, reply.guild, source=reply)
        return await self._perform(COMPONENT, data, answer, locale)

    async def _perform(
        self, kind: int, data: Json, reply: Reply, locale: str, form: Reply | None = None
    ) -> Reply:
        interaction = self._interactions.open(kind, data, reply, locale, form)
        await self.gateway.tell("INTERACTION_CREATE", interaction.payload)
        await self._wait(
            interaction.answered.wait(), self._deadline, "The application did not respond."
        )
        await self._wait(
            interaction.completed.wait(),
            self._patience,
            f"The bot said that it is thinking, and nothing more for {self._patience:g} s.",
        )
        return interaction.reply

    async def _wait(self, event: Awaitable[object], seconds: float, otherwise: str) -> None:
        """Wait for an event; raise BotExited if the bot ends first, NoAnswer after the seconds."""
        bot = self._bots[-1] if self._bots else None
        waiting = [asyncio.ensure_future(event)]
        if bot:
            waiting.append(asyncio.ensure_future(bot.exited.wait()))
        try:
            await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if not waiting[0].done():
                raise (
                    BotExited(bot.last_words())
                    if bot and bot.exited.is_set()
                    else NoAnswer(otherwise)
                )
        finally:
            for task in waiting:
                task.cancel()

    async def _until_ready(self) -> None:
        async with self._change:
            await self._change.wait_for(
                lambda: (
                    self.gateway.identified > self._sessions_before
                    and self.gateway.connected
                    and self.commands.registered
                )
            )

    async def _changed(self) -> None:
        async with self._change:
            self._change.notify_all()
