"""The bot, in a process of its own that speaks with the sandbox."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

from sandbox.errors import BotExited
from sandbox.server import Sandbox

_REDIRECT = str(Path(__file__).with_name("redirect"))
_GRACE = 5.0  # seconds between SIGTERM and SIGKILL, as the strictest host gives


class BotProcess:
    """The bot's process, as long as the `async with` lasts; then SIGTERM, at last SIGKILL."""

    def __init__(self, discord: Sandbox, env: Mapping[str, str] | None = None) -> None:
        """Take what comes on top of this environment."""
        self.exited = asyncio.Event()
        self.stdout = ""
        self.stderr = ""
        self.on_stderr: Callable[[str], None] | None = None  # hears each line from now on
        self._discord = discord
        self._env = env or {}
        self._process: asyncio.subprocess.Process
        self._watch: asyncio.Task[None]

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """The exit code, negative for a signal; None while it runs."""
        return self._process.returncode

    async def __aenter__(self) -> Self:
        profile = self._discord.profile
        try:
            self._process = await asyncio.create_subprocess_exec(
                *profile.command,
                env={**profile.settings, **os.environ, **self._reach(), **self._env},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                start_new_session=True,  # Ctrl-C in the terminal is for the client alone
            )
        except OSError as error:
            raise BotExited(f"The bot cannot be started: {error.strerror}.") from None
        self._watch = asyncio.create_task(self._collect())
        self._discord.attach(self)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.terminate()
        try:
            await asyncio.wait_for(self.wait(), _GRACE)
        except TimeoutError:
            self.kill()
        finally:
            await self._watch
            self._discord.detach(self)

    def terminate(self) -> None:
        """Send SIGTERM: the bot should end cleanly."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """Send SIGKILL: the bot ends this instant."""
        self._signal(signal.SIGKILL)

    async def wait(self) -> int:
        """Wait until the process has ended and all it wrote is read; return its exit code."""
        await self.exited.wait()
        return await self._process.wait()

    def last_words(self) -> str:
        """Return one line on how the process ended."""
        lines = self.stderr.strip().splitlines()
        return f"The bot exited with code {self.returncode}: {lines[-1] if lines else 'no word.'}"

    def _reach(self) -> dict[str, str]:
        """Return the settings with which a bot finds the sandbox."""
        reach = {
            "DISCORD_TOKEN": self._discord.token,
            "DISCORD_API_URL": self._discord.api_url,
            "DISCORD_GATEWAY_URL": self._discord.gateway_url,
            "PYTHONUNBUFFERED": "1",
        }
        if self._discord.profile.is_redirected:
            paths = (_REDIRECT, os.environ.get("PYTHONPATH"))
            reach["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
        return reach

    def _signal(self, number: int) -> None:
        # Its whole group: nothing that it started may outlive it.
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, number)

    async def _collect(self) -> None:
        stdout, stderr = self._process.stdout, self._process.stderr
        if stdout is None or stderr is None:
            raise RuntimeError("the process was started without pipes")
        await asyncio.gather(
            self._read(stdout, self._take_stdout), self._read(stderr, self._take_stderr)
        )
        await self._process.wait()
        self.exited.set()

    async def _read(self, stream: asyncio.StreamReader, take: Callable[[str], None]) -> None:
        # Not by lines: a line may be longer than the reader allows.
        rest = ""
        while chunk := await stream.read(65536):
            *lines, rest = (rest + chunk.decode(errors="replace")).split("\n")
            for line in lines:
                take(line)
        if rest:
            take(rest)

    def _take_stdout(self, line: str) -> None:
        self.stdout += line + "\n"

    def _take_stderr(self, line: str) -> None:
        line = line.replace(self._discord.token, "[token]")
        self.stderr += line + "\n"
        if self.on_stderr:
            self.on_stderr(line)
