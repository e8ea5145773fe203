from pathlib import Path
from typing import Any

from model.vocabulary import Vocabulary
from train.data.corpus import Book, Corpus
from train.judge.evaluate import Learnt
from train.learn.job import Job
from train.learn.metadata import metadata, thinned
from train.recipe import Recipe
from train.report.report import SHOWN


def record(epoch: float, characters: int) -> dict[str, Any]:
    samples = [{"seed": "Once", "text": "x" * characters}]
    return {"epoch": epoch, "held_out_nats": 1 / epoch, "samples": samples, "portrait": {}}


def test_a_voice_tells_of_every_epoch_up_to_its_own() -> None:
    records = [record(epoch, 1_000) for epoch in (0.1, *range(1, 500))]
    corpus = Corpus("test", [Book("a.txt", "0", "text", "")])
    job = Job(corpus, Path("x.keras"), Recipe(), "Test", "CC0", ["Once"])
    told = metadata(job, Vocabulary("ab"), "words", records, {"1": Learnt("b.txt", 0.1)})
    assert told["epochs"] == records
    assert (told["best_epoch"], told["held_out_nats"]) == (499, 1 / 499)
    assert told["before"] == [{"sha256": "1", "name": "b.txt", "held_out": 0.1}]


def test_a_voice_tells_of_some_of_very_many_epochs() -> None:
    records = [{**record(epoch, 1_000), "held_out_nats": 1} for epoch in (0.1, *range(1, 10_000))]
    told = [kept["epoch"] for kept in thinned(records, 777)]
    assert told[0] == 0.1
    assert {*SHOWN, 777, 9_999} <= set(told)
    assert 900 < len(told) < 2_000
