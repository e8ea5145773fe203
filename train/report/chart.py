"""Line charts as SVG, drawn in the colours of the page they stand in."""

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

Points = Sequence[tuple[float, float]]

# Colours that stand for the page's own, which differ by day and by night: see report.css.
_INK, _FAINT = "#000001", "#000002"
_LINES = ("#000003", "#000004", _INK)
_OF_THE_PAGE = {_INK: "--ink", _FAINT: "--faint", _LINES[0]: "--one", _LINES[1]: "--two"}
_STEPS = [1, 2, 2.5, 5, 10]
_STYLE: Any = {
    "svg.fonttype": "none",  # letters stay letters
    "svg.hashsalt": "grimoire",  # the same chart is the same text
    "font.size": 9,
    "lines.markersize": 3.5,
    "text.color": _INK,
    **dict.fromkeys(("axes.labelcolor", "xtick.labelcolor", "ytick.labelcolor"), _INK),
    **dict.fromkeys(("axes.edgecolor", "grid.color", "xtick.color"), _FAINT),
    **dict.fromkeys(("axes.spines.left", "axes.spines.right", "axes.spines.top"), False),
    "ytick.left": False,
}


def line_chart(
    title: str,
    x_label: str,
    y_label: str,
    lines: Mapping[str, Points],
    *,
    logarithmic: bool = False,
    diagonal: bool = False,
) -> Markup:
    """Return an <svg> of lines by their names.

    On a logarithmic x axis, from 0.01 to 0.1 is as far as from 1 to 10; a diagonal is where x and y
    are equal.
    """
    with rc_context(_STYLE):
        figure = Figure(figsize=(6.4, 3.1), layout="constrained")
        axes = figure.add_subplot()
        axes.set_xlabel(x_label)
        axes.set_title(y_label, loc="left", fontsize=9)
        axes.grid(axis="y")
        for number, (name, line) in enumerate(lines.items()):
            (drawn,) = axes.plot(*zip(*line, strict=True), "o-", label=name, clip_on=False)
            drawn.set(color=_LINES[number], gid=f"line{number}")
        xs = [x for line in lines.values() for x, _ in line]
        _set_ticks(axes, xs, logarithmic=logarithmic)
        if diagonal:
            axes.axline((xs[0], xs[0]), slope=1, color=_INK, linewidth=1, linestyle="--")
        if any(lines):
            figure.legend(loc="outside right center", frameon=False, labelcolor="linecolor")
        return _svg(figure, title)


def _set_ticks(axes: Axes, xs: Sequence[float], *, logarithmic: bool) -> None:
    axes.yaxis.set_major_locator(MaxNLocator(6, steps=_STEPS))
    axes.xaxis.set_major_locator(MaxNLocator(6, steps=_STEPS, integer=True))
    if logarithmic:
        axes.set_xscale("log")
        axes.set_xlim(min(xs), max(*xs, 10 * min(xs)))
        axes.xaxis.set_major_locator(LogLocator(subs=(1, 3)))
        axes.xaxis.set_minor_locator(NullLocator())
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda tick, _: f"{tick:g}"))


def _svg(figure: Figure, title: str) -> Markup:
    """Return the figure for the inside of a page, without what a file of its own needs."""
    file = io.StringIO()
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    figure.savefig(file, format="svg", transparent=True, metadata=nothing)
    svg = file.getvalue().partition("<svg")[2]
    svg = re.sub(
        r'<style.*?</style>|(?<=<g) id="(?!line\d")[^"]*"', "", svg
    )  # a page has many charts
    svg = svg.replace('<g id="line', '<g class="line')
    for colour, name in _OF_THE_PAGE.items():
        svg = svg.replace(colour, f"var({name})")
    return Markup(f'<svg role="img" aria-label="{escape(title)}"{svg}')  # noqa: S704, letters are escaped
