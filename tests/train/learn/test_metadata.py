import json
from dataclasses import replace
from pathlib import Path

from model.card import EpochRecord, LearntBook
from model.vocabulary import Vocabulary
from tests import voices
from train.data.corpus import Book, Corpus
from train.learn.checkpoint_manager import CheckpointManager
from train.learn.job import Job
from train.learn.metadata import model_card
from train.learn.thinning import MILESTONES, thinned
from train.recipe import Recipe


def record(epoch: float, characters: int) -> EpochRecord:
    return EpochRecord(epoch, 1.0, 1.0, 1 / epoch, {"Once": "x" * characters})


def test_a_voice_tells_of_every_epoch_up_to_its_own() -> None:
    records = [record(epoch, 1_000) for epoch in (0.1, *range(1, 500))]
    corpus = Corpus("test", [Book("a.txt", "0", "text", "")])
    job = Job(corpus, Path("x.keras"), Recipe(), "Test", "CC0", ["Once"])
    told = model_card(
        job, Vocabulary("ab"), "words", records, [LearntBook("b.txt", "1", 0.1)]
    ).dump()
    assert told["epochs"] == [each.dump() for each in records]
    assert (told["best_epoch"], told["held_out_nats"]) == (499, 1 / 499)
    assert told["before"] == [{"sha256": "1", "name": "b.txt", "held_out": 0.1}]


def test_a_voice_tells_of_some_of_very_many_epochs() -> None:
    records = [replace(record(epoch, 1_000), held_out_nats=1) for epoch in (0.1, *range(1, 10_000))]
    told = [kept.epoch for kept in thinned(records, 777)]
    assert told[0] == 0.1
    assert {*MILESTONES, 777, 9_999} <= set(told)
    assert 900 < len(told) < 2_000


def test_a_voice_that_is_told_more_loses_nothing(tmp_path: Path) -> None:
    told = voices.metadata(title="\u200d" * 200, my_note=[1, {}], before=["damaged"], best_epoch=1)
    entry = {"voice.json": json.dumps(told).encode()}
    out = voices.rewrite(voices.SMALL_VOICE, tmp_path / "x.keras", entry)
    (tmp_path / "partial").mkdir()
    job = Job(Corpus("test", []), out, Recipe(), "Test", "CC0", ["Once"])
    CheckpointManager(job, tmp_path / "partial").tell([record(1, 5), record(2, 5)])
    stored = voices.read_json(out, "voice.json")
    assert [epoch["epoch"] for epoch in stored.pop("epochs")] == [1, 2]
    assert list(stored.items()) == list(told.items())
