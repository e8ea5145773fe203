"""A story as HTML: in print, and coloured by how much each character surprised the voice.

Seeds and stories are anybody's text: all of it is escaped.
"""

import math
from collections.abc import Sequence
from html import escape

import streamlit as st

from model.surprisal import STRONGEST, Surprisal, surprisals_of
from story.voices import VoiceFile, open_decoder

_UNSEEN = {" ": "space", "\n": "new line"}
_BEFORE = 60  # characters of the story to show before one that is looked at


@st.cache_data(max_entries=8, show_spinner="Reading it again ...")
def read_surprisals(file: VoiceFile, seed: str, text: str) -> list[Surprisal]:
    """Return how much each character of a story surprised the voice that wrote it."""
    return surprisals_of(open_decoder(file), seed, text)


def plain(seed: str, text: str, *, writing: bool = False) -> str:
    """Return a story; while it is being written, with a pen at its end."""
    busy = ' aria-busy="true"' if writing else ""
    return f'<article class="tale"{busy}><b>{escape(seed)}</b>{escape(text)}</article>'


def coloured(seed: str, surprisals: Sequence[Surprisal]) -> str:
    """Return the story with a colour, and what was expected, for every character."""
    spans = "".join(
        f'<span class="s{level(one)}" title="{escape(_hint(one))}">{escape(one.character)}</span>'
        for one in surprisals
    )
    return f'<article class="tale"><b>{escape(seed)}</b>{spans}</article>'


def legend() -> str:
    """Return what the colours mean."""
    steps = "".join(f'<span class="s{nats}">{nats}</span>' for nats in range(STRONGEST + 1))
    return f'<p class="scale">{steps} nats or more</p>'


def level(one: Surprisal) -> int:
    """Return the whole nats of surprise that a colour stands for."""
    return min(int(one.nats), STRONGEST)


def close_up(seed: str, surprisals: Sequence[Surprisal], place: int) -> str:
    """Return one character with what comes before it, and what the voice expected there."""
    one = surprisals[place]
    before = (seed + "".join(other.character for other in surprisals[:place]))[-_BEFORE:]
    came = math.exp(-one.nats)
    odds = dict(one.likeliest) | {one.character: came}
    rows = "".join(
        f'<tr{" class=came" if character == one.character else ""}><th scope="row">'
        f'{escape(name(character))}<td>{share:.1%}<td><i style="--odds:{share:.4f}"></i>'
        for character, share in odds.items()
    )
    return (
        f'<p class="near">\u2026{escape(before)}<mark>{escape(name(one.character))}</mark></p>'
        f'<p class="verdict">It gave {escape(name(one.character))} a chance of {came:.1%}, which '
        f"makes {one.nats:.1f} nats of surprise. It found likeliest:</p>"
        f'<table class="odds">{rows}</table>'
    )


def name(character: str) -> str:
    """Return a character as people can see it."""
    return _UNSEEN.get(character, character)


def most_surprising(surprisals: Sequence[Surprisal]) -> int:
    """Return the place of the character that surprised the voice most."""
    return max(range(len(surprisals)), key=lambda place: surprisals[place].nats)


def _hint(one: Surprisal) -> str:
    expected = ", ".join(f"{name(character)} {odds:.0%}" for character, odds in one.likeliest[:3])
    return f"{name(one.character)}: {one.nats:.1f} nats; expected {expected}"
