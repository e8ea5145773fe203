"""A picture of a text in which every character is as strongly coloured as it was unexpected."""

import math
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageColor, ImageDraw

from bot.ui.pictures import FAINT, INK, PAPER, WIDTH, drawn, font_of, pack
from model.surprisal import STRONGEST, Surprisal

_GLOW = "#e0541e"  # behind what nobody expected
_MARGIN = 24
_SIZE, _ROW = 24, 36  # of letters, and from one row to the next
_MOST_ROWS = 60
_LEGEND = ("100%", "30%", "10%", "3%", "1%", "0.3%")  # odds

Cell = tuple[str, float | None]  # a character and its nats, None within the seed


def surprise_picture(seed: str, surprisals: Sequence[Surprisal]) -> bytes:
    """Return a PNG of a seed, and of what follows in colours, with a legend of odds below."""
    cells: list[Cell] = [(character, None) for character in seed]
    cells += [(one.character, one.nats) for one in surprisals]
    rows = _rows(cells)[:_MOST_ROWS]
    image = Image.new("RGB", (WIDTH, _MARGIN * 3 + (len(rows) + 1) * _ROW), PAPER)
    draw = ImageDraw.Draw(image)
    for number, row in enumerate(rows):
        _draw_row(draw, row, _MARGIN + number * _ROW)
    _draw_legend(draw, _MARGIN * 2 + len(rows) * _ROW)
    return pack(image)


def heat(nats: float) -> tuple[int, int, int]:
    """Return the colour behind a character of so much surprise."""
    share = min(1.0, nats / STRONGEST)
    ends = zip(ImageColor.getrgb(PAPER), ImageColor.getrgb(_GLOW), strict=True)
    red, green, blue = (round(cold + share * (hot - cold)) for cold, hot in ends)
    return red, green, blue


def _draw_row(draw: ImageDraw.ImageDraw, row: Sequence[Cell], y: float) -> None:
    font, x = font_of(_SIZE), float(_MARGIN)
    for character, nats in row:
        width = _advance(character)
        if nats is not None:
            draw.rectangle((x, y - 2, x + width, y + _ROW - 6), fill=heat(nats))
        draw.text((x, y), character, fill=FAINT if nats is None else INK, font=font)
        x += width


def _rows(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Break a text into rows: at its own lines, between words, and within a word that is longer."""
    rows: list[list[Cell]] = [[]]
    for word in _words(cells):
        if _width(rows[-1] + word) > WIDTH - 2 * _MARGIN and rows[-1]:
            rows.append([])
        for cell in word:
            if _width([*rows[-1], cell]) > WIDTH - 2 * _MARGIN:
                rows.append([])
            rows[-1].append((_shown(cell[0]), cell[1]))
            if cell[0] == "\n":
                rows.append([])
    return rows


def _words(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Cut a text after each space and each end of a line."""
    words: list[list[Cell]] = [[]]
    for cell in cells:
        words[-1].append(cell)
        if cell[0] in " \n":
            words.append([])
    return words


def _width(cells: Sequence[Cell]) -> float:
    return sum(_advance(_shown(character)) for character, _ in cells)


def _shown(character: str) -> str:
    return " " if character == "\n" else drawn(character)


@cache
def _advance(character: str) -> float:
    return font_of(_SIZE).getlength(character)


def _draw_legend(draw: ImageDraw.ImageDraw, y: float) -> None:
    font, wide = font_of(18), 64
    for place, label in enumerate(_LEGEND):
        x = _MARGIN + place * (wide + 4)
        nats = -math.log(float(label.rstrip("%")) / 100)
        draw.rectangle((x, y, x + wide, y + 30), fill=heat(nats), outline=heat(2))
        draw.text((x + wide / 2, y + 15), label, fill=INK, font=font, anchor="mm")
