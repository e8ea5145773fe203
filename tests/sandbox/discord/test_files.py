"""Files: sent by the bot, seen and fetched by people, kept and removed by edits."""

import asyncio
import io
from collections.abc import AsyncIterator

import aiohttp
import discord as library
import pytest
from discord import app_commands, ui

from sandbox.errors import Json
from sandbox.server import Sandbox
from tests.openapi import complaints
from tests.sandbox.conftest import served
from tests.sandbox.scripted import ScriptedBot, answered

PNG = b"\x89PNG\r\n\x1a\nnot much of a picture"
MEGABYTE = b"x" * 1024 * 1024


async def fetched(url: str) -> tuple[int, bytes, dict[str, str]]:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.read(), dict(response.headers)


async def interaction_of(discord: Sandbox, bot: ScriptedBot) -> Json:
    """Return an interaction that is answered already, so that follow-ups may come."""
    _, interaction = await answered(discord.cast("/spell seed:x"), bot, 4, {"content": "x"})
    return interaction


async def test_a_file_without_a_word_about_it(discord: Sandbox, bot: ScriptedBot) -> None:
    casting = asyncio.create_task(discord.cast("/spell seed:x"))
    interaction = await bot.heard()
    files = {"files[0]": ("my story.txt", b"Once")}
    assert (await bot.upload(interaction, {"type": 4, "data": {}}, files))[0] == 204
    reply = await casting
    (attachment,) = reply.attachments
    assert (attachment.filename, attachment.data) == ("my_story.txt", b"Once")
    assert attachment.content_type == "text/plain; charset=utf-8"
    assert attachment.description is None
    assert reply.message["attachments"][0]["size"] == 4
    status, body, headers = await fetched(attachment.url)
    assert (status, body) == (200, b"Once")
    assert headers["Content-Disposition"] == "attachment"
    assert "sandbox" in headers["Content-Security-Policy"]


async def test_only_the_whole_address_leads_to_a_file(discord: Sandbox, bot: ScriptedBot) -> None:
    interaction = await interaction_of(discord, bot)
    _, message = await bot.follow_up(interaction, {}, {"files[0]": ("a.txt", b"a")})
    url = message["attachments"][0]["url"]
    start, key, name = url.rsplit("/", 2)
    assert len(key) >= 32
    assert (await fetched(f"{start}/{key[:-1]}/{name}"))[0] == 404
    assert (await fetched(f"{start}/{key}/b.txt"))[0] == 404


async def test_what_edits_do_to_files(discord: Sandbox, bot: ScriptedBot) -> None:
    interaction = await interaction_of(discord, bot)
    two = {"files[0]": ("a.txt", b"a"), "files[1]": ("b.txt", b"b")}
    listed = {"attachments": [{"id": 0, "filename": "one.txt", "description": "1st"}, {"id": "1"}]}
    _, message = await bot.follow_up(interaction, listed, two)
    reply = discord.history()[-1]
    names = [(each["filename"], each.get("description")) for each in message["attachments"]]
    assert names == [("one.txt", "1st"), ("b.txt", None)]
    path = f"/messages/{message['id']}"
    await bot.webhook("PATCH", interaction, path, {"content": "the files stay"})
    assert len(reply.attachments) == 2
    await bot.follow_up(interaction, {}, {"files[0]": ("c.txt", b"c")}, path)
    assert [each.filename for each in reply.attachments] == ["one.txt", "b.txt", "c.txt"]
    kept = {"attachments": [{"id": reply.attachments[1].id}, {"id": "0"}]}
    await bot.follow_up(interaction, kept, {"files[0]": ("d.txt", b"d")}, path)
    assert [each.data for each in reply.attachments] == [b"b", b"d"]
    await bot.webhook("PATCH", interaction, path, {"attachments": []})
    assert reply.attachments == reply.message["attachments"] == []
    last = await bot.webhook("PATCH", interaction, path, {"content": ""})
    assert last[1]["code"] == 50006  # nothing would be left of it


@pytest.mark.parametrize(
    ("count", "data", "refusal"),
    [
        (11, b"x", (400, 30015)),
        (1, MEGABYTE * 11, (413, 40005)),
        (3, MEGABYTE * 9, (413, 40005)),
    ],
    ids=["too many", "one too large", "too large together"],
)
async def test_files_that_discord_refuses(
    discord: Sandbox, bot: ScriptedBot, count: int, data: bytes, refusal: tuple[int, int]
) -> None:
    interaction = await interaction_of(discord, bot)
    files = {f"files[{n}]": (f"{n}.bin", data) for n in range(count)}
    status, error = await bot.follow_up(interaction, {}, files)
    assert (status, error["code"]) == refusal


