"""The sandbox itself: Discord on a loopback port, and the people who use it.

Every client, in a terminal, in a test or on a web page, goes through this one object.
"""

import secrets
from dataclasses import replace
from typing import Any, Self

from aiohttp import web

from sandbox.discord.bots import Bots, Process
from sandbox.discord.channels import Channels
from sandbox.discord.commands import Commands
from sandbox.discord.events import Event, Events
from sandbox.discord.files import REQUEST_LIMIT, Attachment, Files
from sandbox.discord.gateway import Gateway
from sandbox.discord.installs import Installs
from sandbox.discord.interactions import Interactions
from sandbox.discord.messages import Message, Reply
from sandbox.discord.posting import Poster
from sandbox.discord.rest import Rest
from sandbox.discord.rest_channels import ChannelRoutes
from sandbox.discord.security import ApiMiddleware, ApiRequest
from sandbox.loopback import HOST, serve
from sandbox.people.actions import Actions
from sandbox.people.channel_view import ChannelView
from sandbox.profile import GRIMOIRE, BotProfile
from sandbox.world.fixtures import BOT, GUILDS, MEMBER, MODERATOR, PLAYER, Guild, User

__all__ = ["ApiRequest", "Attachment", "Event", "Message", "Process", "Reply", "Sandbox"]


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
        profile: BotProfile = GRIMOIRE,
        guilds: tuple[Guild, ...] = GUILDS,
        deadline: float = 3.0,
        token_life: float = 900.0,
        patience: float = 60.0,
        heartbeat: float = 41.25,
    ) -> None:
        self.port = port
        self.profile = profile
        self.bot = replace(BOT, name=profile.name)
        # Three parts, as in Discord's tokens; valid here only, and only until the sandbox ends.
        self.token = ".".join(secrets.token_urlsafe(size) for size in (18, 4, 28))
        self.events = Events()
        self.bots = Bots(self.events)
        self.commands = Commands(self.events)
        installs = self._installs = Installs(guilds, self.bot)
        self.gateway = Gateway(self.token, installs, heartbeat, self.events)
        self._files = Files()
        channels = Channels(self.events)
        poster = Poster(channels, self._files)
        interactions = Interactions(deadline, token_life, channels, poster, installs)
        self._middleware = ApiMiddleware(self.token, self.events)
        self._channel_routes = ChannelRoutes(installs, channels, poster, self.gateway)
        self._rest = Rest(self.commands, interactions, self.gateway, installs)
        view = ChannelView(channels, installs)
        actions = self.actions = Actions(
            *(view, self.bots, self.commands, interactions, installs, self.gateway),
            deadline=deadline,
            patience=patience,
        )
        self.say, self.delete, self.history = view.say, view.delete, view.history
        self.cast, self.suggest, self.use = actions.cast, actions.suggest, actions.use
        self.click, self.select, self.submit = actions.click, actions.select, actions.submit
        self.usable, self.until = actions.usable, self.bots.until
        self._sessions_before = 0  # begun before the latest process started
        self._runner: web.AppRunner

    @property
    def guilds(self) -> tuple[Guild, ...]:
        """The servers that the bot is in, or was, as they are now."""
        return self._installs.guilds

    @property
    def api_url(self) -> str:
        """Where the REST API is."""
        return f"http://{HOST}:{self.port}/api/v10"

    @property
    def gateway_url(self) -> str:
        """Where the gateway is."""
        return f"ws://{HOST}:{self.port}/gateway"

    @property
    def requests(self) -> list[ApiRequest]:
        """Every REST request of the bot so far."""
        return self._middleware.requests

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=REQUEST_LIMIT)
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/gateway/", self.gateway.serve)
        app.router.add_get(self._files.path, self._files.serve)
        self._channel_routes.add_to(app, self._middleware)
        self._rest.add_to(app, self._middleware)
        self._runner = await serve(app, self.port)
        self.port = self._runner.addresses[0][1]
        self.gateway.url = self.gateway_url
        self._files.url = f"http://{HOST}:{self.port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.gateway.disconnect(1001)
        await self._runner.cleanup()

    def attach(self, process: Process) -> None:
        """Watch a process of the bot: waiting for it ends when it does."""
        self.bots.attach(process)
        self._sessions_before = self.gateway.identified

    def detach(self, process: Process) -> None:
        """Watch a process no longer."""
        self.bots.detach(process)

    async def ready(self, timeout: float = 60.0) -> None:  # noqa: ASYNC109  # the sentence needs it
        """Wait until the bot is connected, knows its servers and has its commands registered.

        Raises BotExited if its process ended, NoAnswer if it did not come in time.
        """
        silent = f"The bot did not connect in {timeout:g} s."
        if self.profile.is_redirected:
            silent += " With -I or -E, Python does not redirect it."
        await self.until(self._is_ready, timeout, silent)

    async def disconnect(self, code: int = 4000) -> None:
        """Close the bot's connection; it can resume."""
        await self.gateway.disconnect(code)

    async def reconnect_bot(self) -> None:
        """Ask the bot to reconnect and resume (opcode 7)."""
        await self.gateway.ask_to_reconnect()

    async def invalidate_session(self) -> None:
        """Tell the bot that its session is over (opcode 9); it must identify again."""
        await self.gateway.invalidate()

    async def join(self, guild: Guild) -> None:
        """Invite the bot to a server."""
        self._installs.join(guild)
        payload = self._installs.guild(guild).payload(self.bot)
        del payload["unavailable"]  # which tells a server that is new from one that is back
        await self.gateway.dispatch("GUILD_CREATE", payload)

    async def leave(self, guild: Guild) -> None:
        """Throw the bot out of a server."""
        self._installs.leave(guild)
        await self.gateway.dispatch("GUILD_DELETE", {"id": guild.id})

    async def lose(self, guild: Guild) -> None:
        """Let a server have an outage: the bot is still in it."""
        self._installs.down.add(guild.id)
        await self.gateway.dispatch("GUILD_DELETE", {"id": guild.id, "unavailable": True})

    async def restore(self, guild: Guild) -> None:
        """End a server's outage."""
        self._installs.down.remove(guild.id)
        await self.gateway.dispatch("GUILD_CREATE", self._installs.guild(guild).payload(self.bot))

    async def change(self, guild: Guild, **settings: Any) -> None:
        """Change settings of a server: its locale, name, roles, what it denies the bot."""
        before = self._installs.guild(guild)
        after = replace(before, **settings)
        self._installs.put(after)
        if self._installs.has(guild):
            await self.gateway.dispatch("GUILD_UPDATE", after.about())
            if before.channel() != after.channel():
                await self.gateway.dispatch("CHANNEL_UPDATE", after.channel())

    def break_down(self, path: str | None) -> None:
        """Answer requests whose path begins so with 502; None: all works again."""
        self._middleware.broken = path

    def uninstall(self, user: User) -> None:
        """Take the bot from somebody's account; everybody has it in the beginning."""
        self._installs.without.add(user)

    def install(self, user: User) -> None:
        """Give the bot to somebody's account again."""
        self._installs.without.remove(user)

    def _is_ready(self) -> bool:
        return (
            self.gateway.identified > self._sessions_before
            and self.gateway.connected
            and self.commands.registered
        )
