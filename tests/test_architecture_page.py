"""The map and the recipes tell of the files and functions that there are."""

import ast
import re
from pathlib import Path

from benchmarks.report import find_part
from tests.architecture_page import PAGE, ROOT, tree

TEXT = PAGE.read_text("utf-8")


def test_every_file_has_its_sentence() -> None:
    before, after = find_part(PAGE, "tree")
    assert f"{before}\n{tree()}\n{after}" == TEXT
    assert not re.search(r"^ *- \S+ $", tree(), re.MULTILINE)  # without a docstring


def names_in(path: Path) -> set[str]:
    """Every class and function of a file, methods behind their class."""
    names = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            names |= {node.name} | {
                f"{node.name}.{getattr(each, 'name', '')}" for each in node.body
            }
    return names


def test_the_walks_pass_functions_that_exist() -> None:
    steps = re.findall(r"`([\w/]+\.py):([\w.]+)`", TEXT)
    assert len(steps) > 20
    for path, name in steps:
        assert name in names_in(ROOT / path), f"{path}: {name}"


def test_the_recipes_name_files_that_exist() -> None:
    recipes = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for path in re.findall(r"`([a-z]+/[\w/.-]+)`", recipes):
        assert (ROOT / path).exists(), path
