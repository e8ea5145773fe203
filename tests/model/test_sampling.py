import numpy as np
import pytest

from model.sampling import random_stream, sample

LOGITS = np.array([0.0, 2.0, -1.0, 1.0], np.float32)


def draws(
    count: int, temperature: float, top_p: float = 1.0
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    logits = np.tile(LOGITS, (count, 1))
    chosen = sample(logits, random_stream(7).random(count), temperature, top_p)
    return np.bincount(chosen, minlength=4)


def probabilities(temperature: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    weights = np.exp(LOGITS.astype(np.float64) / temperature)
    return np.asarray(weights / weights.sum())


def test_temperature_0_takes_the_most_likely() -> None:
    noise = np.array([0.0, 0.5, 0.999999])
    assert sample(np.tile(LOGITS, (3, 1)), noise, 0).tolist() == [1, 1, 1]


@pytest.mark.parametrize("temperature", [0.5, 1.0, 1.5])
def test_frequencies_are_the_softmax(temperature: float) -> None:
    count = 100_000
    expected = probabilities(temperature)
    deviation = np.sqrt(count * expected * (1 - expected))
    assert (np.abs(draws(count, temperature) - count * expected) < 5 * deviation).all()


def test_top_p_keeps_exactly_the_nucleus() -> None:
    likeliest, second = np.sort(probabilities(1.0))[::-1][:2]
    assert np.flatnonzero(draws(10_000, 1.0, likeliest - 1e-6)).tolist() == [1]
    assert np.flatnonzero(draws(10_000, 1.0, likeliest + 1e-6)).tolist() == [1, 3]
    assert np.flatnonzero(draws(10_000, 1.0, likeliest + second + 1e-6)).tolist() == [0, 1, 3]
    in_nucleus = draws(100_000, 1.0, likeliest + 1e-6)[1] / 100_000
    assert in_nucleus == pytest.approx(likeliest / (likeliest + second), abs=0.01)


@pytest.mark.parametrize("top_p", [0.0, 1e-12])
def test_the_likeliest_is_kept_whatever_top_p_is(top_p: float) -> None:
    assert np.flatnonzero(draws(100, 1.0, top_p)).tolist() == [1]


def test_a_code_always_gives_the_same_numbers() -> None:
    again = random_stream(2**32 - 1).random(50)
    assert random_stream(2**32 - 1).random(50).tolist() == again.tolist()
    assert random_stream(5).random(50).tolist() != again.tolist()
    # One number at a time, as the writer draws them, or many at once.
    stream = random_stream(2**32 - 1)
    assert [stream.random(1)[0] for _ in range(50)] == again.tolist()


def test_rows_do_not_depend_on_each_other() -> None:
    numbers = np.random.default_rng(3)
    logits = numbers.normal(0, 3, (64, 86)).astype(np.float32)
    noise = numbers.random(64)
    together = sample(logits, noise, 0.8, 0.9)
    alone = [sample(logits[i : i + 1], noise[i : i + 1], 0.8, 0.9)[0] for i in range(64)]
    assert together.tolist() == alone
    assert together.dtype == np.int64


@pytest.mark.parametrize("temperature", [0, 1e-300, 0.05, 1.5])
@pytest.mark.parametrize("top_p", [0.5, 1.0])
def test_extreme_logits_stay_in_range(temperature: float, top_p: float) -> None:
    logits = np.array([[1e4, -1e4, 0], [-1e4, -1e4, -1e4], [0, 1e4, 1e4 - 1]], np.float32)
    for noise in (0.0, 0.5, np.nextafter(1.0, 0.0)):
        with np.errstate(over="ignore"):  # dividing by next to nothing
            chosen = sample(logits, np.full(3, noise), temperature, top_p)
        assert chosen[0] == 0
        assert 0 <= chosen[1] < 3
        assert chosen[2] in (1, 2)
