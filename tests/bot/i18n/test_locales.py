"""Every language says everything, well; `bot/locales/README.md` has the rules.

`tests.bot.i18n.wording` knows what can be wrong with one message. This looks for it in every
language, and looks into the code for keys and values.
"""

import ast
import asyncio
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import discord
import pytest
from discord import Locale, app_commands
from discord.app_commands import TranslationContextTypes, locale_str

from bot.features import COMMANDS
from bot.i18n.texts import ENGLISH, LANGUAGES
from bot.i18n.translator import command_texts, key_of
from bot.ui.error_handler import Tree
from tests.bot.i18n.messages import Message, Way, of_language, of_source
from tests.bot.i18n.wording import complaints

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
_KEY = re.compile(r"[a-z]+(-[a-z0-9_]+)+")
_ANY = "[a-z0-9_-]+"


class Listener(app_commands.Translator):
    """Hears by key what Discord is told of the commands in English."""

    def __init__(self) -> None:
        self.told: dict[str, str] = {}

    async def translate(
        self, string: locale_str, locale: Locale, context: TranslationContextTypes
    ) -> None:
        if key := key_of(string, context):
            self.told[key] = string.message


@cache
def english_commands() -> dict[str, str]:
    async def listen() -> dict[str, str]:
        tree = Tree(discord.Client(intents=discord.Intents.none()))
        listener = Listener()
        for command in COMMANDS:
            await command.get_translated_payload(tree, listener)
        return listener.told

    return asyncio.run(listen())


