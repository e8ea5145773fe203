"""Typed lines, and what Discord's client checks before the bot hears of them."""

from typing import Any

import pytest

from sandbox.errors import Json, Refused
from sandbox.people import options
from tests.sandbox.scripted import COMMANDS

KNOWN: dict[str, Json] = {
    command["name"]: {"id": "1", "type": 1, "default_member_permissions": None} | command
    for command in COMMANDS
}


def given(line: str) -> dict[str, Any]:
    return {o["name"]: o["value"] for o in options.complete(options.find(line, KNOWN))}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/spell seed:Once upon a time", {"seed": "Once upon a time"}),
        ('/spell seed:"Once upon a time"', {"seed": "Once upon a time"}),
        (
            '/spell seed:"Once upon" temperature:0.3',
            {"seed": "Once upon", "temperature": 0.3},
        ),
        ("/spell  seed: Once   temperature: 1 ", {"seed": "Once", "temperature": 1}),
        ("/spell temperature:.5 seed:Once", {"temperature": 0.5, "seed": "Once"}),
        ("/spell seed:He said: go http://x", {"seed": "He said: go http://x"}),
        ('/spell seed:"my length: long"', {"seed": "my length: long"}),
        ('/spell seed:say "hi" twice', {"seed": 'say "hi" twice'}),
        ('/spell seed:"a" and "b"', {"seed": 'a" and "b'}),
        ("/spell seed:the length of", {"seed": "the length of"}),
        ("/spell seed:x length:page", {"seed": "x", "length": "p"}),
        ("/spell seed:x count:3 loud:TRUE", {"seed": "x", "count": 3, "loud": True}),
        ("/spell seed:x temperature:", {"seed": "x"}),
        ("/here", {}),
    ],
)
def test_what_a_line_says(line: str, expected: dict[str, Any]) -> None:
    assert given(line) == expected


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/foo", "There is no command /foo here. Commands: /game, /here, /rule, /spell."),
        ("/spell", "/spell needs the option seed: write seed: and a value."),
        ('/spell seed:""', "/spell needs the option seed: write seed: and a value."),
        ("/spell Once upon", "Say which option this is: /spell seed:Once upon"),
        ("/spell mood:high seed:x", "/spell has no option mood. Options: seed:,"),
        ("/spell seed:a seed:b", "The option seed is given twice."),
        ("/spell seed:x temperature:0.05", "temperature must be at least 0.1."),
        ("/spell seed:x temperature:1.6", "temperature must be at most 1.5."),
        ("/spell seed:x temperature:nan", "temperature must be a number."),
        ("/spell seed:x temperature:1e0", "temperature must be a number."),
        ("/spell seed:x count:1.5", "count must be a whole number."),
        ("/spell seed:x count:9", "count must be at most 3."),
        ("/spell seed:x loud:maybe", "loud must be true or false."),
        ("/spell seed:x length:novel", "length must be one of: Sentence, Page."),
        ("/spell seed:" + "x" * 41, "seed must have at most 40 characters."),
        ("/here now", "/here takes no options."),
        ("/game", "/game needs one of: start."),
        ("/game stop", "/game needs one of: start."),
    ],
)
def test_what_the_client_refuses(line: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        given(line)
    assert str(refused.value).startswith(sentence)


def test_subcommands_nest() -> None:
    typed = options.find("/game start seed:hi there", KNOWN)
    assert typed.label == "/game start"
    inner = {"name": "seed", "type": 3, "value": "hi there"}
    assert typed.data(options.complete(typed)) == {
        "id": "1",
        "name": "game",
        "type": 1,
        "options": [{"name": "start", "type": 1, "options": [inner]}],
    }
