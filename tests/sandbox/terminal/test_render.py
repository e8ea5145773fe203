"""Replies as text."""

import time
from collections.abc import Iterator

import pytest

from sandbox.discord.messages import Reply
from sandbox.terminal.ansi import COLOUR, PLAIN
from sandbox.terminal.render import control_text, message_text, reply_text
from sandbox.world.fixtures import GUILDS, MEMBER, PLAYER


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
        ("-# **a** b", "a b", "\x1b[2m\x1b[1ma\x1b[0m\x1b[2m b\x1b[0m"),
        ("# Head\ntext", "Head\ntext", "\x1b[1mHead\x1b[0m\ntext"),
        ("> quoted\n- item", "\u2502 quoted\n\u2022 item", "\u2502 quoted\n\u2022 item"),
        ("*a* _b_ c_d_e", "a b c_d_e", "\x1b[3ma\x1b[0m \x1b[3mb\x1b[0m c_d_e"),
        ("__a__ ~~b~~", "a b", "\x1b[4ma\x1b[0m \x1b[9mb\x1b[0m"),
        ("a `*b*` c", "a *b* c", "a *b* c"),
        ("a\n```py\n**b**\n  c```\nd", "a\n    **b**\n      c\nd", "a\n    **b**\n      c\nd"),
        ("[a](https://b.c)", "a (https://b.c)", "a (https://b.c)"),
        ("||hidden||", "||hidden||", "||hidden||"),
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
    boxed = reply("")
    boxed.message["embeds"] = [{"description": "> One two three four five six"}]
    assert reply_text(boxed, COLOUR).split("\n") == [
        "\u2502 \u2502 One two three",
        "\u2502 \u2502 four five six",
    ]


def test_who_can_see_it_and_what_follows() -> None:
    shown = reply("psst", flags=64)
    shown.followups.append(reply("more"))
    assert reply_text(shown) == "psst\n(only you can see this)\nmore"


URL = "http://127.0.0.1:1/attachments/key/curve.png"
PICTURE = {"content_type": "image/png", "filename": "curve.png", "url": URL}


def test_embeds() -> None:
    shown = reply("See")
    shown.message["embeds"] = [
        {
            "author": {"name": "A"},
            "title": "T",
            "description": "> *d*",
            "fields": [{"name": "n", "value": "v"}],
            "image": {"url": URL},
            "footer": {"text": "f"},
        }
    ]
    lines = ["A", "T", "\u2502 d", "n", "v", f"[picture: curve.png] {URL}", "f"]
    assert reply_text(shown).split("\n") == ["See", *(f"\u2502 {line}" for line in lines)]


def test_files() -> None:
    shown = reply("")
    text = {"content_type": "text/plain", "filename": "a.txt", "url": "http://x/a.txt"}
    shown.message["attachments"] = [PICTURE | {"description": "A curve"}, text]
    assert reply_text(shown) == f"[picture: A curve] {URL}\n[file: a.txt] http://x/a.txt"


def test_layouts() -> None:
    button = {"type": 2, "style": 1, "label": "Go", "custom_id": "go"}
    inner = [
        {"type": 10, "content": "## Round 1"},
        {"type": 14},
        {"type": 9, "components": [{"type": 10, "content": "by Luna"}], "accessory": button},
        {"type": 12, "items": [{"media": {"url": URL}, "description": "A curve"}]},
        {"type": 14, "divider": False},
        {"type": 13, "file": {"url": "http://x/a.txt"}},
    ]
    shown = reply("", flags=1 << 15)
    shown.message["components"] = [{"type": 17, "components": inner}]
    shown.message["attachments"] = [PICTURE]  # which is in the gallery
    lines = ["Round 1", "\u2500" * 8, "by Luna", f"[picture: A curve] {URL}"]
    lines.append("[file: a.txt] http://x/a.txt")
    assert reply_text(shown).split("\n") == [f"\u2502 {line}" for line in lines]
    assert control_text(shown) == "1 Go"


def test_controls() -> None:
    options = [
        {"label": "Oz", "value": "oz", "default": True},
        {"label": "Narnia", "value": "n", "description": "Cold"},
    ]
    menu = {"type": 3, "custom_id": "m", "options": options, "placeholder": "Which?"}
    buttons = [
        {"type": 2, "style": 1, "custom_id": "a", "emoji": {"name": "\U0001f501"}},
        {"type": 2, "style": 5, "label": "Read", "url": "https://example.org"},
    ]
    shown = reply("Hi")
    shown.message["components"] = [
        {"type": 1, "components": buttons},
        {"type": 1, "components": [menu]},
    ]
    assert reply_text(shown) == "Hi\nRead: https://example.org"
    lines = ["1 \U0001f501", "2 Which?", "    1 Oz*", "    2 Narnia \u2013 Cold"]
    assert control_text(shown).split("\n") == lines


def test_names() -> None:
    guild = GUILDS[0]
    content = f"<@{MEMBER.id}> <@!{PLAYER.id}> <@1> <@&{guild.roles[1].id}> <@&1>"
    content += f" <#{guild.channel_id}> <#1> </spell:1> <:wand:1>"
    shown = Reply(MEMBER, guild, {"content": content})
    names = "@Tom @Luna @unknown-user @Moderators @unknown-role #fireplace #unknown /spell :wand:"
    assert reply_text(shown) == names


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (0, "now"),
        (30, "in 30 seconds"),
        (-60, "1 minute ago"),
        (7200, "in 2 hours"),
        (-864000, "10 days ago"),
        (4000000, "in 1 month"),
        (-70000000, "2 years ago"),
    ],
)
def test_how_long(distance: int, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 1_700_000_000.4)
    assert reply_text(reply(f"<t:{1_700_000_000 + distance}:R>")) == words


@pytest.fixture
def utc() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("utc")
def test_when() -> None:
    shown = reply("<t:1700000000> <t:1700000000:t> <t:1700000000:F> <t:999999999999999:d>")
    assert reply_text(shown) == (
        "14 November 2023 22:13 22:13 Tuesday, 14 November 2023 22:13 999999999999999"
    )


def test_what_is_still_to_come() -> None:
    assert message_text(reply("", flags=128)) == "(is thinking ...)"
    assert message_text(reply("")) == "(nothing to read)"
