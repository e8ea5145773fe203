"""The messages of a language as a test wants them: every text that each of them can become."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from bot.i18n.texts import FOLDER

_VALUE_SIZE = 16  # characters, where no comment says more
_SIZE = re.compile(r"\$(\w+): at most (\d+) characters")
_VALUE = re.compile(r"\{(\w+)\}")
# What is no prose: code, commands with what is typed behind them, values.
_CODE = re.compile(r"`[^`]*`|/\w+( \w+)?|\w+:\w[\w ]*|\{\w+\}")


@dataclass(frozen=True)
class Way:
    """One text that a message can become, with `{name}` for a value."""

    text: str
    default: bool  # the one that is taken if nothing else fits

    @property
    def values(self) -> set[str]:
        return set(_VALUE.findall(self.text))

    @property
    def prose(self) -> str:
        return _CODE.sub("", self.text)

    def size(self, sizes: dict[str, int]) -> int:
        """Return its characters, as Discord counts them, if every value is as long as it may be."""
        text = _VALUE.sub(lambda value: "x" * sizes.get(value[1], _VALUE_SIZE), self.text)
        return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True)
class Message:
    file: str
    ways: tuple[Way, ...]
    selectors: dict[str, set[str]]  # what is selected by -> the variants
    sizes: dict[str, int]  # characters of values, at most

    @property
    def values(self) -> set[str]:
        return set(self.selectors).union(*(way.values for way in self.ways))

    @property
    def default(self) -> Way:
        return next(way for way in self.ways if way.default)


def of_language(language: str) -> dict[str, Message]:
    found: dict[str, Message] = {}
    for file in sorted((FOLDER / language).glob("*.ftl")):
        new = of_source(file.read_text("utf-8"), file.name)
        assert not new.keys() & found.keys(), f"{file}: {new.keys() & found.keys()} come twice"
        found |= new
    return found


def of_source(source: str, file: str = "") -> dict[str, Message]:
    """Read a file's messages; raise AssertionError for what is none, or is more than one text."""
    found: dict[str, Message] = {}
    everywhere: dict[str, int] = {}
    for entry in FluentParser().parse(source).body:
        assert not isinstance(entry, fluent.Junk), f"{file}: {entry.content}"
        if isinstance(entry, fluent.BaseComment) and not found:
            everywhere |= _sizes(entry)
        if not isinstance(entry, fluent.Message):
            continue
        key = entry.id.name
        assert entry.value and not entry.attributes, f"{file}: {key} must be one text"
        assert key not in found, f"{file}: {key} comes twice"
        if not found:  # a comment at the top belongs to the file, and to its first message
            everywhere |= _sizes(entry.comment)
        found[key] = Message(
            Path(file).stem,
            tuple(_ways(entry.value)),
            dict(_selectors(entry.value)),
            everywhere | _sizes(entry.comment),
        )
    return found


def _sizes(comment: fluent.BaseComment | None) -> dict[str, int]:
    return (
        {name: int(size) for name, size in _SIZE.findall(comment.content or "")} if comment else {}
    )


def _ways(pattern: fluent.Pattern) -> Iterator[Way]:
    for pieces in product(*map(_pieces, pattern.elements)):
        yield Way("".join(each.text for each in pieces), all(each.default for each in pieces))


def _pieces(element: fluent.TextElement | fluent.Placeable) -> list[Way]:
    if isinstance(element, fluent.TextElement):
        return [Way(element.value, default=True)]
    expression = element.expression
    if isinstance(expression, fluent.SelectExpression):
        return [
            Way(way.text, way.default and variant.default)
            for variant in expression.variants
            for way in _ways(variant.value)
        ]
    assert isinstance(expression, fluent.VariableReference), f"{expression} is not used here"
    return [Way(f"{{{expression.id.name}}}", default=True)]


def _selectors(pattern: fluent.Pattern) -> Iterator[tuple[str, set[str]]]:
    for element in pattern.elements:
        expression = getattr(element, "expression", None)
        if isinstance(expression, fluent.SelectExpression):
            assert isinstance(expression.selector, fluent.VariableReference)
            yield expression.selector.id.name, set(map(_name, expression.variants))
            for variant in expression.variants:
                yield from _selectors(variant.value)


def _name(variant: fluent.Variant) -> str:
    key = variant.key
    return key.name if isinstance(key, fluent.Identifier) else key.value
