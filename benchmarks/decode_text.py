"""What `python -m benchmarks decode` has measured, as text for a screen or for a document."""

from typing import Any

from benchmarks.machine import name_machine
from benchmarks.peers import KINDS, OURS
from benchmarks.report import table


def describe(report: dict[str, Any], *, markdown: bool) -> str:
    """Return the tables and, in words, how they were made and what the limit is."""
    code = "`" if markdown else ""
    parts = [
        f"{code}{report['command']}{code}: {name_machine(report['machine'])}.",
        f"Every engine wrote {report['characters']:,} characters after each seed of one character,"
        f" at temperature {report['temperature']}, with {_choice(report['threads'])};"
        f" the figures are medians of {report['rounds']} rounds"
        " in which the engines took turns.",
        *report["missing"],
    ]
    for network in report["networks"]:
        parts += _describe_network(network, markdown=markdown)
    return "\n\n".join(parts)


def _describe_network(network: dict[str, Any], *, markdown: bool) -> list[str]:
    results = network["results"]

    def heading(text: str) -> str:
        return f"**{text}**" if markdown else text

    return [
        f"### {network['name']}" if markdown else f"== {network['name']} ==",
        heading("Characters per second, by texts side by side"),
        _grid(results, "characters_per_second", "{:,.0f}", markdown=markdown),
        heading("Milliseconds per step"),
        _grid(results, "milliseconds_per_step", "{:.3f}", markdown=markdown),
        heading(f"Speed relative to {OURS}"),
        _grid(results, "ratio", "{:.3f}", markdown=markdown),
        heading("Milliseconds per step at the limit"),
        _limit_table(network["limits"], markdown=markdown),
        _explain(network["limits"]),
    ]


def _grid(results: list[dict[str, Any]], column: str, form: str, *, markdown: bool) -> str:
    batches = list(dict.fromkeys(row["batch"] for row in results))
    cells = {(row["engine"], row["batch"]): form.format(row[column]) for row in results}
    measured = {row["engine"] for row in results}
    names = [kind.name for kind in KINDS if kind.name in measured]
    rows = [[name, *(cells.get((name, batch), "-") for batch in batches)] for name in names]
    return table([["engine", *map(str, batches)], *rows], markdown=markdown)


def _limit_table(limits: dict[str, Any], *, markdown: bool) -> str:
    headings = ["texts", "to read", "to multiply", "limit", OURS, "times the limit"]
    rows = [
        [
            str(step["batch"]),
            f"{step['milliseconds_reading']:.4f}",
            f"{step['milliseconds_multiplying']:.4f}",
            f"{step['milliseconds_limit']:.4f}",
            f"{step['milliseconds_measured']:.4f}",
            f"{step['times_the_limit']:.1f}",
        ]
        for step in limits["steps"]
    ]
    return table([headings, *rows], markdown=markdown)


def _explain(limits: dict[str, Any]) -> str:
    reading, int8, float32 = limits["reading"], limits["int8"], limits["float32"]
    return (
        f"The limit: a step must read each of the {limits['weights'] / 1e6:.2f} MB of int8 weights"
        f" once. A buffer of that size was read over and over at {reading['value'] / 1e9:.0f} GB/s"
        f" ({reading['way']}, {_threads(reading)}). It must also do two operations with each"
        f" weight for each text. Large products reached {int8['value'] / 1e9:,.0f} billion"
        f" operations a second ({int8['way']}, {_threads(int8)}). The longer of the two is the"
        " limit: as if reading and multiplying overlapped, and gates and sampling took no time."
        " In float32 there are four times the bytes to read, and the peak of products"
        f" is {float32['value'] / 1e9:,.0f} billion ({float32['way']}, {_threads(float32)})."
    )


def _threads(rate: dict[str, Any]) -> str:
    return f"{rate['threads']} thread{'s' if rate['threads'] > 1 else ''}"


def _choice(threads: list[int]) -> str:
    if len(threads) == 1:
        return _threads({"threads": threads[0]})
    return f"{' or '.join(map(str, threads))} threads of its library, whichever was quicker"
