"""What a reader can choose. The address of the page keeps it, so that a reload does as well."""

import secrets

import streamlit as st

from model.card import ModelCard
from story.characters import main_characters
from story.facts import title_of
from story.story import CODES, COLDEST, HOTTEST, LONGEST, SHORTEST, Tale
from story.voices import Book

_LONGEST_SEED = 1000


def choose_voice(cards: dict[Book, ModelCard], usual: str) -> Book:
    """Let the reader choose; voices are told apart by their files where the title is another."""
    books = {
        title if title.lower() == book.name.lower() else f"{title} ({book.name})": book
        for book, title in ((book, title_of(card)) for book, card in cards.items())
    }
    names = [book.name for book in books.values()]
    index = names.index(usual) if usual in names else 0
    return books[st.selectbox("Voice", list(books), index, key="voice", bind="query-params")]


def choose_character(book: Book) -> None:
    """Let a main character begin the story, unless the reader has begun it in other words."""
    state, key = st.session_state, f"character-{book}"

    def begin() -> None:
        state.seed = state.suggested = state[key]

    st.selectbox("Main character", main_characters(book), key=key, on_change=begin)
    if state.get("seed", "") == state.get("suggested", ""):
        begin()


def ask(book: Book, title: str) -> Tale | None:
    """Show the other controls; return what is wished for when the button is pressed."""
    with st.form("wish"):
        seed = _ask_seed()
        length_box, temperature_box, code_box = st.columns(3)
        with length_box:
            characters = _ask_length()
        with temperature_box:
            temperature = _ask_temperature()
        with code_box:
            code = _ask_code()
        pressed = st.form_submit_button("Create story", type="primary")
    if not pressed:
        return None
    drawn = secrets.randbelow(CODES) if code is None else code
    return Tale(book, title, seed.strip(), characters, temperature, drawn)


def _ask_seed() -> str:
    seed = st.text_area(
        "How the story begins",
        key="seed",
        bind="query-params",
        max_chars=_LONGEST_SEED,
        height=80,
    )
    return seed or ""


def _ask_length() -> int:
    return st.number_input(
        "Number of characters",
        SHORTEST,
        LONGEST,
        value=500,
        step=100,
        key="characters",
        bind="query-params",
        help="About so many: the story ends where a sentence does.",
    )


def _ask_temperature() -> float:
    temperature: float = st.slider(
        "Temperature",
        COLDEST,
        HOTTEST,
        value=0.7,
        step=0.05,
        key="temperature",
        bind="query-params",
        help="Low: predictable. High: weird.",
    )
    return temperature


def _ask_code() -> int | None:
    return st.number_input(
        "Replay number",
        0,
        CODES - 1,
        value=None,
        step=1,
        key="replay",
        bind="query-params",
        placeholder="a new story",
        help="It stands under every story. With the same voice, beginning, number of characters "
        "and temperature it gives the same story again.",
    )
