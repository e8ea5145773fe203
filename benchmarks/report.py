"""Tables as plain text or Markdown, and the part of a document that a benchmark writes."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks import BenchmarkError


def table(rows: Sequence[Sequence[str]], *, markdown: bool) -> str:
    """Align rows, the first of them the headings; the first column to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        [cell.rjust(width) if number else cell.ljust(width) for number, (cell, width) in cells]
        for cells in (list(enumerate(zip(row, widths, strict=True))) for row in rows)
    ]
    if not markdown:
        return "\n".join("  ".join(line).rstrip() for line in lines)
    rule = [
        "-" * width if not number else "-" * (width - 1) + ":"
        for number, width in enumerate(widths)
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in [lines[0], rule, *lines[1:]])


def replace_part(path: Path, name: str, text: str) -> None:
    """Replace what a document says between its two marks for this name.

    Raises BenchmarkError when the marks are missing, OSError when the file is.
    """
    before, after = find_part(path, name)
    path.write_text(f"{before}\n{text.strip()}\n{after}", encoding="utf-8", newline="")


def find_part(path: Path, name: str) -> tuple[str, str]:
    """Return the document up to and with the first mark, and from the second mark on."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    with path.open(encoding="utf-8", newline="") as file:
        content = file.read()
    before, found, rest = content.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise BenchmarkError(f"{path}: needs a line {begin} and after it a line {end}")
    return before + begin, end + after
