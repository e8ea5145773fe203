"""A picture of how a voice learnt: its losses by epoch, and where on the way it is just now."""

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

from bot.ui.pictures import FAINT, INK, PAPER, RULE, WIDTH, drawn, font_of, pack
from model.card import EpochRecord

_HEIGHT = 480
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 190, 36, 64  # margins
_COLOURS = ("#346cc8", "#c85c1c")
_ENGLISH = ("training", "held out")  # where the font cannot draw the language
_BETWEEN = 56  # pixels between two numbers below, at least
_STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)


def curve_picture(records: Sequence[EpochRecord], at: int, names: tuple[str, str]) -> bytes:
    """Return a PNG of both losses, epochs on a logarithmic scale, with a mark at one epoch.

    The names are those of the training loss and of the held-out loss.
    """
    image = Image.new("RGB", (WIDTH, _HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    lines = [
        [(record.epoch, record.training_nats) for record in records],
        [(record.epoch, record.held_out_nats) for record in records],
    ]
    axes = _Axes(lines)
    _draw_axes(draw, axes, [record.epoch for record in records])
    across, _ = axes.place(records[at].epoch, axes.low)
    draw.line((across, _TOP - 10, across, _HEIGHT - _BOTTOM), fill=INK, width=2)
    _draw_name(draw, (across, 2), f"{records[at].epoch:g}", INK, "ma")
    shown = names if all(map(_is_drawn, names)) else _ENGLISH
    ends = _apart([axes.place(*line[-1])[1] for line in lines])
    for line, name, colour, end in zip(lines, shown, _COLOURS, ends, strict=True):
        points = [axes.place(*point) for point in line]
        if len(points) > 1:
            draw.line(points, fill=colour, width=4, joint="curve")
        for place, (x, y) in enumerate(points):
            size = 8 if place == at else 4
            draw.ellipse((x - size, y - size, x + size, y + size), fill=colour)
        _draw_name(draw, (points[-1][0] + 16, end), name, colour, "lm")
    return pack(image)


class _Axes:
    def __init__(self, lines: Sequence[Sequence[tuple[float, float]]]) -> None:
        xs = [math.log(x) for line in lines for x, _ in line]
        ys = [y for line in lines for _, y in line]
        span = max(ys) - min(ys)
        self.step = next((step for step in _STEPS if span / step <= 6), span / 6)
        self.low = math.floor(min(ys) / self.step) * self.step
        self.high = max(math.ceil(max(ys) / self.step) * self.step, self.low + self.step)
        self._first, self._span = min(xs), max(xs) - min(xs)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point is drawn; the only epoch there is comes in the middle."""
        across = (math.log(x) - self._first) / self._span if self._span else 0.5
        up = (y - self.low) / (self.high - self.low)
        return (
            _LEFT + across * (WIDTH - _LEFT - _RIGHT),
            _HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM),
        )


def _draw_axes(draw: ImageDraw.ImageDraw, axes: _Axes, epochs: Sequence[float]) -> None:
    for number in range(round((axes.high - axes.low) / axes.step) + 1):
        tick = axes.low + number * axes.step
        _, y = axes.place(epochs[0], tick)
        draw.line((_LEFT, y, WIDTH - _RIGHT, y), fill=RULE)
        _draw_name(draw, (_LEFT - 12, y), f"{tick:.4g}", FAINT, "rm")
    last = -math.inf
    for epoch in epochs:
        x, y = axes.place(epoch, axes.low)
        if x - last >= _BETWEEN:
            _draw_name(draw, (x, y + 10), f"{epoch:g}", FAINT, "ma")
            last = x


def _draw_name(
    draw: ImageDraw.ImageDraw, place: tuple[float, float], name: str, colour: str, anchor: str
) -> None:
    shown = "".join(map(drawn, name))
    draw.text(place, shown, fill=colour, font=font_of(20), anchor=anchor)


def _is_drawn(name: str) -> bool:
    """Say whether a name is there but for its accents."""
    return all(character.isspace() or drawn(character).isascii() for character in name)


def _apart(ends: Sequence[float]) -> list[float]:
    """Move two heights apart, so that names do not cover each other."""
    first, second = ends
    needed = 24 - abs(first - second)
    if needed <= 0:
        return [first, second]
    shift = needed / 2 if first > second else -needed / 2
    return [first + shift, second - shift]
