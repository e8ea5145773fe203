"""What `python -m benchmarks service` has measured, as text for a screen or for a document."""

from typing import Any

from benchmarks.machine import name_machine
from benchmarks.report import table

_IDLE, _ABOUT_500, _RATE = 0, 2, 3  # places of the phases that have targets


def describe(report: dict[str, Any], *, markdown: bool) -> str:
    """Return the targets beside what was measured, then every phase in numbers."""
    code = "`" if markdown else ""
    return "\n\n".join(
        [
            f"{code}{report['command']}{code}: {name_machine(report['machine'])}.",
            f"The worker, the sandbox and the people in its {report['servers']} servers shared"
            f" these cores. {report['spells']:,} spells were answered.",
            table(_targets(report), markdown=markdown),
            "Milliseconds at the 50th / 95th / 99th percentile; a response is complete when the"
            " whole text is there; the lag is by how much a timer of the worker's event loop is"
            " late:",
            table(_phases(report["phases"]), markdown=markdown),
        ]
    )


def _targets(report: dict[str, Any]) -> list[list[str]]:
    phases = report["phases"]
    idle, about_500, rate = phases[_IDLE], phases[_ABOUT_500], phases[_RATE]
    missing = sum(phase["lost"] + phase["failed"] for phase in phases)
    rows = [
        ("a sentence, idle, complete, median", "ms", 60, _milliseconds(idle, "p50")),
        (
            "about 500 characters, idle, complete, median",
            "ms",
            120,
            _milliseconds(about_500, "p50"),
        ),
        (f"{rate['name']}, complete, 99 %", "ms", 400, _milliseconds(rate, "p99")),
        (f"{rate['name']}, loop lag, 99 %", "ms", 20, 1000 * rate["lag_s"].get("p99", 0.0)),
        ("lost or failed spells", "", 0, missing),
        ("from exec to ready", "s", 2.5, report["seconds_to_ready"]),
        ("resident memory when ready", "MB", 170, report["megabytes_at_ready"]),
        (f"after {report['spells']:,} spells", "MB", 170, report["megabytes_at_the_end"]),
    ]
    return [
        ["what", "target, at most", "measured"],
        *(
            [what, f"{most:g} {unit}".strip(), _number(value, unit)]
            for what, unit, most, value in rows
        ),
    ]


def _phases(phases: list[dict[str, Any]]) -> list[list[str]]:
    headings = [
        "spells",
        "number",
        "characters",
        "a second",
        "first",
        "complete",
        "lag",
        "largest lag",
    ]
    return [
        headings,
        *(
            [
                phase["name"],
                f"{phase['spells']:,}",
                f"{phase['characters']:.0f}",
                "-" if phase["per_second"] is None else f"{phase['per_second']:.1f}",
                _three(phase["first_response_s"]),
                _three(phase["complete_s"]),
                _three(phase["lag_s"]),
                f"{1000 * phase['lag_s']['max']:.0f}" if phase["lag_s"] else "-",
            ]
            for phase in phases
        ),
    ]


def _milliseconds(phase: dict[str, Any], name: str) -> float | None:
    found = phase["complete_s"]
    return 1000 * found[name] if found else None


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    return f"{value:.2f} s" if unit == "s" else f"{value:.0f} {unit}".strip()


def _three(found: dict[str, float] | None) -> str:
    if not found or "p50" not in found:
        return "-"
    return " / ".join(f"{1000 * found[name]:.0f}" for name in ("p50", "p95", "p99"))
