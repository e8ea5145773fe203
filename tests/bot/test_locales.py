"""Every language says everything, in the space there is; `bot/locales/README.md` has the rules."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from discord.app_commands import Command, ContextMenu
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from bot.client import COMMANDS
from bot.texts import ENGLISH, FOLDER, LANGUAGES
from bot.translator import command_key, menu_key

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
# How long a message may be, by the end of its key.
LIMITS = {
    "-button": 80,
    "-placeholder": 150,
    "-option": 100,
    "-description": 100,
    "-modal": 45,
    "-label": 45,
    "-hint": 100,
    "-title": 256,
    "-field": 256,
    "": 2000,
}
_VALUE_SIZE = 16
_SIZES = re.compile(r"#.*\$(\w+).*at most (\d+) characters")


@cache
def messages(language: str) -> dict[str, fluent.Message]:
    found: dict[str, fluent.Message] = {}
    for file in sorted((FOLDER / language).glob("*.ftl")):
        if file.name == "commands.ftl":
            continue
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{file}: {entry.content}"
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, f"{file}: {entry.id.name} comes twice"
                found[entry.id.name] = entry
    return found


def nodes(node: object) -> Iterator[object]:
    yield node
    if isinstance(node, fluent.BaseNode):
        for inner in vars(node).values():
            for each in inner if isinstance(inner, list) else [inner]:
                yield from nodes(each)


def values(message: fluent.Message) -> set[str]:
    return {each.id.name for each in nodes(message) if isinstance(each, fluent.VariableReference)}


def patterns(pattern: fluent.Pattern) -> Iterator[list[str]]:
    """Yield the pieces of every text that a pattern can become."""
    whole: list[list[str]] = [[]]
    for element in pattern.elements:
        if isinstance(element, fluent.TextElement):
            whole = [[*each, element.value] for each in whole]
        elif isinstance(element.expression, fluent.SelectExpression):
            ways = [way for each in element.expression.variants for way in patterns(each.value)]
            whole = [[*each, *way] for each in whole for way in ways]
        else:
            whole = [[*each, " " * _VALUE_SIZE] for each in whole]
    yield from whole


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_messages_with_the_same_values(language: str) -> None:
    english, other = messages(ENGLISH), messages(language)
    assert set(other) == set(english)
    wrong = {key for key in english if values(other[key]) != values(english[key])}
    # A language without plurals may leave out a count that its sentence does not need.
    assert {key for key in wrong if not values(other[key]) < values(english[key])} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_fits(language: str) -> None:
    for key, message in messages(language).items():
        limit = next(most for end, most in LIMITS.items() if key.endswith(end))
        assert message.value is not None
        for pieces in patterns(message.value):
            text = "".join(pieces)
            assert text.strip(), key
            assert len(text) <= limit, f"{key}: {len(text)} of {limit} characters: {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_are_the_languages_own(language: str) -> None:
    allowed = {"other"} if language in ("ja", "zh-CN") else {"one", "other"}
    for key, message in messages(language).items():
        for select in nodes(message):
            if isinstance(select, fluent.SelectExpression):
                names = [each.key for each in select.variants]
                kinds = {name.name for name in names if isinstance(name, fluent.Identifier)}
                if "other" in kinds:  # else it selects by a word of ours
                    assert kinds <= allowed, f"{key}: {kinds}"
                    assert kinds == allowed or any(
                        isinstance(name, fluent.NumberLiteral) for name in names
                    )


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(language: str) -> None:
    english = messages(ENGLISH)
    for key, message in messages(language).items():
        for ours, theirs in zip(nodes(english[key].value), nodes(message.value), strict=False):
            if isinstance(ours, fluent.TextElement) and isinstance(theirs, fluent.TextElement):
                words = re.findall(r"[a-z]{3,}", ours.value)
                assert len(words) < 4 or ours.value != theirs.value, f"{key}: {ours.value}"


def sources() -> Iterator[ast.AST]:
    for path in Path("bot").rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text("utf-8")))


def test_every_key_is_used_and_every_used_key_exists() -> None:
    known = set(messages(ENGLISH))
    used: set[str] = set()
    for node in sources():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            used |= {node.value} & known
        elif isinstance(node, ast.JoinedStr):
            parts = [getattr(part, "value", "") for part in node.values]
            pattern = "".join(re.escape(p) if isinstance(p, str) else r"[\w-]+" for p in parts)
            if re.match(r"[a-z]+\\-", pattern):
                used |= {key for key in known if re.fullmatch(pattern, key)}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("text", "UserError"):
            place = 1 if getattr(node.func, "id", "") == "text" else 0
            given = node.args[place] if len(node.args) > place else None
            if isinstance(given, ast.Constant):
                assert str(given.value) in known
    assert known - used == set()


@pytest.mark.parametrize("language", OTHERS)
def test_every_command_is_described(language: str) -> None:
    lines = (FOLDER / language / "commands.ftl").read_text("utf-8").splitlines()
    told = dict(line.split(" = ", 1) for line in lines if line and not line.startswith("#"))
    wanted: dict[str, int] = {}
    for command in COMMANDS:
        if isinstance(command, ContextMenu):
            wanted[menu_key(command.name)] = 32
        elif isinstance(command, Command):
            wanted[command_key(command.qualified_name)] = 100
            for option in command.parameters:
                key = f"{command_key(command.qualified_name)}--{option.display_name}"
                wanted[key] = 100
                wanted |= {f"choice-{choice.name}": 100 for choice in option.choices}
    assert set(wanted) == set(told)
    assert {key: text for key, text in told.items() if not 0 < len(text) <= wanted[key]} == {}
