"""What a voice's file tells, whatever stands in it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Voice
from story.facts import compare, epochs_of, facts_of, introduce
from tests import voices

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


@pytest.fixture(scope="module")
def small() -> Voice:
    return voices.lively(voices.SMALL)


def telling(voice: Voice, told: dict[str, Any]) -> Voice:
    return Voice(voice.layout, voice.vocabulary, voice.arrays, {**voice.metadata, **told})


def test_epochs_come_in_their_order(small: Voice) -> None:
    voice = telling(small, {"epochs": [EPOCH, EPOCH | {"epoch": 0.1}]})
    assert [epoch.number for epoch in epochs_of(voice)] == [0.1, 2]
    assert epochs_of(voice)[0].samples == {"a": "b"}


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
def test_a_story_with_a_hole_is_not_told(small: Voice, wrong: dict[str, Any]) -> None:
    assert epochs_of(telling(small, {"epochs": [EPOCH, EPOCH | wrong]})) == []


@settings(max_examples=300, deadline=None)
@given(JSON, JSON, JSON, JSON)
def test_nonsense_does_no_harm(
    small: Voice, title: Any, corpus: Any, portrait: Any, epochs: Any
) -> None:
    told = {"title": title, "corpus": corpus, "portrait": portrait, "held_out_nats": epochs}
    for others in (told, told | {"epochs": epochs}, told | {"epochs": [EPOCH | {"seed": epochs}]}):
        voice = telling(small, others)
        facts = facts_of(voice)
        assert facts.title
        assert introduce(facts).startswith("It has read")
        assert compare([facts]).count("<tr>") == 2
        epochs_of(voice)
