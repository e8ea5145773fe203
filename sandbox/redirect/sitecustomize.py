"""Has discord.py speak with the sandbox; Python runs this before a bot that knows nothing of it."""

import importlib.util
import os
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any


class _Redirect(MetaPathFinder):
    """Waits until discord.py is imported, and changes its two addresses."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != "discord":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        loader: Any = spec and spec.loader
        if loader:
            execute = loader.exec_module

            def execute_redirected(module: ModuleType) -> None:
                execute(module)
                _redirect(module)

            loader.exec_module = execute_redirected
        return spec


def _redirect(discord: Any) -> None:
    discord.http.Route.BASE = os.environ["DISCORD_API_URL"]
    socket = discord.gateway.DiscordWebSocket
    socket.DEFAULT_GATEWAY = type(socket.DEFAULT_GATEWAY)(os.environ["DISCORD_GATEWAY_URL"])


def _run_hidden() -> None:
    """Run the sitecustomize that Python would have run instead of this one."""
    here = os.path.dirname(__file__)
    spec = PathFinder.find_spec("sitecustomize", [each for each in sys.path if each != here])
    if spec and spec.loader:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


if "DISCORD_API_URL" in os.environ:
    sys.meta_path.insert(0, _Redirect())
_run_hidden()
