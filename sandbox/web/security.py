"""Who may come in: this page alone, in a browser on this machine, with the key."""

import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PageMiddleware:
    """Refuses what does not come from the page itself, and says what the page may load.

    The Host header keeps out names that another site has pointed at this machine (DNS rebinding),
    the Origin header other pages, and the key everything else on this machine.
    """

    def __init__(self, key: str, sandbox_port: int) -> None:
        """Take the key, and the port where the sandbox itself serves pictures."""
        self._credentials = f"Bearer {key}".encode()
        self._headers = {
            "Content-Security-Policy": (
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                f"img-src 'self' http://127.0.0.1:{sandbox_port}; base-uri 'none'; "
                "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
            ),
            "Cache-Control": "no-cache",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }

    @web.middleware
    async def check(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Let a request in, or answer 403 with a sentence."""
        port = request.get_extra_info("sockname")[1]
        hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        if request.host not in hosts:
            return _refuse("This page is only for the machine it runs on.")
        if request.headers.get("Origin", f"http://{request.host}") != f"http://{request.host}":
            return _refuse("Another page may not use this one.")
        given = request.headers.get("Authorization", "").encode()
        if request.path.startswith("/api/") and not secrets.compare_digest(
            given, self._credentials
        ):
            return _refuse(
                "This page is from an earlier start. Open the address that is shown now."
            )
        return await handler(request)

    async def add_headers(self, _: web.Request, response: web.StreamResponse) -> None:
        """Add the security headers to every response."""
        response.headers.update(self._headers)


def _refuse(sentence: str) -> web.Response:
    return web.json_response({"kind": "forbidden", "sentence": sentence}, status=403)
