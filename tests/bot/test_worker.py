"""The worker as a process: how it starts, what it says, how it ends."""

import asyncio
import os
import re
import signal
import subprocess
import sys

import pytest

from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests.bot.database import Database


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_and_leaves_nobody_without_a_word(
    discord: Sandbox, bot: BotProcess, number: signal.Signals
) -> None:
    casting = [asyncio.create_task(discord.cast("/spell seed:Once")) for _ in range(5)]
    while not any(request.path.endswith("/callback") for request in discord.requests):
        await asyncio.wait(casting, return_when=asyncio.FIRST_COMPLETED)
    os.kill(bot.pid, number)
    assert await bot.wait() == 0
    for reply in await asyncio.gather(*casting):
        assert reply.content.startswith("**Once**") or "restarted" in reply.content
    assert "Traceback" not in bot.stderr


async def test_it_answers_again_after_losing_the_gateway(discord: Sandbox, bot: BotProcess) -> None:
    await discord.disconnect()
    await discord.ready()
    reply = await discord.cast("/spell seed:Once upon a time")
    assert reply.content.startswith("**Once upon a time**")
    assert bot.returncode is None


async def test_a_failure_is_told_under_the_id_it_is_logged_with(
    discord: Sandbox, bot: BotProcess, database: Database
) -> None:
    await database.run("DROP TABLE settings")
    reply = await discord.cast("/spell seed:xyzzy")
    assert reply.ephemeral
    error_id = reply.content.rsplit("`")[-2]
    assert len(error_id) == 8
    bot.terminate()
    await bot.wait()
    assert re.search(f"error {error_id}: (Operational|Programming)Error", bot.stderr)
    assert "xyzzy" not in reply.content + bot.stderr


async def test_nothing_secret_is_logged(discord: Sandbox, bot: BotProcess) -> None:
    reply = await discord.cast("/spell seed:xyzzy plugh")
    await discord.click(reply, "Again")
    bot.terminate()
    await bot.wait()
    assert "Asked to stop" in bot.stderr
    for secret in (discord.token, "[token]", "xyzzy", reply.content.split("**")[2][:20]):
        assert secret not in bot.stderr


async def test_a_wrong_token_is_one_line(discord: Sandbox, env: dict[str, str]) -> None:
    async with BotProcess(
        discord, env={**env, "DISCORD_TOKEN": "wrong", "LOG_LEVEL": "ERROR"}
    ) as bot:
        assert await bot.wait() == 3
    assert bot.stderr.count("\n") == 1
    assert "DISCORD_TOKEN" in bot.stderr


@pytest.mark.parametrize(("close", "code"), [(4004, 3), (4013, 6)])
async def test_a_closed_gateway_is_one_line(
    discord: Sandbox, env: dict[str, str], close: int, code: int
) -> None:
    async with BotProcess(discord, env={**env, "LOG_LEVEL": "ERROR"}) as bot:
        await discord.ready()
        await discord.disconnect(close)
        assert await bot.wait() == code
    assert bot.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        # Each stands for its exit code; the sentences are held where they are made.
        ({"LOG_LEVEL": "LOUD"}, 2),
        ({"DEFAULT_VOICE": "nobody"}, 4),
        ({"DATABASE_URL": "sqlite+aiosqlite:////proc/none/x.db"}, 5),
        ({"DISCORD_API_URL": "http://127.0.0.1:9/api/v10"}, 6),
    ],
)
async def test_what_keeps_it_from_starting_is_one_line(
    discord: Sandbox, env: dict[str, str], setting: dict[str, str], code: int
) -> None:
    async with BotProcess(discord, env={**env, "LOG_LEVEL": "ERROR", **setting}) as bot:
        assert await bot.wait() == code
    assert bot.stderr.count("\n") == 1
    assert "Traceback" not in bot.stderr


@pytest.mark.parametrize(("given", "code", "told"), [("--help", 0, ".env"), ("now", 2, "usage")])
def test_it_takes_settings_instead_of_arguments(given: str, code: int, told: str) -> None:
    command = [sys.executable, "-m", "bot", given]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert told in done.stdout + done.stderr


def test_it_never_imports_tensorflow() -> None:
    code = (
        "import sys, bot.app, model.voice;"
        "model.voice.Voice.load('model/voices/wizard.keras').write('Once upon a time');"
        "print(*(name for name in ('keras', 'tensorflow') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
