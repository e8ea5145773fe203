"""`/voices` and `voice:` by the real worker, with as many and as odd voices as there may be."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.discord.messages import Reply
from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests import voices
from tests.bot.database import Database
from tests.voices import vocabulary, write_voice

HOSTILE = "@everyone [x](https://example.org) **`||" + "*" * 60


@pytest.fixture
async def folder(discord: Sandbox, env: dict[str, str], tmp_path: Path) -> AsyncIterator[Path]:
    """A folder of 30 voices, of which the worker knows."""
    folder = tmp_path / "voices"
    folder.mkdir()
    known = vocabulary()
    for number in range(28):
        write_voice(folder / f"voice{number:02}.keras", title=f"Number {number}", vocabulary=known)
    odd = {"name": HOSTILE, "licence": HOSTILE, "books": [{}] * 3}
    told = {"title": HOSTILE, "corpus": odd, "held_out_nats": 1.5, "vocabulary": known}
    told["portrait"] = {"copied": {"share": 0.0123, "longest": "one two three"}}
    told["epochs"] = [{"epoch": 20, "samples": []}]
    write_voice(folder / f"{'n' * 60}.keras", **told)
    (folder / "first.keras").write_bytes(voices.trained()[0].read_bytes())
    settings = {**env, "VOICES_FOLDER": str(folder), "DEFAULT_VOICE": "first"}
    async with BotProcess(discord, env=settings):
        await discord.ready()
        yield folder


def names(panel: Reply) -> list[str]:
    return [field["name"] for field in panel.embeds[0]["fields"]]


def menu(panel: Reply) -> str:
    return str(panel.menus[0]["custom_id"])


@pytest.mark.usefixtures("folder")
async def test_all_of_many_voices_are_told_of(discord: Sandbox) -> None:
    panel = await discord.cast("/voices")
    assert panel.ephemeral
    assert names(panel)[0] == "Trained \u2b50"
    told = panel.embeds[0]["fields"][0]["value"]
    for words in ("2 books (CC0)", "read everything 4 times", "are copied"):
        assert words in told
    assert "nats a character, as if it guessed among" in told
    assert "Page 1 of 6" in panel.embeds[0]["footer"]["text"]
    assert [disabled for _, _, disabled in panel.buttons] == [True, False]
    seen = names(panel)
    for _ in range(5):
        panel = await discord.click(panel, "More")
        seen += names(panel)
    assert len(set(seen)) == 30
    assert [disabled for _, _, disabled in panel.buttons] == [False, True]
    assert names(await discord.click(panel, "Back")) == seen[-10:-5]
    # Odd titles are only text.
    (found,) = await discord.suggest("/spell voice:everyone")
    assert found["value"] == "n" * 60
    assert len(found["name"]) <= 100
    spell = await discord.cast(f"/spell seed:The cat voice:{'n' * 60}")
    assert not spell.ephemeral
    panel = await discord.cast("/voices")
    while "everyone" not in str(names(panel)):
        panel = await discord.click(panel, "More")
    chosen = await discord.select(panel, menu(panel), ["n" * 60])
    for message in (spell, chosen):
        whole = message.content + str(message.embeds)
        assert "@everyone" not in whole
        assert "https://example" not in whole
    again = await discord.click(spell, "Again")
    assert "nnn" in again.buttons[0][1]


async def test_a_voice_is_typed_or_one_of_25_that_are_suggested(
    discord: Sandbox, folder: Path
) -> None:
    for asked in ("voice07", "number 7", "NUMBER 7"):
        spell = await discord.cast(f"/spell seed:The cat voice:{asked}")
        assert "\n-# Number 7 \u00b7" in spell.content
    for asked in ("nobody", "../first", "@everyone", "first.keras", "*" * 60):
        refused = await discord.cast(f"/spell seed:The cat voice:{asked}")
        assert refused.ephemeral
        assert "/voices" in refused.content
        assert asked not in refused.content
    assert len(await discord.suggest("/spell voice:")) == 25
    for typed in ("NUMBER 7", "voice07", "mber 7"):
        found = await discord.suggest(f"/spell voice:{typed}")
        assert found == [{"name": "Number 7", "value": "voice07"}]
    assert await discord.suggest("/spell voice:nobody") == []
    assert len(await discord.suggest("/learning voice:voice0", guild=None)) == 10
    write_voice(folder / "double.keras", title="Number 7", vocabulary=vocabulary())
    found = await discord.suggest("/spell voice:number 7")
    assert {each["name"] for each in found} == {"Number 7 (double)", "Number 7 (voice07)"}


@pytest.mark.usefixtures("folder")
async def test_who_manages_the_server_chooses_and_everybody_else_is_told_how_to_use_one(
    discord: Sandbox,
) -> None:
    for guild in (discord.guilds[0], None):
        panel = await discord.cast("/voices", user=discord.member, guild=guild)
        assert "see how to use it" in panel.embeds[0]["description"]
        panel = await discord.select(panel, menu(panel), ["voice02"])
        assert "`/spell voice:voice02`" in panel.content
        assert "-# Trained" in (await discord.cast("/spell seed:The cat", guild=guild)).content
    panel = await discord.cast("/voices", user=discord.moderator)
    assert "speaks in this server from now on" in panel.embeds[0]["description"]
    panel = await discord.select(panel, menu(panel), ["voice02"], discord.moderator)
    await discord.until(lambda: panel.content == "**Number 2** speaks in this server from now on.")
    assert "Number 2 \u2b50" in names(panel)
    assert "-# Number 2" in (await discord.cast("/spell seed:The cat")).content
    elsewhere = await discord.cast("/spell seed:The cat", guild=discord.guilds[1])
    assert "-# Trained" in elsewhere.content
    asked = await discord.cast("/spell seed:The cat voice:first")
    assert "-# Trained" in asked.content


async def test_a_server_whose_voice_is_gone_hears_the_default_one_and_why(
    discord: Sandbox, folder: Path
) -> None:
    panel = await discord.cast("/voices", user=discord.moderator)
    await discord.select(panel, menu(panel), ["voice02"], discord.moderator)
    spell = await discord.cast("/spell seed:The cat")
    (folder / "voice02.keras").unlink()
    other = await discord.cast("/spell seed:The cat")
    assert "-# Trained" in other.content
    assert other.content.endswith("in place of voice02, which is gone")
    assert "in place of" not in (await discord.cast("/spell seed:The cat voice:first")).content
    refused = await discord.click(spell, "Hotter")
    assert refused.ephemeral
    assert "no such voice" in refused.content
    gone = await discord.select(panel, menu(panel), ["voice02"], discord.moderator)
    assert "no such voice" in gone.content


async def test_a_code_finds_its_voice(discord: Sandbox, folder: Path) -> None:
    other = folder / "other.keras"
    other.write_bytes(voices.SMALL_VOICE.read_bytes())
    spell = await discord.cast("/spell seed:The cat voice:other")
    code = spell.content.rsplit(" ", 1)[-1]
    again = await discord.cast(f"/spell seed:The cat replay:{code}")
    assert again.content == spell.content
    assert (
        await discord.cast(f"/spell seed:The cat replay:{code} voice:other")
    ).content == spell.content
    refused = await discord.cast(f"/spell seed:The cat replay:{code} voice:first")
    assert "another voice" in refused.content
    other.unlink()
    gone = await discord.cast(f"/spell seed:The cat replay:{code}")
    assert "another voice" in gone.content


async def test_a_server_gets_no_damaged_voice(
    discord: Sandbox, folder: Path, database: Database
) -> None:
    for name in ("aaa", "aab"):
        weights = {"model.weights.h5": b"no weights"}
        voices.rewrite(folder / "first.keras", folder / f"{name}.keras", weights)
    panel = await discord.cast("/voices", user=discord.moderator)
    settings = await discord.cast("/settings", user=discord.moderator)
    what = settings.menus[0]["custom_id"]
    settings = await discord.select(settings, what, ["voice"], discord.moderator)
    for refused in (
        await discord.select(panel, menu(panel), ["aaa"], discord.moderator),
        await discord.select(settings, "settings:1:menu:voice", ["aab"], discord.moderator),
    ):
        assert refused.ephemeral
        assert "no such voice" in refused.content
    assert await database.rows("SELECT voice FROM settings") == []
    assert await discord.suggest("/spell voice:aa") == []
