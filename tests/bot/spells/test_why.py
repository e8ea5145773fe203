"""*Why?* by the real worker: what it says in words, and what its picture shows."""

import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from bot.spells.heatmap import heat
from bot.spells.message import Spell
from sandbox.discord.messages import Reply
from sandbox.process import BotProcess
from sandbox.server import Sandbox
from tests import voices

CYRILLIC = "\n .,!?\u0401\u0451" + "".join(map(chr, range(0x410, 0x434)))


def picture(reply: Reply) -> Image.Image:
    (attachment,) = reply.attachments
    assert attachment.data.startswith(b"\x89PNG")
    assert len(attachment.data) < 1_000_000
    return Image.open(io.BytesIO(attachment.data)).convert("RGB")


@pytest.mark.usefixtures("bot")
async def test_it_tells_privately_in_words_and_colours(discord: Sandbox) -> None:
    spell = await discord.cast("/spell seed:Once upon a time length:paragraph")
    why = await discord.click(spell, "Why?", discord.player)
    assert why.ephemeral
    assert not why.deferred
    lines = why.content.splitlines()
    assert re.search(r"surprised me by \d\.\d\d nats", lines[0])
    spots = [line for line in lines if line.startswith("\u2022")]
    assert len(spots) == 3
    for spot in spots:
        assert re.search(r"\*\*.+\*\*.* one chance in [\d,]+$", spot)
    assert re.search(r"next: (\*\*[^*]+\*\* <?\d+%( \u00b7 )?){5}$", lines[-1])
    image = picture(why)
    assert 600 <= image.width <= 1200
    assert 100 < image.height < 1500
    colours = {colour for _, colour in image.getcolors(1 << 20) or ()}
    assert len(colours) > 20  # from paper to ember, and letters
    description = why.attachments[0].description or ""
    shown = Spell.from_message(spell.content)
    assert shown is not None
    assert shown.seed in description
    assert shown.text[:100] in description
    assert len(description) <= 1024


@pytest.mark.usefixtures("bot")
async def test_a_long_text_with_a_hostile_beginning_and_other_languages(discord: Sandbox) -> None:
    seed = ("@everyone \U0001f409 **\u4e2d** `x` \u202e\u05d0 https://example.org " * 9)[:300]
    spell = await discord.cast(f"/spell seed:{seed} length:page temperature:1.5")
    why = await discord.click(spell, "Why?")
    assert why.allowed_mentions == {"parse": []}
    assert "@everyone" not in why.content
    assert "://" not in why.content
    assert picture(why).height < 2500
    # In their own language, and in direct messages.
    spell = await discord.cast("/spell seed:The king", guild=None)
    why = await discord.click(spell, "Why?", locale="de")
    assert "\u00fcberrascht" in why.content
    assert why.buttons == []  # stars are for servers
    assert why.embeds == []


async def test_what_the_font_lacks_is_told_in_words(
    discord: Sandbox, env: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "voices"
    folder.mkdir()
    assert len(CYRILLIC) == voices.SMALL.vocabulary
    told = json.dumps(voices.metadata(CYRILLIC)).encode()
    voices.rewrite(voices.SMALL_VOICE, folder / "cyrillic.keras", {"voice.json": told})
    settings = {**env, "VOICES_FOLDER": str(folder), "DEFAULT_VOICE": "cyrillic"}
    async with BotProcess(discord, env=settings):
        await discord.ready()
        spell = await discord.cast("/spell seed:\u041a\u043e\u0442")
        why = await discord.click(spell, "Why?")
        assert why.attachments == []
        assert "one chance in" in why.content
        assert "colour" not in why.content


def test_colours_deepen_with_surprise() -> None:
    reds = [heat(nats) for nats in (0, 1, 2, 4, 6)]
    assert len(set(reds)) == 5
    assert sorted(reds, key=lambda colour: -colour[2]) == reds
    assert heat(6) == heat(60)
