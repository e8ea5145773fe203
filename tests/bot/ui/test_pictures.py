"""Pictures show what they should, whatever the text is."""

import io
import subprocess
import sys

import pytest
from PIL import Image

from bot.spells.heatmap import heat, surprise_picture
from bot.ui.pictures import WIDTH, can_draw, drawn
from bot.voices.curve import curve_picture
from model.card import EpochRecord
from model.surprisal import Surprisal

INK_ON_PAPER = 200  # darker is a letter


def opened(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png))
    assert image.format == "PNG"
    assert image.width == WIDTH
    return image.convert("RGB")


def colours(image: Image.Image) -> set[tuple[int, ...]]:
    return {colour for _, colour in image.getcolors(1 << 24) or () if isinstance(colour, tuple)}


def foreseen(text: str, nats: float = 1.0) -> list[Surprisal]:
    return [Surprisal(character, nats, ()) for character in text]


def test_each_character_has_the_colour_of_its_surprise() -> None:
    levels = (0.5, 1.7, 2.9, 5.5)
    image = opened(surprise_picture("Once", [Surprisal("m", nats, ()) for nats in levels]))
    assert {heat(nats) for nats in levels} <= colours(image)
    plain = opened(surprise_picture("Once", foreseen("mmmm", 0.5)))
    assert heat(5.5) not in colours(plain)
    assert any(sum(colour) < INK_ON_PAPER for colour in colours(image))  # letters


def test_a_longer_text_makes_a_higher_picture() -> None:
    heights = [
        opened(surprise_picture("The", foreseen(" cat sat." * n))).height for n in (1, 50, 140)
    ]
    assert heights[0] < heights[1] < heights[2] < 1500


@pytest.mark.parametrize(
    "text",
    ["x" * 1600, "\n" * 1600, " " * 1600, "a\n\nb" * 300, "\u4e2d" * 300, "\u0301" * 300, "-", ""],
    ids=["letters", "lines", "spaces", "both", "foreign", "accents", "short", "nothing"],
)
def test_any_text_can_be_drawn(text: str) -> None:
    assert opened(surprise_picture(text[:300], foreseen(text))).height < 3000


def test_letters_that_the_font_lacks_are_replaced() -> None:
    assert [drawn(character) for character in "aZ?\u201c \n"] == [
        "a",
        "Z",
        "?",
        "\u201c",
        " ",
        "\n",
    ]
    assert [drawn(character) for character in "\u00e9\u00c4\u00f1"] == ["e", "A", "n"]
    assert {drawn(character) for character in "\u4e2d\u0416\U0001f409\u0e01"} == {"\u00b7"}
    assert can_draw("The \u00e9t\u00e9 \u4e2d")
    assert not can_draw("\u0416\u0414\u0401 ok")


def lessons(*epochs: float) -> list[EpochRecord]:
    return [EpochRecord(epoch, 3 / (1 + n), 0, 2.5 / (1 + n), {}) for n, epoch in enumerate(epochs)]


@pytest.mark.parametrize(
    "epochs", [(1,), (0.01, 1), (0.01, 0.03, 0.1, 0.3, 1, 2, 3), range(1, 400)]
)
@pytest.mark.parametrize(
    "names", [("training", "new text"), ("\u8bad\u7ec3", "\u65b0"), ("\u00e9t\u00e9", "x")]
)
def test_a_curve_of_any_length(epochs: tuple[float, ...], names: tuple[str, str]) -> None:
    image = opened(curve_picture(lessons(*epochs), len(epochs) - 1, names))
    assert {(0x34, 0x6C, 0xC8), (0xC8, 0x5C, 0x1C)} <= colours(image)  # both lines


def test_the_mark_moves_with_the_lesson() -> None:
    told = lessons(0.1, 1, 2, 5)
    pictures = [curve_picture(told, at, ("training", "new text")) for at in range(4)]
    assert len(set(pictures)) == 4


@pytest.mark.parametrize("nats", [0.0, 1e-9, 1e9, 1.0])
def test_a_curve_of_any_height(nats: float) -> None:
    told = [EpochRecord(epoch, nats, 0, nats * 1.1, {}) for epoch in (1, 2)]
    opened(curve_picture(told, 0, ("training", "new text")))


def test_the_worker_starts_without_what_draws() -> None:
    code = "import sys, bot.app; print('PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
