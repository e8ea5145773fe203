"""`/learning` by the real worker: a voice's story, epoch by epoch."""

import io
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sandbox.discord.messages import Reply
from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests import voices
from tests.bot.database import Database
from tests.voices import vocabulary, write_voice

EARLY = (0.01, 0.03, 0.1, 0.3)
LONG = "Once there was " + "a very " * 40 + "long opening"


def epoch(number: float, *texts: tuple[str, str]) -> dict[str, Any]:
    samples = [{"seed": seed, "text": text} for seed, text in texts]
    nats = {"training_nats": 3 - number / 50, "held_out_nats": 2.9 - number / 50}
    return {"epoch": number, **nats, "seconds": 60.0 * number, "samples": samples}


@pytest.fixture
async def folder(discord: Sandbox, env: dict[str, str], tmp_path: Path) -> AsyncIterator[Path]:
    folder = tmp_path / "voices"
    folder.mkdir()
    (folder / "first.keras").write_bytes(voices.trained()[0].read_bytes())
    known = vocabulary()
    many = [epoch(n, ("The", f" cat {n}"), (LONG, "!")) for n in (*EARLY, *range(1, 61))]
    write_voice(folder / "many.keras", title="Many", epochs=many, vocabulary=known)
    stars = [epoch(1, ("*" * 300, "*" * 2000))]
    write_voice(folder / "stars.keras", title="Stars", epochs=stars, vocabulary=known)
    write_voice(folder / "silent.keras", title="Silent", vocabulary=known)
    settings = {**env, "VOICES_FOLDER": str(folder), "DEFAULT_VOICE": "first"}
    async with BotProcess(discord, env=settings):
        await discord.ready()
        yield folder


def heading(shown: Reply) -> str:
    return shown.content.splitlines()[0]


@pytest.mark.usefixtures("folder")
async def test_a_story_begins_at_its_end_and_leads_to_its_beginning(discord: Sandbox) -> None:
    shown = await discord.cast("/learning")
    assert not shown.ephemeral
    assert heading(shown).startswith("### Trained after epoch 4: ")
    assert "**The cat**" in shown.content
    assert [disabled for _, _, disabled in shown.buttons] == [False, True]
    pictures = {shown.attachments[0].data}
    for _ in shown.menus[0]["options"][1:]:
        before = shown.message_id
        shown = await discord.click(shown, "Earlier")
        assert shown.message_id == before
        (attachment,) = shown.attachments
        pictures.add(attachment.data)
        assert Image.open(io.BytesIO(attachment.data)).width >= 600
    assert len(pictures) == len(shown.menus[0]["options"])
    assert [disabled for _, _, disabled in shown.buttons] == [True, False]
    described = shown.attachments[0].description or ""
    first = re.match(r"### Trained after epoch ([\d.]+): ", heading(shown))
    assert first is not None
    assert f"epoch {first[1]} is marked" in described


@pytest.mark.usefixtures("folder")
async def test_more_epochs_than_a_menu_holds(discord: Sandbox) -> None:
    shown = await discord.cast("/learning voice:many seed:The")
    options = shown.menus[0]["options"]
    labels = [option["label"].removeprefix("epoch ") for option in options]
    assert labels[:8] == ["0.01", "0.03", "0.1", "0.3", "1", "2", "3", "5"]
    assert labels[-1] == "60"
    assert len(labels) <= 25
    assert [option["label"] for option in options if option.get("default")] == ["epoch 60"]
    shown = await discord.click(shown, "Earlier")  # which the menu does not offer
    assert heading(shown).startswith("### Many after epoch 59: ")
    shown = await discord.select(shown, shown.menus[0]["custom_id"], ["epoch 0.1"])
    assert heading(shown).startswith("### Many after epoch 0.1: ")
    assert shown.content.endswith("**The** cat 0.1")


@pytest.mark.usefixtures("folder")
async def test_openings_are_suggested_and_found_and_what_is_none_is_explained(
    discord: Sandbox,
) -> None:
    found = await discord.suggest("/learning voice:many seed:ONCE there")
    assert [each["value"] for each in found] == [LONG[:100]]
    shown = await discord.cast(f"/learning voice:many seed:{found[0]['value']}")
    assert shown.content.endswith("long opening**!")
    assert await discord.suggest("/learning voice:nobody seed:") == []
    assert await discord.suggest("/learning voice:silent seed:") == []
    assert len(await discord.suggest("/learning seed:")) == 1
    for line, answer in (
        ("/learning voice:silent", "Silent does not tell"),
        ("/learning voice:nobody", "no such voice"),
        ("/learning voice:many seed:nonsense", "It knows: *The*"),
    ):
        refused = await discord.cast(line)
        assert refused.ephemeral
        assert answer in refused.content
    shown = await discord.cast("/learning voice:stars")
    assert len(shown.content) <= 2000
    assert shown.content.endswith("\u2026")


async def test_it_goes_on_after_a_restart_and_sees_what_has_changed(
    discord: Sandbox, env: dict[str, str], folder: Path
) -> None:
    shown = await discord.cast("/learning voice:many", guild=None)
    known = vocabulary()
    settings = {**env, "VOICES_FOLDER": str(folder), "DEFAULT_VOICE": "first"}
    async with BotProcess(discord, env=settings):
        await discord.ready()
        shown = await discord.click(shown, "Earlier")
        assert heading(shown).startswith("### Many after epoch 59: ")
        write_voice(folder / "new", title="Many", epochs=[epoch(1, ("The", "n"))], vocabulary=known)
        (folder / "new").replace(folder / "many.keras")
        changed = await discord.click(shown, "Earlier")
        assert changed.ephemeral
        assert "Ask again" in changed.content
        (folder / "many.keras").unlink()
        gone = await discord.click(shown, "Earlier")
        assert "no such voice" in gone.content


@pytest.mark.usefixtures("folder")
async def test_blocked_words_and_the_language_are_the_servers(
    discord: Sandbox, database: Database
) -> None:
    guild = int(discord.guilds[0].id)
    await database.run(f"INSERT INTO settings (guild_id, blocked_words) VALUES ({guild}, 'cat')")
    shown = await discord.cast("/learning voice:many")
    assert shown.content.endswith("**The** \u2022\u2022\u2022 60")
    elsewhere = await discord.cast("/learning voice:many", guild=discord.guilds[1])
    assert elsewhere.content.endswith("**The** cat 60")
    shown = await discord.cast("/learning voice:many", guild=None, locale="ja")
    assert "\u30a8\u30dd\u30c3\u30af 60" in shown.content
    assert "\u30a8\u30dd\u30c3\u30af 60" in (shown.attachments[0].description or "")
