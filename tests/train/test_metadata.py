from pathlib import Path
from typing import Any

from model.vocabulary import Vocabulary
from train.corpus import Book, Corpus
from train.job import Job
from train.metadata import metadata
from train.recipe import Recipe
from train.report import SHOWN


def record(epoch: float, characters: int) -> dict[str, Any]:
    samples = [{"seed": "Once", "text": "x" * characters}]
    return {"epoch": epoch, "held_out_nats": 1 / epoch, "samples": samples, "portrait": {}}


def epochs_told(records: list[dict[str, Any]], best: int) -> list[float]:
    corpus = Corpus("test", [Book("a.txt", "0", "text", "")])
    job = Job(corpus, Path("x.keras"), Recipe(), "Test", "CC0", ["Once"])
    told = metadata(job, Vocabulary("ab"), "words", records, records[best])
    return [kept["epoch"] for kept in told["epochs"]]


def test_a_voice_tells_of_every_epoch() -> None:
    records = [record(epoch, 1_000) for epoch in (0.1, *range(1, 500))]
    assert epochs_told(records, -1) == [kept["epoch"] for kept in records]


def test_a_voice_tells_of_some_of_very_many_epochs() -> None:
    records = [record(epoch, 1_000) for epoch in (0.1, *range(1, 10_000))]
    told = epochs_told(records, 777)
    assert told[0] == 0.1
    assert {*SHOWN, records[777]["epoch"], 9_999} <= set(told)
    assert 900 < len(told) < 2_000
