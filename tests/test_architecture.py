"""The house keeps its own rules: who may import whom, and what is documented."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSES = ("bot", "model", "train", "sandbox", "benchmarks", "story", "app.py")
# Package or file -> what it may not import, by the first parts of the name.
FORBIDDEN = {
    "model": ("bot", "train", "sandbox", "story", "streamlit", "discord", "tensorflow"),
    "train": ("bot", "sandbox", "story", "discord"),
    "bot": ("train", "sandbox", "story", "keras", "tensorflow", "model.network"),
    "bot/store": ("discord",),
    "bot/game/rules.py": ("discord", "sqlalchemy", "asyncio", "time", "datetime", "bot.store"),
    "bot/game/points.py": ("discord", "sqlalchemy", "asyncio", "time", "bot.store"),
    "sandbox": ("bot", "train", "model", "story", "keras", "tensorflow", "discord"),
    "story": ("bot", "train", "sandbox", "keras", "tensorflow", "discord", "model.network"),
    "app.py": ("bot", "train", "sandbox", "keras", "tensorflow", "discord", "model.network"),
    "benchmarks": ("discord",),
    "benchmarks/peers": ("train",),
}


def sources(place: str) -> list[Path]:
    path = ROOT / place
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where things come from"
            yield node.module or ""


@pytest.mark.parametrize("place", FORBIDDEN)
def test_import_direction(place: str) -> None:
    assert sources(place)
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sources(place)
        for name in imports(path)
        for forbidden in FORBIDDEN[place]
        if name == forbidden or name.startswith(f"{forbidden}.")
    ]
    assert wrong == []


def test_keras_only_in_the_network_in_training_and_in_peers() -> None:
    users = {
        str(path.relative_to(ROOT))
        for house in HOUSES
        for path in sources(house)
        if any(name.split(".")[0] in ("keras", "tensorflow") for name in imports(path))
    }
    assert "model/network.py" in users
    elsewhere = {
        user
        for user in users
        if not user.startswith(("train/", "benchmarks/peers/", "benchmarks/trainers/"))
    }
    assert elsewhere == {"model/network.py"}


def test_onnx_runtime_is_told_to_keep_to_itself_wherever_it_is_used() -> None:
    users = {
        str(path.relative_to(ROOT))
        for house in HOUSES
        for path in sources(house)
        if "onnxruntime" in imports(path)
    }
    assert users == {"model/onnx_runtime.py"}


def test_every_setting_is_documented() -> None:
    config = (ROOT / "bot/config.py").read_text(encoding="utf-8")
    read = set(re.findall(r'"([A-Z][A-Z_]{3,})"', config)) - {"DEBUG", "INFO", "WARNING", "ERROR"}
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert read == set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))


def test_every_exit_code_is_documented() -> None:
    errors = (ROOT / "bot/errors.py").read_text(encoding="utf-8")
    codes = set(re.findall(r"^    exit_code = (\d+)$", errors, re.MULTILINE)) - {"1"}
    operations = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    assert codes | {"0"} == set(re.findall(r"^\| (\d+) \|", operations, re.MULTILINE))


def test_readme_commands_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"\bmake ([a-z]+)", readme))
    assert {"run", "test"} <= targets
    assert targets <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for module in re.findall(r"python -m ([a-z]+)", readme):
        assert (ROOT / module / "__main__.py").exists() or module in ("venv", "pip"), module


def test_links_in_documents_lead_somewhere() -> None:
    for document in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_books_have_sources() -> None:
    with (ROOT / "data/wizard.csv").open(encoding="utf-8") as file:
        books = list(csv.DictReader(file))
    assert len(books) == len({book["gutenberg_id"] for book in books}) == 43
    for book in books:
        assert int(book["first_published_year"]) < 1929
        assert re.fullmatch(r"[0-9a-f]{64}", book["sha256"])
        assert book["title"] and book["author"]
