"""Where a story is written and shown."""

from dataclasses import replace
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from model import stream
from story import heatmap
from story.controls import ask
from story.markup import say
from story.story import Tale, refusal
from story.voices import Book, Shelf, open_book


def tell(book: Book, title: str, shelf: Shelf) -> None:
    """Ask for a story, write it and show it."""
    wish = ask(book, title)
    page = st.empty()
    if wish is not None:
        vocabulary = shelf.voices[book].vocabulary
        problem = refusal(wish.seed, vocabulary)
        if problem:
            say(problem)
        else:
            _write(replace(wish, dropped=vocabulary.fold(wish.seed).dropped), page)
    tale = st.session_state.get("tale")
    if tale is not None:
        _show(tale, page, shelf)


def _write(wish: Tale, page: DeltaGenerator) -> None:
    """Write a story on the page, where it can be seen growing, and keep it."""
    text = ""
    for text in stream(open_book(wish.book), wish.request):
        page.html(heatmap.plain(wish.seed, text, writing=True))
    st.session_state.tale = replace(wish, text=text)


def _show(tale: Tale, page: DeltaGenerator, shelf: Shelf) -> None:
    """Show a finished story, coloured if the reader wants that."""
    page.html(heatmap.plain(tale.seed, tale.text))
    st.html(
        f'<p class="small-print" role="status">{escape(tale.settings)} \u00b7 replay number '
        f'<b class="replay">{tale.code}</b></p>'
    )
    if tale.dropped:
        say(f"This voice cannot spell {tale.dropped}, and read on without.")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button("Download", tale.as_file(), "story.txt", "text/plain", on_click="ignore")
        wanted = st.toggle("Show where the voice was surprised")
    if not wanted:
        return
    if tale.book not in shelf.voices:
        say("The file of this voice has changed since, so its surprise cannot be shown.")
        return
    foreseen = heatmap.read_again(tale.book, tale.seed, tale.text)
    page.html(heatmap.coloured(tale.seed, foreseen))
    st.html(heatmap.legend())
    if len(foreseen) < 2:  # a slider needs two ends
        return
    place = st.slider(
        "Look at one character",
        1,
        len(foreseen),
        heatmap.most_surprising(foreseen) + 1,
        key=f"place-{tale.code}-{len(foreseen)}",
    )
    st.html(heatmap.close_up(tale.seed, foreseen, place - 1))
