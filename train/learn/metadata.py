"""What a trained voice tells of itself."""

import importlib
import json
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict

import keras

from model.card import BookRecord, CorpusRecord, EpochRecord, LearntBook, ModelCard
from model.vocabulary import Vocabulary
from train.learn.job import Job
from train.report.report import SHOWN

_MOST = 2 << 20  # bytes of records; all of voice.json may have 4 MB, see model/archive.py


def model_card(
    job: Job,
    vocabulary: Vocabulary,
    words: str,
    epochs: Sequence[EpochRecord],
    before: Iterable[LearntBook],
) -> ModelCard:
    """Return the card of the weights after the last of the epochs.

    `before` are the books that the voice to start with had learnt from.
    """
    corpus, own, backend = job.corpus, epochs[-1], keras.backend.backend()
    return ModelCard(
        title=job.title,
        vocabulary=vocabulary.characters,
        words=words,
        corpus=CorpusRecord(
            name=corpus.name,
            licence=job.licence,
            sha256=corpus.sha256,
            books=[BookRecord(book.name, book.sha256) for book in corpus.books],
        ),
        recipe=asdict(job.recipe),
        start=job.start_sha256,
        before=list(before),
        epochs=thinned(epochs, own.epoch),
        best_epoch=own.epoch,
        held_out_nats=own.held_out_nats,
        quality=own.quality,
        created_with={
            "python": platform.python_version(),
            "keras": keras.__version__,
            backend: importlib.import_module(backend).__version__,
        },
    )


def thinned(records: Sequence[EpochRecord], best: float | None) -> list[EpochRecord]:
    """Return the records, of thousands only every so many-th: a voice may not tell too much.

    That of the epoch `best` is kept.
    """
    every, kept = 1, list(records)
    while len(json.dumps([record.dump() for record in kept])) > _MOST and every < len(records):
        every *= 2
        kept = [
            record
            for number, record in enumerate(records)
            if record.epoch < 1
            or number % every == 0
            or record.epoch in (*SHOWN, best, records[-1].epoch)
        ]
    return kept
