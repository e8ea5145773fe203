from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from model.arrays import Floats
from model.decoder import Decoder, Precision
from model.sampling import Sampling, draw_noise, random_stream, sample
from model.voice import Voice
from tests import voices
from tests.model.decoding import LAYOUTS, NAMES, decoded, some_ids


@pytest.fixture(scope="module", params=LAYOUTS, ids=NAMES)
def voice(request: pytest.FixtureRequest) -> Voice:
    return voices.lively(request.param)


def softmax(logits: Floats) -> Floats:
    odds = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Floats = odds / odds.sum(-1, keepdims=True)
    return shares


def test_int8_is_close(voice: Voice) -> None:
    """Rounding to 1/127 and 1/63 errs by about 0.5 % a product; gates let little of it add up.

    So probabilities, which are what is sampled from, may move by a few hundredths at most.
    """
    ids = some_ids(3, voice.config.vocabulary)
    exact, rounded = (
        softmax(decoded(Decoder(voice, precision), ids)) for precision in ("float32", "int8")
    )
    apart = np.abs(exact - rounded).sum(-1) / 2  # total variation
    assert 0 < apart.mean() < 0.03
    assert apart.max() < 0.2


def test_int8_does_not_depend_on_the_batch(voice: Voice) -> None:
    decoder = Decoder(voice, "int8")
    ids = some_ids(64, voice.config.vocabulary)[:, :40]
    alone = np.concatenate([decoded(decoder, ids[row : row + 1]) for row in range(64)])
    shuffled = np.random.default_rng(2).permutation(64)
    for batch in (2, 7, 64):
        rows = shuffled[:batch]
        assert np.array_equal(decoded(decoder, ids[rows]), alone[rows])


@pytest.mark.parametrize("precision", ["float32", "int8"])
def test_shapes_and_types(small: Path, precision: Precision) -> None:
    decoder = Decoder(Voice.load(small), precision)
    state = decoder.initial_state(5)
    assert (state.shape, state.dtype.name) == ((2, 5, 16), "float32")
    assert not state.any()
    logits, after = decoder.step(np.arange(5), state)
    assert (logits.shape, logits.dtype.name) == ((5, voices.SMALL.vocabulary), "float32")
    assert (after.shape, after.dtype.name) == (state.shape, "float32")
    assert not state.any()  # what was passed in is left as it was
    assert np.abs(after).max() <= 1


@pytest.mark.parametrize("precision", ["float32", "int8"])
def test_reading_is_many_steps(small: Path, precision: Precision) -> None:
    decoder = Decoder(Voice.load(small), precision)
    ids = some_ids(4, voices.SMALL.vocabulary)[:, :9]
    logits, _ = decoder.read(ids.T, decoder.initial_state(4))
    assert np.array_equal(logits.transpose(1, 0, 2), decoded(decoder, ids))


def test_texts_of_different_lengths_are_read_side_by_side(small: Path) -> None:
    decoder = Decoder(Voice.load(small))
    ids = np.tile(some_ids(1, voices.SMALL.vocabulary), 4)[0]
    texts = [ids[:700], ids[100:356], ids[5:261], ids[7:8]]
    logits: list[list[Floats]] = [[] for _ in texts]
    states = {}
    for begin, piece, state in decoder.read_texts(texts):
        for row in range(piece.shape[1]):
            assert begin == sum(map(len, logits[row]))
            logits[row].append(piece[:, row])
            states[row] = state[:, row]
    for row, text in enumerate(texts):
        expected, state = decoder.read(text[:, None], decoder.initial_state(1))
        assert np.array_equal(np.concatenate(logits[row]), expected[:, 0])
        assert np.array_equal(states[row], state[:, 0])


SAMPLINGS = [Sampling(1.0), Sampling(0.5, min_p=0.2), Sampling(1.5, top_p=0.6), Sampling(0.0)]


@pytest.mark.parametrize("precision", ["float32", "int8"])
def test_sampling_in_the_graph_is_sampling_step_by_step(small: Path, precision: Precision) -> None:
    decoder = Decoder(Voice.load(small), precision)
    ids, state = np.arange(4), decoder.initial_state(4)
    noise = draw_noise([random_stream(row) for row in range(4)], 60, voices.SMALL.vocabulary)
    chosen, likelihoods, after = decoder.sample(ids, state, noise, SAMPLINGS, likelihood=True)
    assert chosen.shape == likelihoods.shape == (60, 4)
    for drawn, likelihood, now in zip(chosen, likelihoods, noise, strict=True):
        logits, state = decoder.step(ids, state)
        ids = sample(logits, now, SAMPLINGS)
        assert drawn.tolist() == ids.tolist()
        logits -= np.log(np.exp(logits).sum(1, keepdims=True))
        assert np.abs(likelihood - logits[np.arange(4), ids]).max() < 1e-4
    assert np.array_equal(after, state)


def test_drawn_texts_do_not_depend_on_the_batch(voice: Voice) -> None:
    """However many texts there are, however they are sampled, and in calls of any length."""
    decoder, vocabulary = Decoder(voice), voice.config.vocabulary
    samplings = [SAMPLINGS[row % 4] for row in range(64)]

    def drawn(rows: NDArray[np.int64], pieces: list[int]) -> NDArray[np.int64]:
        ids, state = rows % vocabulary, decoder.initial_state(len(rows))
        streams = [random_stream(int(row)) for row in rows]
        chosen = []
        for steps in pieces:
            noise = draw_noise(streams, steps, vocabulary)
            piece, _, state = decoder.sample(ids, state, noise, [samplings[row] for row in rows])
            chosen.append(piece)
            ids = piece[-1]
        return np.concatenate(chosen).T

    alone = np.concatenate([drawn(np.array([row]), [50]) for row in range(64)])
    assert len(np.unique(alone)) > 10
    shuffled = np.random.default_rng(2).permutation(64)
    for batch, pieces in ((2, [50]), (7, [1, 16, 33]), (64, [16, 16, 18])):
        rows = shuffled[:batch]
        assert np.array_equal(drawn(rows, pieces), alone[rows])


def test_a_settled_decoder_draws_as_before_and_builds_no_more(small: Path) -> None:
    decoder = Decoder(Voice.load(small))
    ids, state = np.arange(2), decoder.initial_state(2)
    noise = draw_noise([random_stream(row) for row in range(2)], 30, voices.SMALL.vocabulary)

    def draw(sampling: Sampling) -> list[list[int]]:
        chosen: list[list[int]] = decoder.sample(ids, state, noise, [sampling] * 2)[0].tolist()
        return chosen

    before = draw(Sampling(0.9))
    decoder.settle()
    assert draw(Sampling(0.9)) == before
    assert draw(Sampling(1.2)) != before
    assert decoder.step(ids, state)[0].shape == (2, voices.SMALL.vocabulary)
    with pytest.raises(RuntimeError, match="top_p=True"):
        draw(Sampling(0.9, top_p=0.5))


def test_another_precision_is_refused(small: Path) -> None:
    with pytest.raises(ValueError, match="int4"):
        Decoder(Voice.load(small), "int4")  # type: ignore[arg-type]
