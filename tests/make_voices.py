"""`python -m tests.make_voices`: make the voices in tests/data anew, in half a minute.

They are shipped so that most tests need neither Keras nor the time to train.
"""

from rich.console import Console

from tests import voices
from tests.networks import save_lively
from train.data.corpus import read_corpus
from train.learn.fit import fit
from train.learn.job import Job
from train.recipe import Recipe

RECIPE = Recipe(
    embedding=16,
    units=48,
    epochs=4,
    batch_size=8,
    sequence_length=32,
    learning_rate=1e-2,
    warmup_steps=20,
)


def main() -> None:
    """Write a random voice and one that has learnt simple sentences."""
    save_lively(voices.SMALL, voices.SMALL_VOICE)
    path, books = voices.trained()
    corpus = read_corpus(books, RECIPE.held_out)
    fit(Job(corpus, path, RECIPE, "Trained", "CC0", ["The cat"]), Console(quiet=True))


if __name__ == "__main__":
    main()
