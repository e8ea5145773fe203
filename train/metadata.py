"""What a voice tells of itself: the entry `voice.json` of its file."""

import importlib
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import keras

from model.vocabulary import Vocabulary
from model.voice import FORMAT_VERSION
from train.job import Job


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
        "start": job.identity()["start"],
        "epochs": list(epochs),
        "held_out_nats": best["held_out_nats"],
        "portrait": best["portrait"],
        "created_with": {
            "python": platform.python_version(),
            "keras": keras.__version__,
            backend: importlib.import_module(backend).__version__,
        },
    }
