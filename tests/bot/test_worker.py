"""The worker as a process: how it starts, what it says, how it ends."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sandbox.discord.messages import Reply
from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests.bot.database import Database
from tests.bot.spells.test_command import ROW


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


async def test_what_is_slow_is_deferred_and_does_not_hold_up_the_end(
    discord: Sandbox,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The client in this process, with a decoder that takes its time."""
    from time import sleep

    import yarl
    from discord.gateway import DiscordWebSocket
    from discord.http import Route

    from bot.client import Grimoire
    from bot.library.library import Library
    from bot.services import Services
    from bot.store import Store
    from model.arrays import Floats, Ids
    from model.decoder import Decoder
    from model.voice import Voice

    class SlowDecoder(Decoder):
        def sample(self, *given: Any, **options: Any) -> tuple[Ids, Floats, Floats]:
            sleep(0.05)
            return super().sample(*given, **options)

    monkeypatch.setattr(Route, "BASE", discord.api_url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(discord.gateway_url))
    voices = Path("model/voices")

    def make(path: Path) -> Decoder:
        sleep(2 * (path.stem == "shakespeare"))
        return SlowDecoder(Voice.load(path))

    library = Library(voices, "wizard", make_decoder=make)
    async with (
        await Store.open(f"sqlite+aiosqlite:///{tmp_path}/grimoire.db") as store,
        Grimoire(Services(store, library)) as client,
    ):
        serving = asyncio.ensure_future(client.start(discord.token))
        await discord.ready()
        async with library:
            reply = await discord.cast("/spell seed:Once upon a time length:page")
            assert reply.deferred
            assert reply.content.startswith("**Once upon a time**")
            assert [label for label, _, _ in reply.buttons] == ROW
            panel = await discord.cast("/voices", user=discord.moderator)
            menu = panel.menus[0]["custom_id"]
            await discord.select(panel, menu, ["shakespeare"], discord.moderator)
            assert panel.deferred
            await discord.until(lambda: "Shakespeare** speaks in this server" in panel.content)
            # One that is deleted while it is written is nobody's failure.
            given_up = asyncio.ensure_future(discord.cast("/spell seed:Once length:page"))
            (thinking,) = await discord.until(lambda: _thinking(discord))
            discord.delete(thinking, discord.moderator)
            await discord.until(lambda: any(each.status == 404 for each in discord.requests))
            given_up.cancel()
            pending = asyncio.ensure_future(discord.cast("/spell seed:Once length:page"))
            await discord.until(lambda: _thinking(discord))
        # Whoever waits for a spell when the worker is asked to stop is told, and nobody else.
        answer = await pending
        (told,) = await discord.until(lambda: answer.followups)
        assert told.ephemeral
        assert "restarted" in told.content
        assert answer.deleted
        assert "error" not in caplog.text
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


def _thinking(discord: Sandbox) -> list[Reply]:
    return [each for each in discord.history() if isinstance(each, Reply) and each.loading]
