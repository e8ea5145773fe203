"""A spell is laid out as a message and read back from it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.spells.message import (
    SEED_LIMIT,
    Spell,
    check_seed,
    check_temperature,
    render,
)
from bot.ui.limits import MESSAGE
from model.request import Passage

DETAILS = ["Wizard", "temperature 0.7", "7k2pm-x94qe", "could not read abcde-fghjk"]
seeds = st.text(min_size=1, max_size=SEED_LIMIT).map(str.strip).filter(bool)
visible = st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs")))


def test_layout() -> None:
    passage = Passage(", it rained.", "", 1, (" a time.\n\n*End*", " dog."))
    assert render("Once upon", passage, DETAILS) == (
        "**Once upon**, it rained.\n"
        "> \u2026 a time.\n> \n> \\*End\\*\n"
        "> \u2026 dog.\n"
        "-# Wizard \u00b7 temperature 0.7 \u00b7 7k2pm-x94qe \u00b7 could not read abcde-fghjk"
    )


@given(seeds.filter(str.isprintable), visible, st.lists(visible, max_size=2))
def test_read_back_from_the_message(seed: str, text: str, others: list[str]) -> None:
    passage = Passage(text, "", 1, tuple(others))
    shown = Spell.from_message(render(seed, passage, DETAILS))
    assert shown is not None
    assert shown == Spell(seed, text, "Wizard", "7k2pm-x94qe")


@pytest.mark.parametrize("content", ["", "hello", "**bold** alone", "-# small", "** **\nx"])
def test_other_messages_are_no_spells(content: str) -> None:
    assert Spell.from_message(content) is None


@given(seeds, st.text(max_size=3000), st.lists(st.text(max_size=2000), max_size=2))
def test_fits_a_message(seed: str, text: str, others: list[str]) -> None:
    content = render(seed, Passage(text, "", 1, tuple(others)), DETAILS)
    assert len(content.encode("utf-16-le", "surrogatepass")) // 2 <= MESSAGE


def test_too_long_loses_its_last_words() -> None:
    text = " word" * 1000
    content = render("*" * SEED_LIMIT, Passage(text, "", 1), DETAILS)
    assert Spell.from_message(content) is not None
    assert len(content) > MESSAGE - len(" word")


def test_continuation_begins_with_the_last_words() -> None:
    assert Spell("Once", " upon a time.").next_seed() == "Once upon a time."
    tail = Spell("Once", " upon a time" * 100).next_seed()
    assert len(tail) <= SEED_LIMIT
    assert tail.startswith(("\u2026upon", "\u2026a ", "\u2026time"))
    assert len(Spell("", "x" * 900).next_seed()) == SEED_LIMIT


@pytest.mark.parametrize("temperature", [0.1, 0.7, 1.5])
def test_temperatures(temperature: float) -> None:
    check_temperature(temperature)


@pytest.mark.parametrize("temperature", [0.0, 0.09, 1.51, 99.0, -1.0, math.nan, math.inf])
def test_temperatures_that_discord_should_have_refused(temperature: float) -> None:
    with pytest.raises(UserError, match="out-of-range"):
        check_temperature(temperature)


def test_seeds_that_discord_should_have_refused() -> None:
    check_seed("x" * SEED_LIMIT)
    with pytest.raises(UserError, match="seed-too-long"):
        check_seed("x" * (SEED_LIMIT + 1))
    with pytest.raises(UserError, match="seed-empty"):
        check_seed("")
