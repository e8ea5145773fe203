"""The row of buttons under a spell, the menu of messages, stars: by the real worker."""

import io
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from bot.spell import Spell
from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests import voices

TEMPERATURE = re.compile(r"temperature ([\d.]+)")


def temperature(content: str) -> str:
    found = TEMPERATURE.search(content)
    assert found is not None, content
    return found[1]


def disabled(buttons: list[tuple[str, str, bool]]) -> list[str]:
    return [label for label, _, off in buttons if off]


@pytest.mark.usefixtures("bot")
async def test_hotter_and_colder_as_far_as_it_goes(discord: Sandbox) -> None:
    spell = await discord.cast("/spell seed:The dragon temperature:1.2")
    hotter = await discord.click(spell, "Hotter")
    hottest = await discord.click(hotter, "Hotter")
    assert [temperature(each.content) for each in (hotter, hottest)] == ["1.4", "1.5"]
    assert disabled(hottest.buttons) == ["Hotter"]
    coldest = await discord.click(
        await discord.cast("/spell seed:The dragon temperature:0.2"), "Colder"
    )
    assert temperature(coldest.content) == "0.1"
    assert disabled(coldest.buttons) == ["Colder"]
    shown = Spell.from_message(coldest.content)
    assert shown is not None
    assert shown.seed == "The dragon"


@pytest.mark.usefixtures("bot")
async def test_why_shows_privately_what_was_expected(discord: Sandbox) -> None:
    spell = await discord.cast("/spell seed:Once upon a time")
    why = await discord.click(spell, "Why?")
    assert why.ephemeral
    assert "nats on average" in why.content
    assert why.content.count("%") == 5
    (picture,) = why.attachments
    assert picture.description is not None
    image = Image.open(io.BytesIO(picture.data))
    assert image.width >= 600
    colours = image.convert("RGB").getcolors(1 << 20)
    assert colours is not None
    assert len(colours) > 20  # from paper to ember, and letters


@pytest.mark.parametrize(
    ("said", "seed"),
    [
        ("The  king\nsaid", "The king said"),
        ("<@1> and <:owl:2> saw </spell:3>", "and owl saw spell"),
        ("@everyone [a](https://b.example)", "@everyone a"),
        ("word " * 400, "\u2026" + " ".join(["word"] * 59)),
    ],
)
@pytest.mark.usefixtures("bot")
async def test_anybodys_message_is_finished(discord: Sandbox, said: str, seed: str) -> None:
    message = discord.say(said, discord.player)
    reply = await discord.use("Finish this with a spell", message)
    assert not reply.ephemeral
    shown = Spell.from_message(reply.content)
    assert shown is not None
    assert shown.seed == seed
    assert reply.allowed_mentions == {"parse": []}


@pytest.mark.usefixtures("bot")
async def test_a_spell_is_finished_where_it_ends(discord: Sandbox) -> None:
    spell = await discord.cast("/spell seed:The king")
    reply = await discord.use("Finish this with a spell", spell)
    first, second = (Spell.from_message(each.content) for each in (spell, reply))
    assert first is not None
    assert second is not None
    assert second.seed == first.next_seed()


@pytest.mark.usefixtures("bot")
async def test_a_message_without_words_is_explained(discord: Sandbox) -> None:
    reply = await discord.use("Finish this with a spell", discord.say("<@1>"))
    assert reply.ephemeral
    assert "no words" in reply.content


