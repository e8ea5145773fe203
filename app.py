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
from story.voices import Folder, read_folder
from story.writing import show_writing

STYLE = Path(__file__).parent / "story/page.css"


def main() -> None:
    """Show the page."""
    st.set_page_config("Grimoire", "\N{OPEN BOOK}")
    st.html(STYLE)
    masthead = st.empty()
    folder = os.environ.get("VOICES_FOLDER") or SHIPPED
    found = read_folder(Path(folder))
    for reason in found.damaged:
        say(f"This is no voice, so it is left out: {reason}.")
    if not found.voices:
        say(
            f"There are no voices in {folder}. Train one with python -m train fit, or name another "
            "folder as VOICES_FOLDER."
        )
        return
    try:
        show(found, masthead, os.environ.get("DEFAULT_VOICE") or "wizard")
    except VoiceError as error:
        say(f"The file of this voice has just changed: {error}.")


def show(found: Folder, masthead: DeltaGenerator, usual: str) -> None:
    """Show everything that needs a voice."""
    cards = {file: voice.card for file, voice in found.voices.items()}
    voice_box, character_box = st.columns(2)
    with voice_box:
        file = choose_voice(cards, usual)
    title = title_of(cards[file])
    masthead.html(
        f'<h1 class="masthead">{escape(title)} <em>and the Deep Learning Experiment</em></h1>'
        f'<p class="facts">{escape(introduce(cards[file]))}</p>'
    )
    with character_box:
        choose_character(file)
    story, learning, others = st.tabs(["The story", "How it learnt to spell", "All voices"])
    with story:
        show_writing(file, title, found)
    with learning:
        show_learning(cards[file], file)
    with others:
        st.html(compare(cards.values()))


if __name__ == "__main__":
    main()
