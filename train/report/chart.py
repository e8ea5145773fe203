"""Line charts as SVG, drawn in the colours of the page they stand in."""

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log, log10

Points = Sequence[tuple[float, float]]

_WIDTH, _HEIGHT = 640, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 96, 36, 48
_LINE = 20
_STEPS = (1, 2, 2.5, 5, 10)


def line_chart(
    title: str,
    x_label: str,
    y_label: str,
    lines: Mapping[str, Points],
    *,
    logarithmic: bool = False,
    diagonal: bool = False,
) -> str:
    """Return an <svg> of lines by their names.

    On a logarithmic x axis, from 0.01 to 0.1 is as far as from 1 to 10; a diagonal is where x and y
    are equal.
    """
    points = [point for line in lines.values() for point in line]
    xs, ys = zip(*points, strict=True)
    y_ticks = _ticks(min(ys), max(ys))
    if logarithmic:
        left, right = min(xs), max(*xs, 10 * min(xs))
        x_ticks = _powers(left, right)
    else:
        x_ticks = _ticks(min(xs), max(xs))
        left, right = x_ticks[0], x_ticks[-1]

    def place(x: float, y: float) -> tuple[float, float]:
        across = log(x / left) / log(right / left) if logarithmic else (x - left) / (right - left)
        up = (y - y_ticks[0]) / (y_ticks[-1] - y_ticks[0])
        return (
            round(_LEFT + across * (_WIDTH - _LEFT - _RIGHT), 1),
            round(_HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM), 1),
        )

    parts = []
    for tick in y_ticks:
        (x1, y), (x2, _) = place(left, tick), place(right, tick)
        parts.append(f'<line class="grid" x1="{x1}" y1="{y}" x2="{x2}" y2="{y}"/>')
        parts.append(f'<text x="{x1 - 8}" y="{y + 4}" text-anchor="end">{tick:g}</text>')
    for tick in x_ticks:
        x, y = place(tick, y_ticks[0])
        parts.append(f'<text x="{x}" y="{y + 22}" text-anchor="middle">{tick:g}</text>')
    if diagonal:
        low, high = max(left, y_ticks[0]), min(right, y_ticks[-1])
        (x1, y1), (x2, y2) = place(low, low), place(high, high)
        parts.append(f'<line class="even" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>')
    ends = _apart([place(*line[-1])[1] for line in lines.values()])
    for number, (name, line) in enumerate(lines.items()):
        placed = [place(*point) for point in line]
        path = " ".join(f"{x},{y}" for x, y in placed)
        parts.append(f'<polyline class="line{number}" points="{path}"/>')
        parts += [f'<circle class="line{number}" cx="{x}" cy="{y}" r="3"/>' for x, y in placed]
        x, y = placed[-1][0] + 10, round(ends[number] + 4, 1)
        parts.append(f'<text x="{x}" y="{y}" class="name{number}">{escape(name)}</text>')
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(
        f'<text x="{middle}" y="{_HEIGHT - 5}" text-anchor="middle">{escape(x_label)}</text>'
    )
    parts.append(f'<text x="8" y="17">{escape(y_label)}</text>')
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(title)}">'
        + "".join(parts)
        + "</svg>"
    )


def _ticks(low: float, high: float) -> list[float]:
    """Return four to eight round numbers from at most `low` to at least `high`."""
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** (len(f"{int(span * 1e9)}") - 10)
    step = next(power * step for step in _STEPS if span / (power * step) <= 6)
    first, last = int(low // step), int(-(-high // step))
    return [round(number * step, 9) for number in range(first, max(last, first + 1) + 1)]


def _powers(low: float, high: float) -> list[float]:
    """Return the numbers 1 and 3, times powers of ten, between two numbers > 0."""
    exponents = range(floor(log10(low)), ceil(log10(high)) + 1)
    steps = [float(f"{digit}e{exponent}") for exponent in exponents for digit in (1, 3)]
    return [step for step in steps if low <= step <= high]


def _apart(places: list[float]) -> list[float]:
    """Move the heights of names until one can be read below the other."""
    moved, free = list(places), 0.0
    for number in sorted(range(len(places)), key=places.__getitem__):
        moved[number] = max(places[number], free)
        free = moved[number] + _LINE
    return moved
