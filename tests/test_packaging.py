"""An installed program has all that it needs, and versions stand in one place."""

import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PYPROJECT["project"]["optional-dependencies"]
WORKER = [Requirement(text) for text in PYPROJECT["project"]["dependencies"]]

Grimoire = Callable[..., subprocess.CompletedProcess[str]]


def test_requirements_only_say_which_extras_they_are() -> None:
    for path in ROOT.glob("requirements*.txt"):
        (line,) = [text for text in path.read_text("utf-8").splitlines() if text[0] != "#"]
        extras = re.fullmatch(r"-e \.\[([a-z,]+)\]", line)
        assert extras and set(extras[1].split(",")) <= EXTRAS.keys(), path


def test_the_lock_has_all_of_the_worker_in_versions_that_it_allows() -> None:
    entries = re.split(r"^(?=\w)", (ROOT / "requirements.lock").read_text("utf-8"), flags=re.M)[1:]
    locked = [Requirement(entry.split("\\")[0]) for entry in entries]
    assert all("--hash=sha256:" in entry for entry in entries)
    for needed in [*WORKER, *map(Requirement, EXTRAS["postgresql"])]:
        pins = [pin for pin in locked if pin.name == canonicalize_name(needed.name)]
        versions = [exact.version for pin in pins for exact in pin.specifier]
        assert versions and all(map(needed.specifier.contains, versions)), needed


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*command, str(folder)], cwd=ROOT, check=True, capture_output=True)
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command, in an environment with nothing but what the wheel asks for."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=True)
    python = str(folder / "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    here = Path(sysconfig.get_path("purelib", vars={"base": folder, "platbase": folder}))
    for name in closure(WORKER):
        distribution = metadata.distribution(name)
        for top in {file.parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}:
            link = here / top
            if not link.exists():
                link.symlink_to(Path(str(distribution.locate_file(top))))
    return folder / "bin/grimoire"


def closure(needed: Iterable[Requirement]) -> set[str]:
    """The distributions that requirements bring, with what those require."""
    found: set[str] = set()
    waiting = list(needed)
    while waiting:
        requirement = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        found.add(requirement.name)
        for text in metadata.requires(requirement.name) or ():
            inner = Requirement(text)
            asked = [{"extra": extra} for extra in requirement.extras]
            if inner.marker and any(map(inner.marker.evaluate, asked)):
                inner.marker = None
            if inner.name not in found:
                waiting.append(inner)
    return found


@pytest.fixture
def grimoire(program: Path, tmp_path: Path) -> Grimoire:
    """Run the installed command in an empty folder, with an empty home."""
    (tmp_path / "home").mkdir()
    (tmp_path / "here").mkdir()

    def grimoire(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, *arguments],
            cwd=tmp_path / "here",
            env={"HOME": str(tmp_path / "home"), "PATH": "/usr/bin:/bin", **settings},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return grimoire


@pytest.mark.slow
def test_everything_in_the_packages_is_in_the_wheel(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    included = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
    for place in included:
        for path in [ROOT / place, *(ROOT / place).rglob("*")]:
            name = str(path.relative_to(ROOT))
            if path.is_file() and not re.search(r"__pycache__|\.db", name):
                assert name in packed


@pytest.mark.slow
def test_it_spells_outside_the_checkout(grimoire: Grimoire, tmp_path: Path) -> None:
    # Whoever builds bots has a bot.py, which is none of ours.
    (tmp_path / "here/bot.py").write_text("raise SystemExit('not this one')", "utf-8")
    done = grimoire("sandbox", "--once", '/spell seed:"Once upon a time"')
    assert (done.returncode, done.stderr) == (0, "")
    assert re.match(r"Once upon a time\W.+\nWizard · temperature 0.7", done.stdout)
    assert (tmp_path / "here/data/sandbox.db").exists()
    assert [path for path in (tmp_path / "home").rglob("*") if path.is_file()] == []


@pytest.mark.slow
def test_without_a_command_the_token_decides(grimoire: Grimoire, tmp_path: Path) -> None:
    assert grimoire().returncode == 0  # the sandbox, whose input ends at once
    token = "DISCORD_TOKEN=abc\nDISCORD_API_URL=http://127.0.0.1:9\n"
    (tmp_path / "here/.env").write_text(token, "utf-8")
    done = grimoire()
    assert done.returncode == 6
    assert "Discord cannot be reached" in done.stderr


@pytest.mark.slow
def test_what_cannot_be_done_is_one_line(grimoire: Grimoire, tmp_path: Path) -> None:
    (tmp_path / "here/data").write_text("a file where a folder would be", "utf-8")
    for arguments, word in [
        (["sandbox", "--once", "/help"], "Check DATABASE_URL and that its folder can be written"),
        (["run"], "DISCORD_TOKEN is not set"),
        (["train", "fit"], '-m pip install -e ".[train]"'),
        (["story"], '-m pip install -e ".[story]"'),
    ]:
        done = grimoire(*arguments)
        assert done.returncode != 0
        assert done.stderr.count("\n") == 1 and word in done.stderr


@pytest.mark.slow
def test_it_knows_its_version(grimoire: Grimoire) -> None:
    assert grimoire("--version").stdout == f"grimoire {PYPROJECT['project']['version']}\n"
