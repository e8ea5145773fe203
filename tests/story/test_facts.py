"""What a voice's file tells, whatever stands in it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.card import FORMAT_VERSION, ModelCard
from story.facts import compare, epochs_of, introduce, title_of

EPOCH = {
    "epoch": 2,
    "training_nats": 1.5,
    "held_out_nats": 1.25,
    "seconds": 9,
    "samples": [{"seed": "a", "text": "b"}],
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*EPOCH, "name", "share", "copied"]), inner, max_size=4)
    ),
    max_leaves=8,
)


def telling(told: dict[str, Any]) -> ModelCard:
    return ModelCard.parse({"format_version": FORMAT_VERSION, **told})


def test_epochs_come_in_their_order() -> None:
    card = telling({"epochs": [EPOCH, EPOCH | {"epoch": 0.1}]})
    assert [record.epoch for record in epochs_of(card)] == [0.1, 2]
    assert epochs_of(card)[0].samples == {"a": "b"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"epoch": 0},
        {"epoch": -1},
        {"held_out_nats": "much"},
        {"seconds": True},
        {"training_nats": float("nan")},
        {"samples": "text"},
        {"samples": [{"seed": "a"}]},
        {"samples": [{"seed": [], "text": {}}]},
    ],
)
def test_a_story_with_a_hole_is_not_told(wrong: dict[str, Any]) -> None:
    assert epochs_of(telling({"epochs": [EPOCH, EPOCH | wrong]})) == []


@settings(max_examples=300, deadline=None)
@given(JSON, JSON, JSON, JSON)
def test_nonsense_does_no_harm(title: Any, corpus: Any, portrait: Any, epochs: Any) -> None:
    told = {"title": title, "corpus": corpus, "portrait": portrait, "held_out_nats": epochs}
    for others in (told, told | {"epochs": epochs}, told | {"epochs": [EPOCH | {"seed": epochs}]}):
        card = telling(others)
        assert title_of(card)
        assert introduce(card).startswith("It has read")
        assert compare([card]).count("<tr>") == 2
        epochs_of(card)
