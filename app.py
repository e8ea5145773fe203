"""The story page: choose a voice and a main character, and watch the story being written."""

import os
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from model import VoiceError
from model.voice_data import SHIPPED
from story.controls import choose_character, choose_voice
from story.facts import compare, introduce, title_of
from story.learning import show_learning
from story.markup import say
from story.voices import Shelf, read_shelf
from story.writing import tell

STYLE = Path(__file__).parent / "story/page.css"


def main() -> None:
    """Show the page."""
    st.set_page_config("Grimoire", "\N{OPEN BOOK}")
    st.html(STYLE)
    masthead = st.empty()
    folder = os.environ.get("VOICES_FOLDER") or SHIPPED
    shelf = read_shelf(Path(folder))
    for reason in shelf.damaged:
        say(f"This is no voice, so it is left out: {reason}.")
    if not shelf.voices:
        say(
            f"There are no voices in {folder}. Train one with python -m train fit, or name another "
            "folder as VOICES_FOLDER."
        )
        return
    try:
        show(shelf, masthead, os.environ.get("DEFAULT_VOICE") or "wizard")
    except VoiceError as error:
        say(f"The file of this voice has just changed: {error}.")


def show(shelf: Shelf, masthead: DeltaGenerator, usual: str) -> None:
    """Show everything that needs a voice."""
    cards = {book: voice.card for book, voice in shelf.voices.items()}
    voice_box, character_box = st.columns(2)
    with voice_box:
        book = choose_voice(cards, usual)
    title = title_of(cards[book])
    masthead.html(
        f'<h1 class="masthead">{escape(title)} <em>and the Deep Learning Experiment</em></h1>'
        f'<p class="facts">{escape(introduce(cards[book]))}</p>'
    )
    with character_box:
        choose_character(book)
    story, learning, others = st.tabs(["The story", "How it learnt to spell", "All voices"])
    with story:
        tell(book, title, shelf)
    with learning:
        show_learning(cards[book], book)
    with others:
        st.html(compare(cards.values()))


if __name__ == "__main__":
    main()
