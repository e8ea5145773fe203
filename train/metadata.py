"""What a voice tells of itself: the entry `voice.json` of its file."""

import importlib
import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import keras

from model.vocabulary import Vocabulary
from model.voice import FORMAT_VERSION
from train.job import Job
from train.report import SHOWN

_MOST = 2 << 20  # bytes of records; all of voice.json may have 4 MB, see model/archive.py


def metadata(
    job: Job,
    vocabulary: Vocabulary,
    words: str,
    epochs: Sequence[Mapping[str, Any]],
    best: Mapping[str, Any],
) -> dict[str, Any]:
    """Return it, for the weights of the best of the epochs so far."""
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
        "recipe": asdict(job.recipe),
        "start": job.start_sha256,
        "before": _before(job),
        "epochs": thinned(epochs, best["held_out_nats"]),
        "held_out_nats": best["held_out_nats"],
        "portrait": best["portrait"],
        "created_with": {
            "python": platform.python_version(),
            "keras": keras.__version__,
            backend: importlib.import_module(backend).__version__,
        },
    }


def _before(job: Job) -> dict[str, Any] | None:
    if job.before is None:
        return None
    held_out, books = job.before
    told = [{"name": name, "sha256": sha256} for sha256, name in books.items()]
    return {"held_out": held_out, "books": told}


def thinned(records: Sequence[Mapping[str, Any]], best: float) -> list[Any]:
    """Return the records, of thousands only every so many-th: a voice may not tell too much.

    That with `best` held-out nats is kept.
    """
    every, kept = 1, list(records)
    while len(json.dumps(kept)) > _MOST and every < len(records):
        every *= 2
        kept = [
            record
            for number, record in enumerate(records)
            if record["epoch"] < 1
            or record["epoch"] in SHOWN
            or number % every == 0
            or record["held_out_nats"] == best
            or record is records[-1]
        ]
    return kept
