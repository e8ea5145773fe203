"""Untrusted text stays text."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.markup import escape, unescape

# What Discord's client turns into something: each pattern is tried on the escaped text.
ACTIVE = {
    "everyone": r"@(everyone|here)",
    "mention": r"(?<!\\)<[@#/:ati]",
    "address": r"[a-z]+://",
    "invite": r"discord\.gg",
    "masked link": r"(?<!\\)\[[^\]]*(?<!\\)\]\(",
    "code": r"(?<!\\)`",
    "emphasis": r"(?<!\\)[*_]",
    "spoiler": r"(?<!\\)\|(?<!\\)\|",
    "struck out": r"(?<!\\)~",
    "heading or small print": r"(?m)^\s*-?#",
    "list": r"(?m)^\s*([-+]|\d+[.)])",
    "quotation": r"(?m)^\s*>",
    "direction": "[\u202a-\u202e\u2066-\u2069]",
}


@pytest.mark.parametrize(
    "text",
    [
        "@everyone and @here",
        "<@1> <@&2> <#3> <:a:4> <a:b:5> </spell:6> <t:0:R> <id:guide>",
        "https://example.com http://a.b steam://run <https://example.com>",
        "discord.gg/abc and https://discord.gg/abc http:////a ftp:/b",
        "[click](https://example.com)",
        "```py\nprint()\n``` and `code`",
        "**bold** __under__ *i* _i_ ***all***",
        "||spoiler|| ~~gone~~",
        "# one\n## two\n-# small\n  # indented",
        "- item\n* item\n+ item\n1. item\n2) item",
        "> quoted\n>>> all",
        "\u202eright to left\u2069",
        r"already \*escaped\* and \\ and \<@1>",
    ],
)
def test_nothing_becomes_active(text: str) -> None:
    shown = escape(text)
    # An even number of backslashes escapes itself, not what follows.
    shown = shown.replace("\\\\", "")
    assert [name for name, pattern in ACTIVE.items() if re.search(pattern, shown)] == []


def test_prose_is_left_as_it_is() -> None:
    text = '"Well," said the Cat -- who was 3.5 feet long -- "I can\'t help that." (It purred!)'
    assert escape(text) == text


@given(st.text())
def test_escaping_is_undone(text: str) -> None:
    visible = "".join(
        c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs")
    ).replace("@\u200b", "@")
    directions = re.compile(ACTIVE["direction"])
    assert unescape(escape(text)).replace("@\u200b", "@") == directions.sub("", visible).replace(
        "@\u200b", "@"
    )


@given(st.text(alphabet="\\*_`<>@[]()#-+|~ \n:/.a1"))
def test_every_mark_is_escaped(text: str) -> None:
    shown = escape(text).replace("\\\\", "")
    assert not re.search(r"(?<!\\)[*_`<>~|\[\]]", shown)
    assert not re.search(r"@(?!\u200b)", shown)
