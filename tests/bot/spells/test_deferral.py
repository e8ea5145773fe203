"""What takes its time: the client in this process, with a decoder that is slow."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from time import sleep

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import Grimoire
from bot.library.library import Library
from bot.services import Services
from bot.store import Store
from model.decoder import Decoder
from model.voice import Voice
from sandbox.discord.messages import Reply
from sandbox.server import Sandbox
from tests.bot.database import Database
from tests.bot.spells.row import ROW
from tests.model.scripted import Interrupted

PAGE = "/spell seed:Once upon a time length:page"


@pytest.fixture
async def library(
    discord: Sandbox,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> AsyncIterator[Library]:
    """The voices of a client that is logged in; the test opens them."""
    monkeypatch.setattr(Route, "BASE", discord.api_url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(discord.gateway_url))

    def make(path: Path) -> Decoder:
        sleep(2 * (path.stem == "shakespeare"))
        return Interrupted(Voice.load(path), lambda: sleep(0.05))

    library = Library(Path("model/voices"), "wizard", make_decoder=make)
    async with (
        await Store.open(database.url) as store,
        Grimoire(Services(store, library)) as client,
    ):
        serving = asyncio.ensure_future(client.start(discord.token))
        await discord.ready()
        yield library
        assert "error" not in caplog.text
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


async def test_a_long_spell_is_deferred(discord: Sandbox, library: Library) -> None:
    async with library:
        reply = await discord.cast(PAGE)
        assert reply.deferred
        assert reply.content.startswith("**Once upon a time**")
        assert [label for label, _, _ in reply.buttons] == ROW


async def test_loading_a_voice_is_deferred(discord: Sandbox, library: Library) -> None:
    async with library:
        panel = await discord.cast("/voices", user=discord.moderator)
        menu = panel.menus[0]["custom_id"]
        await discord.select(panel, menu, ["shakespeare"], discord.moderator)
        assert panel.deferred
        await discord.until(lambda: "Shakespeare** speaks in this server" in panel.content)


async def test_a_spell_that_is_deleted_while_it_is_written_is_nobodys_failure(
    discord: Sandbox, library: Library
) -> None:
    async with library:
        given_up = asyncio.ensure_future(discord.cast(PAGE))
        (thinking,) = await discord.until(lambda: loading(discord))
        discord.delete(thinking, discord.moderator)
        await discord.until(lambda: any(each.status == 404 for each in discord.requests), 20)
        given_up.cancel()


async def test_whoever_waits_when_the_worker_stops_is_told_and_nobody_else(
    discord: Sandbox, library: Library
) -> None:
    async with library:
        pending = asyncio.ensure_future(discord.cast(PAGE))
        await discord.until(lambda: loading(discord))
    answer = await pending
    (told,) = await discord.until(lambda: answer.followups)
    assert told.ephemeral
    assert "restarted" in told.content
    assert answer.deleted


def loading(discord: Sandbox) -> list[Reply]:
    return [each for each in discord.history() if isinstance(each, Reply) and each.loading]
