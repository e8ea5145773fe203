"""Anybody's text as HTML. Streamlit's own tables and messages would take it for markup."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st


def say(sentence: str) -> None:
    """Say what went wrong, or what else there is to know."""
    st.html(f'<p class="note" role="alert">{escape(sentence)}</p>')


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], caption: str) -> str:
    """Return a table; the first cell of each row names it."""
    head = "".join(f'<th scope="col">{escape(heading)}' for heading in headings)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}' + "".join(f"<td>{escape(cell)}" for cell in others)
        for first, *others in rows
    )
    return (
        f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</thead><tbody>{body}</tbody>"
        "</table></div>"
    )
