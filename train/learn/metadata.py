"""What a trained voice tells of itself."""

import importlib
import platform
from collections.abc import Iterable, Sequence

import keras

from model.card import BookRecord, CorpusRecord, EpochRecord, LearntBook, ModelCard
from model.vocabulary import Vocabulary
from train.learn.job import Job
from train.learn.thinning import thinned


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
        recipe=job.recipe.stored(),
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
