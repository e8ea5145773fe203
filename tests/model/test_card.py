"""What a voice tells of itself is read as it was written, and believed only so far."""

import json
from pathlib import Path
from typing import Any

import pytest

from model.card import FORMAT_VERSION, EpochRecord, ModelCard
from tests import voices

VOICES = sorted(Path("model/voices").glob("*.keras"))


@pytest.mark.parametrize("path", VOICES, ids=lambda path: path.stem)
def test_what_is_read_is_written_again(path: Path) -> None:
    stored = voices.read_json(path, "voice.json")
    dumped = ModelCard.read(path).dump()
    assert {key: dumped[key] for key in stored} == stored


def test_a_trained_voice_stores_these_keys(trained: Path) -> None:
    stored = voices.read_json(trained, "voice.json")
    assert json.dumps(ModelCard.read(trained).dump()) == json.dumps(stored)
    assert list(stored) == [
        *("format_version", "title", "vocabulary", "words", "corpus", "recipe", "start", "before"),
        *("epochs", "best_epoch", "held_out_nats", "portrait", "created_with"),
    ]


@pytest.mark.parametrize("odd", [None, True, "1", [], {}, 1e9, -(10**400), float("nan")])
def test_what_is_no_number_is_none(odd: Any) -> None:
    raw = {"format_version": FORMAT_VERSION, "held_out_nats": odd, "recipe": {"held_out": odd}}
    card = ModelCard.parse(raw)
    assert (card.held_out_nats, card.held_out) == (None, None)


@pytest.mark.parametrize(("best_epoch", "found"), [(1, 1), (2, 2), (None, 3), (7, 3)])
def test_the_best_epoch_is_the_last_if_it_does_not_say(
    best_epoch: float | None, found: float
) -> None:
    records = [EpochRecord(epoch, 1.0, 1.0, 1.0, {"": "x", "The": "y"}) for epoch in (1, 2, 3)]
    card = ModelCard(epochs=records, best_epoch=best_epoch)
    assert card.best == records[int(found) - 1]
    assert card.openings == ["The"]


def test_a_name_keeps_what_joins_its_letters() -> None:
    title = "\U0001f469\u200d\U0001f52c mi\u200cx co\u00adop"
    raw = {"format_version": FORMAT_VERSION, "title": f"\u202e\x07{title}\n"}
    assert ModelCard.parse(raw).title == title
