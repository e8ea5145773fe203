"""docs/how-it-works.md explains the network with the word "hello"; this is that example."""

from pathlib import Path

from train.data.batches import Batches
from train.data.corpus import Book, Corpus


def test_input_hell_target_ello() -> None:
    corpus = Corpus("hello", [Book("hello.txt", "", "hello" * 100, "")])
    vocabulary = corpus.vocabulary()
    batches = Batches(corpus, vocabulary, batch_size=8, sequence_length=4, random_seed=1)
    pairs = {
        (vocabulary.decode(inputs), vocabulary.decode(targets))
        for window in batches.epoch(1)
        for inputs, targets in zip(window.inputs, window.targets, strict=True)
    }
    assert ("hell", "ello") in pairs
    assert {target for text, target in pairs if text == "hell"} == {"ello"}


def test_the_page_shows_the_example() -> None:
    page = Path(__file__).parents[1].joinpath("docs", "how-it-works.md").read_text("utf-8")
    assert "hell`" in page or '"hell"' in page
    assert "ello`" in page or '"ello"' in page
