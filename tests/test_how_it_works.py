"""docs/how-it-works.md explains the network with the word "hello"; this is that example."""

import math
import re
from pathlib import Path

import pytest

from model.request import Request
from model.score import _TAIL
from tests import voices
from train.data.batches import Batches
from train.data.corpus import Book, Corpus

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/how-it-works.md").read_text(encoding="utf-8")


def test_input_hell_target_ello() -> None:
    corpus = Corpus("hello", [Book("hello.txt", "", "hello" * 100, "")])
    vocabulary = corpus.vocabulary()
    batches = Batches(corpus, vocabulary, batch_size=8, sequence_length=4, random_seed=1)
    pairs = {
        (vocabulary.decode(inputs), vocabulary.decode(targets))
        for window in batches.epoch(1)
        for inputs, targets in zip(window.inputs, window.targets, strict=True)
    }
    assert ("hell", "ello") in pairs
    assert {target for text, target in pairs if text == "hell"} == {"ello"}


def test_the_page_shows_the_example() -> None:
    rows = re.findall(r"^\| ((?:`.` ?)+) \| `(.)` \|$", PAGE, re.MULTILINE)
    told = [("".join(re.findall("`(.)`", read)), target) for read, target in rows]
    assert told == [("hello"[:end], "hello"[end]) for end in range(1, 5)]
    assert "the input is `hell` and the target is `ello`" in PAGE


WIZARD = voices.read_json(ROOT / "model/voices/wizard.keras", "voice.json")
RECIPE, FACES = WIZARD["recipe"], len(WIZARD["vocabulary"])


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("a vector of (.+) numbers", RECIPE["units"]),
        ("There are (.+) such layers", {2: "two"}[RECIPE["layers"]]),
        ("as (.+) streams side by side", RECIPE["batch"]),
        ("(.+) characters at a time", RECIPE["window"]),
        ("the next (.+) characters are", RECIPE["window"]),
        ("a die with (.+) faces", FACES),
        (r"ln .+ = (.+) nats\.", f"{math.log(FACES):.1f}"),
        ("The last (.+) % of every book is held out", f"{100 * RECIPE['held_out']:g}"),
        (r"(\S+) is a good place to start", Request("").temperature),
        ("less likely than (.+) % of the likeliest", f"{100 * Request('').min_p:g}"),
        ("when the last (.+) characters have come before", _TAIL),
        ("Up to (.+) texts are written at once", {4: "four"}[Request("").candidates]),
    ],
)
def test_the_pages_numbers_are_those_of_the_program(pattern: str, number: object) -> None:
    found = re.search(f"(?:^|[ ,]){pattern}", " ".join(PAGE.split()))
    assert found is not None
    assert found[1].rpartition(" ")[2] == str(number)
