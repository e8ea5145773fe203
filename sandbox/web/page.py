"""The page's server: on loopback, with a key of its own for every start."""

import secrets
from pathlib import Path
from typing import Self

from aiohttp import web

from sandbox.loopback import HOST, serve
from sandbox.server import Sandbox
from sandbox.web.feed import Feed
from sandbox.web.routes import Routes
from sandbox.web.security import PageMiddleware

_STATIC = Path(__file__).with_name("static")


class Page:
    """Serves the web client of a sandbox, as long as the `async with` lasts.

    Raises PortTaken on entering if the port is in use; port 0 takes any free one.
    """

    def __init__(self, discord: Sandbox, port: int = 0) -> None:
        self.port = port
        self.key = secrets.token_urlsafe(24)
        self._discord = discord
        self._runner: web.AppRunner

    @property
    def address(self) -> str:
        """What to open in a browser; the key in it never leaves the browser for a log."""
        return f"http://{HOST}:{self.port}/#key={self.key}"

    async def __aenter__(self) -> Self:
        middleware = PageMiddleware(self.key, self._discord.port)
        app = web.Application(middlewares=[middleware.check])
        app.on_response_prepare.append(middleware.add_headers)
        feed = Feed(self._discord)
        app.router.add_get("/", _index)
        app.router.add_static("/static", _STATIC)
        app.router.add_get("/api/events", feed.serve)
        Routes(self._discord).add_to(app)
        app.cleanup_ctx.append(feed.run)
        app.on_shutdown.append(feed.end)
        self._runner = await serve(app, self.port)
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()


async def _index(_: web.Request) -> web.FileResponse:
    return web.FileResponse(_STATIC / "index.html")