@cache
def messages(language: str) -> dict[str, Message]:
    found = of_language(language)
    if language == ENGLISH:
        for key, told in english_commands().items():
            found[key] = Message("commands", (Way(told, default=True),), {}, {})
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_messages_in_the_same_files(language: str) -> None:
    english, other = messages(ENGLISH), messages(language)
    assert {key: each.file for key, each in other.items()} == {
        key: each.file for key, each in english.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_any_message(language: str) -> None:
    english = messages(ENGLISH)
    wrong = [
        f"{language} {key} {complaint}"
        for key, message in messages(language).items()
        for complaint in complaints(language, key, message, english[key])
    ]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_commands_are_read_as_they_are_written(language: str) -> None:
    written = {
        key: message.default.text
        for key, message in messages(language).items()
        if message.file == "commands"
    }
    assert command_texts(language) == written


PLURAL = "{ $n ->\n    [one] { $n } spell\n   *[other] { $n } spells\n}"

WORDS = "{ $what ->\n    [pen] pen\n   *[ink] ink\n}"


@pytest.mark.parametrize(
    ("language", "key", "english", "other", "complaint"),
    [
        ("de", "a-button", "Go", "Los" * 30, "too long: 90 of 80"),
        (
            "de",
            "a-modal",
            "Hi { $who }",
            "Hallo, liebe Leserin { $who }, und alle " * 2,
            "too long",
        ),
        ("de", "a-told", "Well, { $who }", "Nun ja", "shows set(), not {'who'}"),
        ("de", "a-told", "Well, { $who }", "Nun, { $wer }", "English does not know"),
        ("de", "a-told", "Well", "Nun, { $who }", "English does not know"),
        ("de", "a-told", PLURAL, "{ $n } Zauber", "does not select by n"),
        ("de", "a-told", PLURAL, PLURAL.replace("[one]", "[few]"), "plurals"),
        ("de", "a-told", PLURAL, "{ $m ->\n   *[other] { $n } Zauber\n}", "selects by m"),
        ("ja", "a-told", PLURAL, PLURAL.replace("spell", "\u546a\u6587"), "plurals"),
        ("fr", "a-told", PLURAL, PLURAL.replace("] { $n }", "] un", 1), "hides n"),
        ("es", "a-told", PLURAL, PLURAL.replace("{ $n } spells", "hechizos"), "shows set()"),
        ("de", "a-told", WORDS, WORDS.replace("[pen]", "[Feder]"), "selects among"),
        ("de", "a-told", "Try it again", "Try it again", "is English"),
        ("ja", "a-told", "Try it again", "Mou ichido", "language's letters"),
        ("de", "a-told", "Try it again", "\u041d\u043e\u0447 einmal", "foreign letters"),
        ("zh-CN", "a-told", "The spell", "\u9019\u500b\u5492\u8a9e", "foreign letters"),
        ("ja", "a-told", "The spell", "\u8fd9\u4e2a\u5492\u8bed", "foreign letters"),
        ("zh-CN", "a-told", "The spell", "\u3053\u306e\u5492", "foreign letters"),
        ("fr", "a-told", "Why?", "Pourquoi ?", "misprint"),
        ("fr", "a-told", "The word", "L'autre mot", "misprint"),
        ("de", "a-told", "The word", 'Das "Wort"', "misprint"),
        ("zh-CN", "a-told", "The word.", "\u8bcd.", "misprint"),
        ("es", "a-told", "Why?", "Por qu\u00e9?", "opens no question"),
    ],
)
def test_what_is_wrong_is_found(
    language: str, key: str, english: str, other: str, complaint: str
) -> None:
    theirs, ours = of_source(f"{key} = {other}")[key], of_source(f"{key} = {english}")[key]
    found = list(complaints(language, key, theirs, ours))
    assert any(complaint in each for each in found), found
    assert list(complaints(ENGLISH, key, ours, ours)) == []


@pytest.mark.parametrize("source", ["a-b = { $x", "a-b =\n    .x = y", "a-b = x\na-b = y", "what"])
def test_what_is_no_message_is_found(source: str) -> None:
    with pytest.raises(AssertionError):
        of_source(source)


@cache
def code() -> list[ast.AST]:
    sources = sorted(Path("bot").rglob("*.py"))
    return [node for path in sources for node in ast.walk(ast.parse(path.read_text("utf-8")))]


def told_keys() -> Iterator[tuple[list[str], ast.Call]]:
    """Yield the keys that each call tells of, as patterns, where it names them itself."""
    for call in code():
        place = {"text": 1, "UserError": 0}.get(getattr(getattr(call, "func", None), "id", ""))
        if isinstance(call, ast.Call) and place is not None and len(call.args) > place:
            given = call.args[place]
            ways = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
            keys = [pattern for way in ways if (pattern := key_pattern(way))]
            if keys:
                yield keys, call


def key_pattern(node: ast.AST) -> str | None:
    """Return a pattern of the keys that a literal stands for, if it can stand for any."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if _KEY.fullmatch(node.value) else None
    if isinstance(node, ast.JoinedStr):
        pieces = [getattr(piece, "value", "") for piece in node.values]
        pattern = "".join(piece if isinstance(piece, str) else _ANY for piece in pieces)
        return pattern if re.match(r"[a-z]+-", pattern) else None
    return None


def test_every_message_is_used() -> None:
    patterns = {pattern for node in code() if (pattern := key_pattern(node))}
    everything = re.compile("|".join(patterns))
    own = {key for key, message in messages(ENGLISH).items() if message.file != "commands"}
    assert {key for key in own if not everything.fullmatch(key)} == set()


def test_every_message_that_is_told_exists() -> None:
    calls = list(told_keys())
    assert len(calls) > 100
    known = messages(ENGLISH)
    missing = {p for keys, _ in calls for p in keys if not any(re.fullmatch(p, k) for k in known)}
    # Tables of keys: whatever begins as messages do is one.
    beginnings = {key.partition("-")[0] for key, each in known.items() if each.file != "commands"}
    for node in code():
        key = key_pattern(node)
        if isinstance(node, ast.Constant) and key and key.partition("-")[0] in beginnings:
            missing |= {key} - known.keys()
    assert missing == set()


def test_every_call_gives_the_values_that_its_message_shows() -> None:
    wrong = []
    for keys, call in told_keys():
        given = {each.arg for each in call.keywords}
        for key in messages(ENGLISH).keys() & set(keys):
            needed = messages(ENGLISH)[key].values
            if None not in given and given != needed:
                wrong.append(f"{key} shows {needed}, line {call.lineno} gives {given}")
    assert wrong == []
