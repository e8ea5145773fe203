"""Where a story is written and shown."""

from dataclasses import replace
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from model import stream
from story import heatmap
from story.controls import ask
from story.markup import say
from story.story import Story, refusal
from story.voices import Folder, VoiceFile, open_decoder


def show_writing(file: VoiceFile, title: str, folder: Folder) -> None:
    """Ask for a story, write it and show it."""
    wish = ask(file, title)
    page = st.empty()
    if wish is not None:
        vocabulary = folder.voices[file].vocabulary
        problem = refusal(wish.seed, vocabulary)
        if problem:
            say(problem)
        else:
            _write(replace(wish, dropped=vocabulary.fold(wish.seed).dropped), page)
    story = st.session_state.get("story")
    if story is not None:
        _show(story, page, folder)


def _write(wish: Story, page: DeltaGenerator) -> None:
    """Write a story on the page, where it can be seen growing, and keep it."""
    text = ""
    for text in stream(open_decoder(wish.file), wish.request):
        page.html(heatmap.plain(wish.seed, text, writing=True))
    st.session_state.story = replace(wish, text=text)


def _show(story: Story, page: DeltaGenerator, folder: Folder) -> None:
    """Show a finished story, coloured if the reader wants that."""
    page.html(heatmap.plain(story.seed, story.text))
    st.html(
        f'<p class="small-print" role="status">{escape(story.settings)} \u00b7 replay number '
        f'<b class="replay">{story.random_seed}</b></p>'
    )
    if story.dropped:
        say(f"This voice cannot spell {story.dropped}, and read on without.")
    with st.container(horizontal=True, vertical_alignment="center"):
        content = story.as_file()
        st.download_button("Download", content, "story.txt", "text/plain", on_click="ignore")
        wanted = st.toggle("Show where the voice was surprised")
    if not wanted:
        return
    if story.file not in folder.voices:
        say("The file of this voice has changed since, so its surprise cannot be shown.")
        return
    surprisals = heatmap.read_surprisals(story.file, story.seed, story.text)
    page.html(heatmap.coloured(story.seed, surprisals))
    st.html(heatmap.legend())
    if len(surprisals) < 2:  # a slider needs two ends
        return
    place = st.slider(
        "Look at one character",
        1,
        len(surprisals),
        heatmap.most_surprising(surprisals) + 1,
        key=f"place-{story.random_seed}-{len(surprisals)}",
    )
    st.html(heatmap.close_up(story.seed, surprisals, place - 1))
