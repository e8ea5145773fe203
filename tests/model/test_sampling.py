import numpy as np
import pytest
from numpy.typing import NDArray

from model.sampling import Sampling, draw_noise, random_stream, sample

LOGITS = np.array([0.0, 2.0, -1.0, 1.0], np.float32)
COUNT = 100_000


def draws(sampling: Sampling, count: int = COUNT) -> NDArray[np.int64]:
    """Return how often each of the four characters was drawn."""
    noise = draw_noise([random_stream(7)], count, 4)[:, 0]
    chosen = sample(np.tile(LOGITS, (count, 1)), noise, [sampling] * count)
    return np.bincount(chosen, minlength=4)


def probabilities(temperature: float) -> NDArray[np.float64]:
    weights = np.exp(LOGITS.astype(np.float64) / temperature)
    return np.asarray(weights / weights.sum())


def agrees(counts: NDArray[np.int64], expected: NDArray[np.float64]) -> bool:
    """Say whether counts are within five standard deviations of what is expected."""
    count = counts.sum()
    deviation = np.sqrt(count * expected * (1 - expected))
    return bool((np.abs(counts - count * expected) <= 5 * deviation).all())


@pytest.mark.parametrize("temperature", [0, 1e-300, 9e-4])
def test_next_to_temperature_0_takes_the_most_likely(temperature: float) -> None:
    assert draws(Sampling(temperature), 1000).tolist() == [0, 1000, 0, 0]


@pytest.mark.parametrize("temperature", [0.5, 1.0, 1.5])
def test_frequencies_are_the_softmax(temperature: float) -> None:
    counts = draws(Sampling(temperature))
    assert agrees(counts, probabilities(temperature))
    assert not agrees(counts, probabilities(temperature * 1.1))


def test_top_p_keeps_exactly_the_nucleus() -> None:
    odds = probabilities(1.0)
    likeliest, second = np.sort(odds)[::-1][:2]
    kept = {
        likeliest - 1e-6: [1],
        likeliest + 1e-6: [1, 3],
        likeliest + second + 1e-6: [0, 1, 3],
    }
    for top_p, characters in kept.items():
        counts = draws(Sampling(1.0, top_p=top_p))
        assert np.flatnonzero(counts).tolist() == characters
        within = np.where(np.isin(range(4), characters), odds, 0)
        assert agrees(counts, within / within.sum())


def test_min_p_is_a_share_of_the_likeliest() -> None:
    odds = probabilities(0.8)
    for share, characters in ((0.9, [1]), (0.2, [1, 3]), (0.05, [0, 1, 3]), (0.001, [0, 1, 2, 3])):
        counts = draws(Sampling(0.8, min_p=share))
        assert np.flatnonzero(odds >= share * odds.max()).tolist() == characters
        assert np.flatnonzero(counts).tolist() == characters
        within = np.where(np.isin(range(4), characters), odds, 0)
        assert agrees(counts, within / within.sum())


@pytest.mark.parametrize("sampling", [Sampling(1.0, top_p=0.0), Sampling(1.0, min_p=1.0)])
def test_the_likeliest_is_always_kept(sampling: Sampling) -> None:
    assert draws(sampling, 1000).tolist() == [0, 1000, 0, 0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("temperature", value) for value in (-0.1, np.inf, np.nan)),
        *((name, value) for name in ("min_p", "top_p") for value in (1.1, -1.0, np.nan)),
    ],
)
def test_what_is_out_of_range_is_refused(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=name):
        Sampling(**{name: value})


def test_a_code_always_gives_the_same_noise() -> None:
    again = draw_noise([random_stream(2**30 - 1)], 50, 9)
    assert np.array_equal(draw_noise([random_stream(2**30 - 1)], 50, 9), again)
    assert not np.array_equal(draw_noise([random_stream(5)], 50, 9), again)
    # Some steps at a time, among other streams.
    streams = [random_stream(3), random_stream(2**30 - 1)]
    pieces = [draw_noise(streams, steps, 9)[:, 1] for steps in (1, 16, 33)]
    assert np.array_equal(np.concatenate(pieces), again[:, 0])


def test_noise_is_finite_and_gumbel_distributed() -> None:
    noise = draw_noise([random_stream(1)], COUNT, 10)
    assert np.isfinite(noise).all()
    assert noise.mean() == pytest.approx(np.euler_gamma, abs=0.01)
    assert noise.std() == pytest.approx(np.pi / np.sqrt(6), abs=0.01)


def test_a_stream_that_gives_0_and_1_is_survived() -> None:
    class Extreme(np.random.Generator):
        def random(self, *_: object, out: NDArray[np.float32], **__: object) -> None:  # type: ignore[override]
            out[:] = [[0.0, np.nextafter(np.float32(1), np.float32(0))]]

    noise = draw_noise([Extreme(np.random.Philox(1))], 1, 2)
    assert np.isfinite(noise).all()
    assert noise[0, 0, 0] < -2
    assert noise[0, 0, 1] > 16


def test_rows_do_not_depend_on_each_other() -> None:
    numbers = np.random.default_rng(3)
    logits = numbers.normal(0, 3, (64, 86)).astype(np.float32)
    noise = draw_noise([random_stream(row) for row in range(64)], 1, 86)[0]
    samplings = [Sampling(row / 40, min_p=row % 2 / 10, top_p=1 - row % 3 / 5) for row in range(64)]
    together = sample(logits, noise, samplings)
    rows = (slice(row, row + 1) for row in range(64))
    alone = [sample(logits[row], noise[row], samplings[row])[0] for row in rows]
    assert together.tolist() == alone
    assert together.dtype == np.int64


@pytest.mark.parametrize("temperature", [0, 0.001, 0.05, 1.5])
@pytest.mark.parametrize(("min_p", "top_p"), [(0.0, 1.0), (0.1, 0.5)])
def test_extreme_logits_stay_in_range(temperature: float, min_p: float, top_p: float) -> None:
    logits = np.array([[1e4, -1e4, 0], [-1e4, -1e4, -1e4], [0, 1e4, 1e4 - 100]], np.float32)
    for code in range(20):
        noise = draw_noise([random_stream(code)], 3, 3)[:, 0]
        chosen = sample(logits, noise, [Sampling(temperature, min_p, top_p)] * 3)
        assert chosen[0] == 0
        assert 0 <= chosen[1] < 3
        assert chosen[2] in (1, 2)
