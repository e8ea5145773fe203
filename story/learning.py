"""How a voice learnt: the same beginnings at every epoch, and its learning curves."""

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from model.card import EpochRecord, ModelCard
from story.facts import epochs_of
from story.heatmap import plain
from story.markup import table
from story.voices import VoiceFile

_COLOURS = ["#d97b3f", "#4f8fd6"]  # seen on light and on dark paper, and by the colour-blind


@st.fragment
def show_learning(card: ModelCard, file: VoiceFile) -> None:
    """Show a voice's training, at the epoch that the reader chooses."""
    epochs = epochs_of(card)
    if not epochs:
        st.info("This voice does not tell how it learnt.")
        return
    moments = {record.epoch: record for record in epochs}
    chosen = epochs[0]
    if len(moments) > 1:
        number = st.select_slider(
            "How often it had read its books",
            list(moments),
            format_func=lambda number: f"{number:g}",
            help="An epoch is all of its books, once. Draw it to the right, and watch it learn.",
            key=f"epoch-{file}",
        )
        chosen = moments[number]
    st.html(f"<p>{escape(_standing(chosen))}</p>")
    for seed, text in chosen.samples.items():
        st.html(plain(seed, text))
    st.header("Learning curves")
    _curves(epochs, chosen)
    with st.expander("In numbers"):
        st.html(_numbers(epochs))


def _standing(record: EpochRecord) -> str:
    if record.epoch < 1:
        read = f"{100 * record.epoch:g}% of its books"
    else:
        read = "its books once" if record.epoch == 1 else f"its books {record.epoch:g} times"
    real = record.quality.prose.real_words
    spelt = f" {real:.0%} of its words were real." if real else ""
    return (
        f"It had read {read}, for {_duration(record.seconds)}. A character of a text "
        f"that it did not know surprised it by {record.held_out_nats:.2f} nats.{spelt}"
    )


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"


def _curves(epochs: Sequence[EpochRecord], chosen: EpochRecord) -> None:
    losses = [
        {"epoch": record.epoch, "what": name, "value": nats}
        for record in epochs
        for name, nats in (("learnt", record.training_nats), ("not learnt", record.held_out_nats))
    ]
    _chart(losses, "nats per character", chosen, "How much each character surprised the voice")
    shares = {record.epoch: record.quality.prose.real_words for record in epochs}
    words = [
        {"epoch": epoch, "what": "written", "value": 100 * share}
        for epoch, share in shares.items()
        if share is not None
    ]
    if len(words) > 1:
        _chart(words, "real words, %", chosen, "How many of the words that it wrote are real")


def _chart(points: Sequence[dict[str, Any]], unit: str, chosen: EpochRecord, title: str) -> None:
    early = any(point["epoch"] < 1 for point in points)
    across = {
        "field": "epoch",
        "type": "quantitative",
        "title": "epochs",
        # What happens within the first epoch would be squeezed into nothing.
        "scale": {"type": "log", "nice": False} if early else {"zero": False},
        "axis": {"format": "~g", "tickMinStep": 0 if early else 1},
    }
    up = {"field": "value", "type": "quantitative", "title": unit, "scale": {"zero": False}}
    legend = {"orient": "top", "symbolType": "stroke", "symbolSize": 600}
    line = {"field": "what", "type": "nominal", "title": None, "legend": legend}
    several = len({point["what"] for point in points}) > 1
    told_apart = {"color": line | {"scale": {"range": _COLOURS}}, "strokeDash": line}
    alone = {"color": {"value": _COLOURS[0]}}
    spec = {
        "height": 320,
        "layer": [
            {
                "data": {"values": [{"epoch": chosen.epoch}]},
                "mark": {"type": "rule", "strokeDash": [2, 3], "color": "gray"},
                "encoding": {"x": across},
            },
            {
                "data": {"values": list(points)},
                "mark": {"type": "line", "point": True, "tooltip": True},
                "encoding": {"x": across, "y": up} | (told_apart if several else alone),
            },
        ],
    }
    st.html(f"<p>{escape(title)}:</p>")
    st.vega_lite_chart(spec=spec, alt=f"{title}, {unit}, by epoch; in numbers below")


def _numbers(epochs: Sequence[EpochRecord]) -> str:
    return table(
        ["epoch", "learnt", "not learnt", "real words", "minutes"],
        map(_row, epochs),
        "Surprise in nats per character, by epoch",
    )


def _row(record: EpochRecord) -> list[str]:
    real = record.quality.prose.real_words
    return [
        f"{record.epoch:g}",
        f"{record.training_nats:.4f}",
        f"{record.held_out_nats:.4f}",
        "-" if real is None else f"{real:.1%}",
        f"{record.seconds / 60:.1f}",
    ]
