"""Whom a voice tells of: asked of the voice itself, so that every voice has main characters."""

import re
from collections import Counter
from collections.abc import Iterable

import streamlit as st

from model import Decoder, generate
from story.voices import VoiceFile, open_decoder

_TEXTS, _CHARACTERS = 32, 500  # to look for names in
_MOST = 8
# In a play: a name alone on its line, with a colon.
_SPEAKER = re.compile(r"^([A-Z][\w' ]{1,30}:)$", re.MULTILINE)
# Elsewhere: capitals within a sentence.
_NAME = re.compile(r"(?<=[a-z,;] )((?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)*)\b")
_LEAST = 3  # letters
_ANYBODY = "Once upon a time"


@st.cache_data(max_entries=64, show_spinner="Asking who is in its stories ...")
def main_characters(file: VoiceFile) -> list[str]:
    """Return whom a voice tells of most; always the same for the same voice."""
    return find_characters(open_decoder(file))


def find_characters(decoder: Decoder) -> list[str]:
    """Return up to eight names that a voice writes more than once, the commonest first.

    Without any, how its paragraphs begin, which is something for every voice.
    """
    seeds = ["\n\n"] * _TEXTS
    texts = generate(decoder, seeds, characters=_CHARACTERS, random_seeds=range(_TEXTS))
    speakers = _count(_SPEAKER, texts)
    names = [name for name in _count(_NAME, texts) if _is_name(name, decoder.voice.words)]
    openings = Counter(" ".join(text.split()[:2]) for text in texts if text.strip())
    found = speakers or names or [opening for opening, _ in openings.most_common()] or [_ANYBODY]
    return [name[0].upper() + name[1:] for name in found[:_MOST]]


def _count(pattern: re.Pattern[str], texts: Iterable[str]) -> list[str]:
    counts = Counter(name for text in texts for name in pattern.findall(text))
    return [name for name, count in counts.most_common() if count > 1]


def _is_name(name: str, known: frozenset[str]) -> bool:
    spelt = not known or all(word in known for word in name.lower().split())
    return spelt and len(name) >= _LEAST
