"""`python -m tests.architecture_page`: write the tree of docs/architecture.md from docstrings."""

import ast
from collections.abc import Iterator
from pathlib import Path

from benchmarks.report import replace_part

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/architecture.md"
_TOP = ("grimoire.py", "app.py", "bot", "model", "train", "story", "sandbox", "benchmarks")


def tree() -> str:
    """Return every module with the first line of its docstring, as nested lists of Markdown."""
    return "\n".join(line for name in _TOP for line in _lines(ROOT / name, ""))


def _lines(path: Path, margin: str) -> Iterator[str]:
    if path.is_file():
        yield f"{margin}- `{path.name}` {_first_line(path)}"
        return
    yield f"{margin}- **`{path.name}/`** {_first_line(path / '__init__.py')}"
    inside = [*path.glob("[!_]*.py"), *path.glob("__main__.py")]
    rooms = [room.parent for room in path.glob("*/__init__.py")]
    for each in [*sorted(inside), *sorted(rooms)]:
        yield from _lines(each, margin + "  ")


def _first_line(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return docstring.partition("\n")[0]


if __name__ == "__main__":
    replace_part(PAGE, "tree", tree())
