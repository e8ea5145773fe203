"""A round and the settings at the terminal, with the real bot: all by what is shown there."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest


class Terminal:
    """A person who types lines, and reads what comes."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin and process.stdout
        self._stdin, self._stdout = process.stdin, process.stdout
        self._shown: list[str] = []

    async def type(self, line: str, until: str) -> str:
        """Type a line; return what is shown up to a line that has this in it."""
        self._shown = []
        self._stdin.write(f"{line}\n".encode())
        return await self.read(until)

    async def read(self, until: str) -> str:
        """Read on."""
        while not self._shown or until not in self._shown[-1]:
            line = (await self._stdout.readline()).decode()
            assert line, f"no {until!r} in {self._shown}"
            self._shown.append(line.rstrip("\n"))
        return "\n".join(self._shown)

    def number(self, label: str) -> str:
        """Return the number before a button, a menu or an option that was shown last."""
        found = re.findall(rf"(\d+) {re.escape(label)}", "\n".join(self._shown))
        return str(found[-1])


@pytest.fixture
async def terminal(tmp_path: Path) -> AsyncIterator[Terminal]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/grimoire.db"},
    )
    yield Terminal(process)
    assert process.stdin
    process.stdin.close()
    assert await process.wait() == 0


async def test_a_round_and_the_settings(terminal: Terminal) -> None:
    endings = {"Tom": "it was a cat", "Luna": "nobody was there", "Mira": "the sea came in"}
    await terminal.type("/finish opening:The door opened and", "Stop")
    write, vote = terminal.number("Write the ending"), terminal.number("Vote now")
    for name, ending in endings.items():
        await terminal.type(f":as {name}", f"You are {name}")
        assert "The door opened and" in await terminal.type(write, "Write Your ending:")
        await terminal.type(f"Your ending: {ending}", "Taken. Nobody sees it")
    await terminal.type(":as Tom", "You are Tom")
    await terminal.type(vote, "The machine's ending")
    best, machine = terminal.number("The best ending"), terminal.number("The machine's ending")
    shown = await terminal.read("4 4.")
    reveal = terminal.number("Reveal now")
    by_machine = next(
        number
        for number, text in re.findall(r"    (\d) \d\. (.*)", shown)
        if not any(own in text for own in endings.values())
    )
    await terminal.type(f"{best} {by_machine}", "the best.")
    await terminal.type(":as Luna", "You are Luna")
    await terminal.type(f"{machine} {by_machine}", "for the machine's")
    await terminal.type(":as Tom", "You are Tom")
    shown = await terminal.type(reveal, "Next round")
    assert "Unmasked by @Luna." in shown

    await terminal.type(":as moderator", "You are Mira")
    await terminal.type("/settings", "9 Blocked words")
    what, temperature = terminal.number("What do you want"), terminal.number("Temperature")
    await terminal.type(f"{what} {temperature}", "15 1.5")
    value = terminal.number("Choose a value")
    assert "Temperature: 0.7 \u2192 1.5" in await terminal.type(f"{value} 15", "15 1.5*")
    await terminal.type(terminal.number("Another value"), "Write Number:")
    assert "1.5 \u2192 1.25" in await terminal.type("Number: 1.25", "15 1.5")
    await terminal.type(":as Tom", "You are Tom")
    assert "temperature 1.25" in await terminal.type("/spell seed:The witch", "Why?")
