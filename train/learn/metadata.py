"""What a voice tells of itself: the entry `voice.json` of its file."""

import importlib
import json
import platform
from collections.abc import Mapping, Sequence
from typing import Any

import keras

from model.vocabulary import Vocabulary
from model.voice import FORMAT_VERSION
from train.judge.evaluate import Learnt
from train.learn.job import Job
from train.report.report import SHOWN

_MOST = 2 << 20  # bytes of records; all of voice.json may have 4 MB, see model/archive.py


def metadata(
    job: Job,
    vocabulary: Vocabulary,
    words: str,
    epochs: Sequence[Mapping[str, Any]],
    before: Mapping[str, Learnt],
) -> dict[str, Any]:
    """Return it, for the weights after the last of the epochs.

    `before` are the books that the voice to start with had learnt from, by sha256.
    """
    corpus, backend = job.corpus, keras.backend.backend()
    return {
        "format_version": FORMAT_VERSION,
        "title": job.title,
        "vocabulary": vocabulary.characters,
        "words": words,
        "corpus": {
            "name": corpus.name,
            "licence": job.licence,
            "sha256": corpus.sha256,
            "books": [{"name": book.name, "sha256": book.sha256} for book in corpus.books],
        },
        "recipe": job.recipe.stored(),
        "start": job.start_sha256,
        "before": [{"sha256": sha256, **book._asdict()} for sha256, book in before.items()],
        "epochs": thinned(epochs, epochs[-1]["epoch"]),
        "best_epoch": epochs[-1]["epoch"],
        "held_out_nats": epochs[-1]["held_out_nats"],
        "portrait": epochs[-1]["portrait"],
        "created_with": {
            "python": platform.python_version(),
            "keras": keras.__version__,
            backend: importlib.import_module(backend).__version__,
        },
    }


def thinned(records: Sequence[Mapping[str, Any]], best: float) -> list[Any]:
    """Return the records, of thousands only every so many-th: a voice may not tell too much.

    That of the epoch `best` is kept.
    """
    every, kept = 1, list(records)
    while len(json.dumps(kept)) > _MOST and every < len(records):
        every *= 2
        kept = [
            record
            for number, record in enumerate(records)
            if record["epoch"] < 1
            or number % every == 0
            or record["epoch"] in (*SHOWN, best, records[-1]["epoch"])
        ]
    return kept
