"""Any bot in the sandbox: one as the docs show it, whose discord.py knows nothing of it."""

import asyncio
import sys
from pathlib import Path

import pytest

from sandbox.__main__ import main
from sandbox.process import BotProcess
from sandbox.profile import BotProfile
from sandbox.server import Sandbox

ROOT = Path(__file__).parent.parent.parent
LAMP = Path(__file__).parent / "foreign/lamp.py"
COMMAND = f"{sys.executable} {LAMP}"


async def run(*arguments: str, stdin: str = "") -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--bot", COMMAND, *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate(stdin.encode())
    return process.returncode, out.decode()


def test_the_docs_quote_it() -> None:
    assert f"```python\n{LAMP.read_text()}```\n" in (ROOT / "docs/sandbox.md").read_text()


async def test_once() -> None:
    assert await run("--once", "/rub times:3") == (0, "Smoke comes out 3 times.\n")


async def test_at_a_prompt() -> None:
    lines = ("/rub times:1", "1", "I wish for: a cat", ":log")
    nothing, wish = await asyncio.gather(run(), run(stdin="\n".join(lines)))
    assert nothing == (0, "/rub  Rub the lamp.\n")
    assert wish[1].splitlines() == [
        *("Smoke comes out 1 times.", "1 Make a wish"),
        *("(a form: Your wish)", "I wish for"),
        "Write I wish for: and a text. An empty line sends the form, :cancel closes it.",
        "Tom gets a cat.",
        *("  1 lamp: Smoke comes out 1 times.", "  2 lamp: Tom gets a cat."),
    ]


async def test_as_an_object() -> None:
    profile = BotProfile.of_command(COMMAND)
    async with Sandbox(profile=profile) as discord, BotProcess(discord):
        await discord.ready()
        reply = await discord.cast("/rub times:2", discord.player)
        form = await discord.click(reply, "Make a wish")
        granted = await discord.submit(form, {"I wish for": "a goat"})
        assert (granted.content, granted.deferred) == ("Luna gets a goat.", True)
        assert granted.author == "lamp"


async def test_what_runs_at_its_start_still_does(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("print('hello')")
    profile = BotProfile.of_command(COMMAND)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(tmp_path))
        async with Sandbox(profile=profile) as discord, BotProcess(discord) as bot:
            await discord.ready()
    assert bot.stdout == "hello\n"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("python my_bot.py --quiet", "my_bot"),
        ("python -m my_bot", "my_bot"),
        ("uv run 'my bots/owl.py'", "owl"),
        ("python -X dev -m my.pkg --x 3", "my.pkg"),
        ("python my_bot.py --conf other.py", "my_bot"),
        ("./owl --times 3", "owl"),
    ],
)
def test_its_name(line: str, name: str) -> None:
    assert BotProfile.of_command(line).name == name


@pytest.mark.parametrize(
    "line",
    ["python -m bot", "python -X dev -mbot", ".venv/bin/grimoire run", "python -m grimoire run"],
)
def test_grimoire_by_its_command_has_a_database_of_its_own(line: str) -> None:
    assert BotProfile.of_command(line).settings["DATABASE_URL"].endswith("data/sandbox.db")
    assert not BotProfile.of_command(COMMAND).settings


@pytest.mark.parametrize(
    ("line", "reason"), [(" ", "There is no command that starts a bot."), ("a 'b", "No closing")]
)
def test_what_is_no_command_is_a_sentence(
    line: str, reason: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["sandbox", "--bot", line])
    with pytest.raises(SystemExit):
        main()
    assert f"argument --bot: {reason}" in capsys.readouterr().err