async def test_voices_come_and_go_without_a_restart(
    discord: Sandbox, env: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "voices"
    folder.mkdir()
    shutil.copy("model/voices/wizard.keras", folder)
    (folder / "broken.keras").write_bytes(b"no voice")
    async with BotProcess(discord, env={**env, "VOICES_FOLDER": str(folder)}) as bot:
        await discord.ready()
        assert [each["name"] for each in await discord.suggest("/spell voice:")] == ["Wizard"]
        shutil.copy(voices.trained()[0], folder / "small.keras")
        found = await discord.suggest("/spell voice:tr")
        assert found == [{"name": "Trained", "value": "small"}]
        spell = await discord.cast("/spell seed:The cat voice:small")
        assert "-# Trained" in spell.content
        again = await discord.click(spell, "Again")
        assert "-# Trained" in again.content
        # For the whole server, by whoever may.
        listed = await discord.cast("/voices", user=discord.moderator)
        menu = next(each for each in listed.components[0]["components"] if "options" in each)
        await discord.select(listed, menu["custom_id"], ["small"], discord.moderator)
        assert "-# Trained" in (await discord.cast("/spell seed:The cat")).content
        told = await discord.cast("/voices")
        chosen = await discord.select(told, menu["custom_id"], ["wizard"])
        assert "`/spell voice:wizard`" in chosen.content
        # It goes, and the default one speaks; its old buttons say so.
        (folder / "small.keras").unlink()
        async with BotProcess(discord, env={**env, "VOICES_FOLDER": str(folder)}):
            bot.terminate()
            await bot.wait()
            await discord.ready()
            assert "-# Wizard" in (await discord.cast("/spell seed:The cat")).content
            gone = await discord.click(spell, "Again")
            assert "no such voice" in gone.content


@pytest.mark.usefixtures("bot")
async def test_learning_steps_through_the_epochs(discord: Sandbox) -> None:
    seeds = await discord.suggest("/learning voice:shakespeare seed:rom")
    assert [each["value"] for each in seeds] == ["ROMEO:"]
    shown = await discord.cast("/learning seed:ROMEO: voice:shakespeare")
    assert "Shakespeare after epoch 20" in shown.content
    assert "**ROMEO:**" in shown.content
    first = shown.attachments[0]
    assert "1.95" in (first.description or "")
    menu = shown.components[0]["components"][0]["custom_id"]
    stepped = await discord.select(shown, menu, ["0"])
    assert stepped.message_id == shown.message_id
    assert "after epoch 1:" in stepped.content
    assert disabled(stepped.buttons) == ["Earlier"]
    assert stepped.attachments[0].data != first.data
    later = await discord.click(stepped, "Later")
    assert "after epoch 2:" in later.content
    unknown = await discord.cast("/learning seed:nonsense")
    assert unknown.ephemeral
    assert "Once upon a time" in unknown.content


@pytest.mark.usefixtures("bot")
async def test_stars_are_kept_shown_and_taken_back(discord: Sandbox) -> None:
    empty = await discord.cast("/best")
    assert empty.ephemeral
    spells = [await discord.cast(f"/spell seed:Dragon {n}") for n in range(6)]
    await discord.use("\u2b50 Keep", spells[0])
    for spell in spells:
        await discord.use("\u2b50 Keep", spell, discord.player)
    best = await discord.cast("/best")
    assert "Dragon 5" in best.embeds[0]["description"]
    older = await discord.click(best, "Older")
    assert "Dragon 0" in older.embeds[0]["description"]
    assert "2 members" in older.embeds[0]["description"]
    # The same menu takes one's own star back; a moderator takes all of them.
    await discord.use("\u2b50 Keep", spells[5], discord.player)
    assert "Dragon 5" not in (await discord.cast("/best")).embeds[0]["description"]
    best = await discord.cast("/best")
    own = await discord.click(best, "Remove \u2026", discord.member)
    assert [each["label"][:8] for each in own.components[0]["components"][0]["options"]] == [
        "Dragon 0"
    ]
    offered = await discord.click(best, "Remove \u2026", discord.moderator)
    menu = offered.components[0]["components"][0]
    await discord.select(
        offered, menu["custom_id"], [menu["options"][0]["value"]], discord.moderator
    )
    left = (await discord.cast("/best")).embeds[0]["description"]
    assert "Dragon 4" not in left
    assert "Dragon 3" in left


@pytest.mark.usefixtures("bot")
async def test_only_spells_are_kept(discord: Sandbox) -> None:
    reply = await discord.use("\u2b50 Keep", discord.say("hello"))
    assert reply.ephemeral
    assert "Only my own spells" in reply.content
