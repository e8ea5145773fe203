"""Pictures that are drawn for one reply; to be called off the event loop."""

import io
import math
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from model.surprise import Foreseen

_PAPER, _INK, _FAINT = (250, 248, 242), (32, 30, 38), (150, 146, 156)
_GLOW = (224, 84, 30)  # behind what nobody expected
_LINES = ((52, 108, 200), (200, 92, 28))
_WIDTH = 900
_MARGIN = 24
_SIZE = 24  # of the letters
_MOST_SURPRISED = 6.0  # nats: the deepest colour
_MOST_ROWS = 60

Font = ImageFont.FreeTypeFont
Colour = tuple[int, int, int]
Cell = tuple[str, float | None]  # a character and its nats, None within the seed


def surprise_picture(seed: str, foreseen: Sequence[Foreseen]) -> bytes:
    """Return a PNG of a text after its seed, each character as strongly coloured as unexpected."""
    font = _font(_SIZE)
    cells: list[Cell] = [(character, None) for character in seed]
    cells += [(one.character, one.nats) for one in foreseen]
    rows = _rows(cells, font)[:_MOST_ROWS]
    height = _MARGIN * 3 + (len(rows) + 1) * (_SIZE + 12)
    image = Image.new("RGB", (_WIDTH, height), _PAPER)
    draw = ImageDraw.Draw(image)
    y = float(_MARGIN)
    for row in rows:
        x = float(_MARGIN)
        for character, nats in row:
            width = font.getlength(character)
            if nats is not None:
                draw.rectangle((x, y - 2, x + width, y + _SIZE + 6), fill=_heat(nats))
            draw.text((x, y), character, fill=_FAINT if nats is None else _INK, font=font)
            x += width
        y += _SIZE + 12
    _legend(draw, y + _MARGIN)
    return _png(image)


def curve_picture(
    lines: Sequence[Sequence[tuple[float, float]]], names: Sequence[str], x_name: str, at: float
) -> bytes:
    """Return a PNG of losses by epoch, epochs on a logarithmic scale, with a mark at one epoch."""
    width, height, left, bottom = _WIDTH, 480, 90, 60
    image = Image.new("RGB", (width, height), _PAPER)
    draw, font = ImageDraw.Draw(image), _font(20)
    xs = [math.log(x) for line in lines for x, _ in line]
    ys = [y for line in lines for _, y in line]
    low, high = math.floor(min(ys) * 5) / 5, math.ceil(max(ys) * 5) / 5
    span = max(xs) - min(xs) or 1.0

    def place(x: float, y: float) -> tuple[float, float]:
        across = (math.log(x) - min(xs)) / span
        up = (y - low) / (high - low or 1.0)
        return left + across * (width - left - 150), height - bottom - up * (height - bottom - 40)

    for tick in _ticks(low, high):
        _, y = place(1.0, tick)
        draw.line((left, y, width - 150, y), fill=(226, 222, 214))
        draw.text((left - 12, y), f"{tick:g}", fill=_FAINT, font=font, anchor="rm")
    shown = sorted({x for line in lines for x, _ in line})
    last = -100.0
    for x in shown:
        across, _ = place(x, low)
        if across - last > 60:
            draw.text((across, height - bottom + 12), f"{x:g}", fill=_FAINT, font=font, anchor="ma")
            last = across
    draw.text((width - 140, height - bottom + 12), x_name, fill=_FAINT, font=font)
    mark, _ = place(at, low)
    draw.line((mark, 30, mark, height - bottom), fill=_INK, width=2)
    for line, name, colour in zip(lines, names, _LINES, strict=True):
        points = [place(*point) for point in line]
        if len(points) > 1:
            draw.line(points, fill=colour, width=4, joint="curve")
        for x, y in points:
            draw.ellipse((x - 5, y - 5, x + 5, y + 5), fill=colour)
        x, y = points[-1]
        draw.text((x + 14, y), name, fill=colour, font=font, anchor="lm")
    return _png(image)


def _rows(cells: Sequence[Cell], font: Font) -> list[list[Cell]]:
    """Break a text into rows at spaces, as far as it has any."""
    rows: list[list[Cell]] = [[]]
    word: list[Cell] = []
    used = waiting = 0.0
    room = _WIDTH - 2 * _MARGIN
    for character, nats in cells:
        shown = "\u21b5" if character == "\n" else character
        width = font.getlength(shown)
        if used + waiting + width > room:
            if waiting + width > room:  # a word as long as a row
                rows[-1] += word
                word, waiting = [], 0.0
            rows.append([])
            used = 0.0
        word.append((shown, nats))
        waiting += width
        if character in " \n":
            rows[-1] += word
            used += waiting
            word, waiting = [], 0.0
        if character == "\n":
            rows.append([])
            used = 0.0
    rows[-1] += word
    return rows


def _legend(draw: ImageDraw.ImageDraw, y: float) -> None:
    font = _font(18)
    x = float(_MARGIN)
    for nats in range(int(_MOST_SURPRISED) + 1):
        draw.rectangle((x, y - 4, x + 46, y + 24), fill=_heat(nats))
        label = f"{nats}+" if nats == _MOST_SURPRISED else str(nats)
        draw.text((x + 23, y + 10), label, fill=_INK, font=font, anchor="mm")
        x += 50
    draw.text((x + 8, y + 10), "nats", fill=_FAINT, font=font, anchor="lm")


def _heat(nats: float) -> Colour:
    share = min(1.0, nats / _MOST_SURPRISED)
    red, green, blue = (round(p + share * (g - p)) for p, g in zip(_PAPER, _GLOW, strict=True))
    return red, green, blue


def _ticks(low: float, high: float) -> list[float]:
    step = next(step for step in (0.1, 0.2, 0.5, 1.0, 2.0, 5.0) if (high - low) / step <= 6)
    first = math.ceil(low / step)
    return [round(n * step, 2) for n in range(first, math.floor(high / step) + 1)]


def _font(size: int) -> Font:
    font = ImageFont.load_default(size)
    if not isinstance(font, Font):
        raise RuntimeError("Pillow was built without FreeType")  # no wheel of its own is
    return font


def _png(image: Image.Image) -> bytes:
    packed = io.BytesIO()
    image.save(packed, "PNG", optimize=True)
    return packed.getvalue()
