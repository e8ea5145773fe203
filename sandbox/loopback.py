"""Serving on this machine alone."""

import os

from aiohttp import web

from sandbox.errors import PortTaken

HOST = "127.0.0.1"


async def serve(app: web.Application, port: int) -> web.AppRunner:
    """Serve an application, on any free port if it is 0; raise PortTaken if it is in use."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, port).start()
    except (OSError, OverflowError) as error:
        await runner.cleanup()
        reason = os.strerror(error.errno or 0) if isinstance(error, OSError) else error
        raise PortTaken(f"Port {port} cannot be used: {reason}.") from None
    return runner