async def test_more_files_are_listed_than_allowed(discord: Sandbox, bot: ScriptedBot) -> None:
    interaction = await interaction_of(discord, bot)
    listed = {"content": "x", "attachments": [{"id": str(n)} for n in range(11)]}
    status, error = await bot.webhook("POST", interaction, "", listed)
    assert (status, error["code"]) == (400, 50035)
    assert "attachments" in error["errors"]


async def test_pictures_in_embeds_and_components(discord: Sandbox, bot: ScriptedBot) -> None:
    interaction = await interaction_of(discord, bot)
    picture = {"url": "attachment://curve.png"}
    files = {"files[0]": ("curve.png", PNG)}
    _, message = await bot.follow_up(interaction, {"embeds": [{"image": picture}]}, files)
    embedded = discord.history()[-1]
    url = embedded.attachments[0].url
    assert message["embeds"][0]["image"]["url"] == url
    assert message["attachments"] == []  # not shown twice
    status, body, headers = await fetched(url)
    assert (status, body, headers["Content-Type"]) == (200, PNG, "image/png")
    assert "Content-Disposition" not in headers
    gallery = {"type": 12, "items": [{"media": picture, "description": "The curve"}]}
    layout = {"flags": 1 << 15, "components": [gallery]}
    _, message = await bot.follow_up(interaction, layout, files)
    media = message["components"][0]["items"][0]["media"]
    assert media["url"] == discord.history()[-1].attachments[0].url
    status, error = await bot.webhook("POST", interaction, "", layout)
    field = error["errors"]["components"]["0"]["items"]["0"]["media"]["url"]["_errors"][0]
    assert field["code"] == "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"


class Curve(ui.Button[ui.View]):
    async def callback(self, interaction: library.Interaction) -> None:
        assert interaction.message is not None
        old = interaction.message.attachments
        file = library.File(io.BytesIO(b"new"), "new.txt", description="The new one")
        await interaction.response.edit_message(attachments=[*old, file])


class Drop(ui.Button[ui.View]):
    async def callback(self, interaction: library.Interaction) -> None:
        await interaction.response.edit_message(attachments=[], content="nothing left")


class Painter(library.Client):
    """A bot with pictures, as people write it with discord.py."""

    def __init__(self) -> None:
        super().__init__(intents=library.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

        @self.tree.command()
        async def paint(interaction: library.Interaction, how: str) -> None:
            """Send a picture."""
            file = library.File(io.BytesIO(PNG), "curve.png", description="A curve")
            if how == "later":
                await interaction.response.defer()
                await interaction.edit_original_response(attachments=[file])
                more = library.File(io.BytesIO(b"more"), "more.txt")
                await interaction.followup.send(file=more, wait=True)
                return
            if how == "layout":
                layout = ui.LayoutView()
                item = library.MediaGalleryItem("attachment://curve.png", description="A curve")
                layout.add_item(ui.Container(ui.TextDisplay("# Look"), ui.MediaGallery(item)))
                await interaction.response.send_message(view=layout, file=file)
                return
            view = ui.View()
            view.add_item(Curve(label="More"))
            view.add_item(Drop(label="Drop"))
            await interaction.response.send_message("Look", file=file, view=view)
            shown = await interaction.original_response()
            assert await shown.attachments[0].read() == PNG

    async def setup_hook(self) -> None:
        await self.tree.sync()


@pytest.fixture
async def painter(discord: Sandbox, pointed: None) -> AsyncIterator[Painter]:
    async with served(Painter(), discord) as client:
        yield client
    assert [each for request in discord.requests for each in complaints(request)] == []


@pytest.mark.usefixtures("painter")
async def test_files_of_the_library(discord: Sandbox) -> None:
    reply = await discord.cast("/paint how:now")
    assert [(each.filename, each.description) for each in reply.attachments] == [
        ("curve.png", "A curve")
    ]
    await discord.click(reply, "More")
    assert [each.data for each in reply.attachments] == [PNG, b"new"]
    await discord.click(reply, "Drop")
    assert reply.attachments == []
    later = await discord.cast("/paint how:later")
    assert later.attachments[0].content_type == "image/png"
    await discord.until(lambda: later.followups)
    assert later.followups[0].attachments[0].data == b"more"
    layout = await discord.cast("/paint how:layout")
    item = layout.components[0]["components"][1]["items"][0]
    assert item["media"]["url"] == layout.attachments[0].url
