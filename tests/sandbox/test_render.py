"""Replies as text."""

import pytest

from sandbox.messages import Reply
from sandbox.render import COLOUR, PLAIN, reply_text
from sandbox.world import MEMBER


def reply(content: str, flags: int = 0) -> Reply:
    return Reply(MEMBER, None, {"content": content, "flags": flags})


@pytest.mark.parametrize(
    ("content", "plain", "coloured"),
    [
        ("**Once** upon", "Once upon", "\x1b[1mOnce\x1b[0m upon"),
        ("**two\nlines**", "two\nlines", "\x1b[1mtwo\nlines\x1b[0m"),
        (r"\*\*not bold\*\*", "**not bold**", "**not bold**"),
        (r"**a\*\*b**", "a**b", "\x1b[1ma**b\x1b[0m"),
        (r"\_x\_ \\ \d", r"_x_ \ \d", r"_x_ \ \d"),
        ("a\n-# small", "a\nsmall", "a\n\x1b[2msmall\x1b[0m"),
        (r"\-# not small", "-# not small", "-# not small"),
        ("\x1b[2Jclear\u202e", "[2Jclear", "[2Jclear"),
    ],
)
def test_markup(content: str, plain: str, coloured: str) -> None:
    assert reply_text(reply(content), PLAIN) == plain
    assert reply_text(reply(content), COLOUR) == coloured


def test_lines_end_at_words_on_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    shown = reply("**Once upon** a time there was a\n\nking")
    assert reply_text(shown, COLOUR) == "\x1b[1mOnce upon\x1b[0m a time\nthere was a\n\nking"
    assert reply_text(shown, PLAIN) == "Once upon a time there was a\n\nking"


def test_who_can_see_it_and_what_follows() -> None:
    shown = reply("psst", flags=64)
    shown.followups.append(reply("more"))
    assert reply_text(shown) == "psst\n(only you can see this)\nmore"


def test_embeds_and_components() -> None:
    shown = reply("")
    shown.message["embeds"] = [{"title": "T", "fields": [{"name": "n", "value": "v"}]}]
    shown.message["components"] = [{"type": 17, "components": [{"type": 10, "content": "text"}]}]
    assert reply_text(shown) == "T\nn v\ntext"
