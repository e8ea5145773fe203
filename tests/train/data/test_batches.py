import itertools

import numpy as np
import pytest

from train.data.batches import Batches, Window
from train.data.corpus import Book, Corpus

BOOKS = ["abcdefghij" * 30, "klmnop" * 40, "qrstuvwxyz" * 25]


def batches(
    books: list[str] = BOOKS,
    batch: int = 4,
    window: int = 10,
    seed: int = 1,
    *,
    shuffled: bool = False,
) -> Batches:
    corpus = Corpus("test", [Book(str(i), "", text, "") for i, text in enumerate(books)])
    return Batches(corpus, corpus.vocabulary(), batch, window, seed, shuffled=shuffled)


def same(ours: Window, theirs: Window) -> bool:
    return (
        np.array_equal(ours.inputs, theirs.inputs)
        and np.array_equal(ours.targets, theirs.targets)
        and np.array_equal(ours.carried, theirs.carried)
    )


def streams(
    made: Batches, epoch: int
) -> tuple[np.ndarray[tuple[int, int], np.dtype[np.int32]], ...]:
    windows = list(made.epoch(epoch))
    return (
        np.concatenate([window.inputs for window in windows], 1),
        np.concatenate([window.targets for window in windows], 1),
    )


def test_every_target_is_the_next_character() -> None:
    made = batches()
    inputs, targets = streams(made, 1)
    assert np.array_equal(inputs[:, 1:], targets[:, :-1])
    assert np.array_equal(inputs[1:, 0], targets[:-1, -1])  # a stream ends where the next begins
    text = "\n\n".join([*BOOKS, ""]) * 2
    characters = "".join(sorted(set(text)))
    following = {a + b for a, b in itertools.pairwise(text)}
    for i, t in zip(inputs.ravel(), targets.ravel(), strict=True):
        pair = characters[i] + characters[t]
        assert pair in following or pair[0] == "\n"  # another book may follow in this epoch


def test_the_whole_corpus_is_covered_but_for_a_remainder() -> None:
    made = batches()
    inputs, _ = streams(made, 1)
    assert made.characters == sum(len(book) + 2 for book in BOOKS)
    assert 0 <= made.characters - 1 - inputs.size < 4 * 10
    assert inputs.shape == (4, made.steps * 10)
    # What is left out in one epoch is read in another.
    read = np.concatenate([streams(made, epoch)[0].ravel() for epoch in range(9)])
    counts = np.bincount(read, minlength=27)
    whole = np.bincount(np.concatenate(made._books), minlength=27)
    assert np.abs(counts / counts.sum() - whole / whole.sum()).max() < 0.005


def test_an_epoch_is_always_cut_the_same_and_another_otherwise() -> None:
    first, again = list(batches().epoch(3)), list(batches().epoch(3))
    assert all(map(same, first, again))
    assert not same(first[0], next(batches().epoch(4)))
    assert not same(first[0], next(batches(seed=2).epoch(3)))


@pytest.mark.parametrize("start", [0, 1, 7, 19, 20])
def test_an_epoch_goes_on_at_a_step(start: int) -> None:
    made = batches()
    assert made.steps == 20 - 1
    whole, rest = list(made.epoch(2)), list(made.epoch(2, start))
    assert len(rest) == max(0, len(whole) - start)
    assert all(map(same, whole[start:], rest))


def test_states_start_afresh_at_first_and_now_and_then() -> None:
    made = batches([f"{i} text " * 5000 for i in range(3)])
    carried = np.stack([window.carried for window in made.epoch(1)])
    assert not carried[0].any()
    assert set(np.unique(carried)) == {0.0, 1.0}
    assert (carried[1:] == 0).mean() == pytest.approx(0.05, abs=0.015)


@pytest.mark.parametrize("length", [1, 2, 3, 50, 500])
@pytest.mark.parametrize(("batch", "window"), [(1, 1), (64, 128), (4096, 4096), (3, 7)])
def test_a_corpus_smaller_than_a_batch_is_read_all_the_same(
    length: int, batch: int, window: int
) -> None:
    made = batches([("ab" * length)[:length]], batch, window)
    windows = list(made.epoch(1))
    assert len(windows) == made.steps >= 1
    assert windows[0].inputs.shape == (made.batch_size, made.sequence_length)
    assert made.batch_size * made.sequence_length <= made.characters


def test_shuffled_windows_follow_nothing_and_lose_nothing() -> None:
    in_order, shuffled = batches(), batches(shuffled=True)
    assert shuffled.steps == in_order.steps
    windows = [list(made.epoch(2)) for made in (in_order, shuffled)]
    rows = [
        [
            (tuple(i), tuple(t))
            for window in some
            for i, t in zip(window.inputs, window.targets, strict=True)
        ]
        for some in windows
    ]
    assert rows[0] != rows[1]
    assert sorted(rows[0]) == sorted(rows[1])
    assert not any(window.carried.any() for window in windows[1])
    assert all(map(same, windows[1], batches(shuffled=True).epoch(2)))
    assert not all(map(same, windows[1], shuffled.epoch(3)))
