"""The house keeps its own rules: who may import whom, and what is documented."""

import ast
import csv
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import takewhile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSES = ("bot", "model", "train", "sandbox", "benchmarks", "story")
# What is in a package, from top to bottom: each imports only from behind a later ">". What stands
# between two of them stands side by side and does not know one another.
LAYERS = {
    "": "grimoire benchmarks > app > bot story train sandbox > model",
    "bot": "__main__ catalogue > app > client > features"
    " > spells rounds voices server keeps privacy help > context > services"
    " > store library fair_use > game > ui > i18n > config settings unfinished > errors",
    "train": "__main__ > fit_command evaluate_command report_command fetch_command"
    " > reading presets report > learn > judge > data > recipe machine atomic_files > errors",
    "sandbox": "__main__ redirect > supervisor > process > terminal web > server"
    " > people profile loopback > discord > world > errors",
}
# Who may know what stands beside it.
ASIDE = [
    ("bot.rounds", "bot.keeps"),
    ("bot.spells", "bot.keeps"),
    ("bot.spells", "bot.voices.suggest"),
    ("bot.server.temperature", "bot.spells.message"),
]
# What no order says: who may not import what else.
FORBIDDEN = {
    "model": ["streamlit", "discord", "tensorflow"],
    "train": ["discord"],
    "bot": ["keras", "tensorflow", "model.network"],
    "bot.store": ["discord"],
    "bot.game.rules": ["discord", "sqlalchemy", "asyncio", "time", "datetime"],
    "bot.game.points": ["discord", "sqlalchemy", "asyncio", "time"],
    "sandbox": ["model", "keras", "tensorflow", "discord"],
    "story": ["keras", "tensorflow", "discord", "model.network"],
    "app": ["keras", "tensorflow", "discord", "model.network"],
    "benchmarks": ["discord"],
    "benchmarks.peers": ["train"],
}


def read_sources() -> dict[str, str]:
    """Return the text of every module by its name; a package's is that of its __init__."""
    paths = [*ROOT.glob("*.py"), *(path for each in HOUSES for path in (ROOT / each).rglob("*.py"))]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return {name.removesuffix(".__init__"): text for name, text in zip(names, texts, strict=True)}


SOURCES = read_sources()
RANKS = {
    package: {name: rank for rank, row in enumerate(rows.split(" > ")) for name in row.split()}
    for package, rows in LAYERS.items()
}


def imports(source: str) -> Iterator[str]:
    """Yield what a text imports, in functions and under TYPE_CHECKING too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (module_of(alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where things come from"
            yield from (module_of(f"{node.module}.{alias.name}") for alias in node.names)


def module_of(name: str) -> str:
    """Return the module of ours in which a name is, or the name where it is not ours."""
    parts = name.split(".")
    outwards = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((module for module in outwards if module in SOURCES), name)


def lies_in(module: str, place: str) -> bool:
    return f"{module}.".startswith(f"{place}.")


def goes_up(importer: str, imported: str) -> bool:
    """Say whether an import leads up or aside in the package where the two part."""
    here, there = importer.split("."), imported.split(".")
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(here, there, strict=False))))
    ranks = RANKS.get(".".join(here[:shared]))
    if ranks is None or shared in (len(here), len(there)):  # a package and what is in it
        return False
    may = any(lies_in(importer, one) and lies_in(imported, other) for one, other in ASIDE)
    return ranks[here[shared]] >= ranks[there[shared]] and not may


def wrong_imports(sources: Mapping[str, str]) -> list[str]:
    """Return the imports that the lists above do not allow."""
    return [
        f"{importer}: {imported}"
        for importer, source in sources.items()
        for imported in imports(source)
        if (imported in SOURCES and goes_up(importer, imported))
        or any(
            lies_in(importer, place) and lies_in(imported, name)
            for place, names in FORBIDDEN.items()
            for name in names
        )
    ]


def find_circle(sources: Mapping[str, str]) -> list[str]:
    """Return modules of which each imports the one before it, the first being the last, or none."""
    try:
        TopologicalSorter({name: list(imports(text)) for name, text in sources.items()}).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle
    return []


def test_imports_go_down() -> None:
    assert wrong_imports(SOURCES) == []


def test_there_is_no_circle() -> None:
    assert find_circle(SOURCES) == []


def test_everything_has_its_layer() -> None:
    for package, ranks in RANKS.items():
        start = f"{package}." if package else ""
        inside = [name.removeprefix(start) for name in SOURCES if name.startswith(start)]
        assert {name.split(".")[0] for name in inside} == ranks.keys()
    assert {*FORBIDDEN, *(place for pair in ASIDE for place in pair)} <= SOURCES.keys()


@pytest.mark.parametrize(
    ("importer", "planted", "imported"),
    [
        ("bot.game.rules", "from bot import store", "bot.store"),
        ("bot.game.rules", "def later():\n    import bot.store.votes", "bot.store.votes"),
        (
            "bot.voices.curve",
            "if TYPE_CHECKING:\n    from bot.rounds import views",
            "bot.rounds.views",
        ),
        ("bot.config", "from bot.settings import Settings", "bot.settings"),
        ("model.voice", "import app", "app"),
        ("story.voices", "from model import network", "model.network"),
        ("sandbox.server", "from discord.ext import commands", "discord.ext.commands"),
    ],
)
def test_a_wrong_import_is_found(importer: str, planted: str, imported: str) -> None:
    assert wrong_imports({importer: planted}) == [f"{importer}: {imported}"]


def test_a_circle_is_found() -> None:
    planted = {"model.errors": "def later():\n    from model import voice"}
    planted["model.voice"] = "from model.errors import VoiceError"
    assert set(find_circle(planted)) == planted.keys()


def test_the_bot_is_a_short_list_of_rooms_that_hides_nothing_from_the_type_checker() -> None:
    entries = {path.name for path in (ROOT / "bot").iterdir()} - {"__init__.py", "__pycache__"}
    assert len(entries) <= 26
    names = {
        name
        for module, source in SOURCES.items()
        if lies_in(module, "bot")
        for name in imports(source)
    }
    assert not names & {"typing.TYPE_CHECKING", "typing.cast"}


def test_keras_only_in_the_network_in_training_and_in_peers() -> None:
    users = users_of("keras", "tensorflow")
    assert "model.network" in users
    elsewhere = {
        user
        for user in users
        if not user.startswith(("train.", "benchmarks.peers.", "benchmarks.trainers."))
    }
    assert elsewhere == {"model.network"}


def test_onnx_runtime_is_told_to_keep_to_itself_wherever_it_is_used() -> None:
    untold = {
        user
        for user in users_of("onnxruntime")
        if "model.onnx_runtime" not in imports(SOURCES[user])
    }
    assert untold == {"model.onnx_runtime"}


def users_of(*libraries: str) -> set[str]:
    return {
        user
        for user, source in SOURCES.items()
        if any(lies_in(name, library) for name in imports(source) for library in libraries)
    }


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
