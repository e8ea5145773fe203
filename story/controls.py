"""What a reader can choose. The address of the page keeps it, so that a reload does as well."""

import secrets

import streamlit as st

from model.card import ModelCard
from story.characters import main_characters
from story.facts import title_of
from story.story import COLDEST, HOTTEST, LONGEST, RANDOM_SEEDS, SHORTEST, Story
from story.voices import VoiceFile

_LONGEST_SEED = 1000


def choose_voice(cards: dict[VoiceFile, ModelCard], usual: str) -> VoiceFile:
    """Let the reader choose; voices are told apart by their files where the title is another."""
    files = {
        title if title.lower() == file.name.lower() else f"{title} ({file.name})": file
        for file, title in ((file, title_of(card)) for file, card in cards.items())
    }
    names = [file.name for file in files.values()]
    index = names.index(usual) if usual in names else 0
    return files[st.selectbox("Voice", list(files), index, key="voice", bind="query-params")]


def choose_character(file: VoiceFile) -> None:
    """Let a main character begin the story, unless the reader has begun it in other words."""
    state, key = st.session_state, f"character-{file}"

    def begin() -> None:
        state.seed = state.suggested = state[key]

    st.selectbox("Main character", main_characters(file), key=key, on_change=begin)
    if state.get("seed", "") == state.get("suggested", ""):
        begin()


def ask(file: VoiceFile, title: str) -> Story | None:
    """Show the other controls; return what is wished for when the button is pressed."""
    with st.form("wish"):
        seed = _ask_seed()
        length_box, temperature_box, number_box = st.columns(3)
        with length_box:
            characters = _ask_length()
        with temperature_box:
            temperature = _ask_temperature()
        with number_box:
            random_seed = _ask_random_seed()
        pressed = st.form_submit_button("Create story", type="primary")
    if not pressed:
        return None
    drawn = secrets.randbelow(RANDOM_SEEDS) if random_seed is None else random_seed
    return Story(file, title, seed.strip(), characters, temperature, drawn)


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


def _ask_random_seed() -> int | None:
    return st.number_input(
        "Replay number",
        0,
        RANDOM_SEEDS - 1,
        value=None,
        step=1,
        key="replay",
        bind="query-params",
        placeholder="a new story",
        help="It stands under every story. With the same voice, beginning, number of characters "
        "and temperature it gives the same story again.",
    )
