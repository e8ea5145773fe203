from typing import Any

import numpy as np
import pytest

from model import Decoder, Voice, generate
from model.sampling import Sampling, draw_noise, random_stream, sample

SEEDS = [
    "The cat",
    "Once upon a time",
    '"Come',
    "x",
    "",
    "\U0001f409",
    "My brother",
    "The cat",
    "A",
]


@pytest.fixture(scope="module")
def decoder(trained_voice: Voice) -> Decoder:
    return Decoder(trained_voice)


@pytest.mark.parametrize("characters", [0, 1, 2, 33, 100])
def test_texts_have_the_length_that_was_asked_for(decoder: Decoder, characters: int) -> None:
    texts = generate(decoder, SEEDS, characters=characters)
    assert [len(text) for text in texts] == [characters] * len(SEEDS)


def test_a_text_depends_on_its_seed_and_code_alone(decoder: Decoder) -> None:
    codes = list(range(len(SEEDS)))
    together = generate(decoder, SEEDS, characters=80, random_seeds=codes)
    for seed, n, text in zip(SEEDS, codes, together, strict=True):
        assert generate(decoder, [seed], characters=80, random_seeds=[n]) == [text]
        assert generate(decoder, [seed], characters=40, random_seeds=[n]) == [text[:40]]
    assert together[0] != together[7]  # the same seed with another random seed


def test_without_codes_texts_differ(decoder: Decoder) -> None:
    texts = generate(decoder, ["The"] * 6, characters=60, temperature=1.0)
    assert len(set(texts)) == 6


@pytest.mark.parametrize("precision", ["int8", "float32"])
def test_it_draws_by_the_voices_own_odds(trained_voice: Voice, precision: str) -> None:
    """Step by step, with the seed read by the reader and nothing else in between."""
    decoder = Decoder(trained_voice, precision)  # type: ignore[arg-type]
    stream, size = random_stream(11), len(trained_voice.vocabulary)
    ids = trained_voice.vocabulary.encode("The old ")
    logits, state = decoder.read(ids[:, None], decoder.initial_state(1))
    last, text = logits[-1], ""
    for _ in range(70):
        drawn = sample(last, draw_noise([stream], 1, size)[0], [Sampling(0.9)])
        text += trained_voice.vocabulary.decode(drawn)
        last, state = decoder.step(drawn, state)
    assert generate(decoder, ["The old "], characters=70, temperature=0.9, random_seeds=[11]) == [
        text
    ]


@pytest.mark.parametrize("controls", [{"min_p": 0.3}, {"top_p": 0.5}])
def test_controls_rule_out_what_is_unlikely(decoder: Decoder, controls: dict[str, Any]) -> None:
    codes = range(8)
    plain = generate(decoder, ["The"] * 8, characters=60, temperature=1.5, random_seeds=codes)
    held = generate(
        decoder, ["The"] * 8, characters=60, temperature=1.5, random_seeds=codes, **controls
    )
    assert plain != held
    first = [drawn[0] for drawn in generate(decoder, ["The"] * 300, characters=1, **controls)]
    every = [drawn[0] for drawn in generate(decoder, ["The"] * 300, characters=1, temperature=2)]
    assert len(set(first)) < len(set(every))


def test_a_cool_voice_writes_what_it_has_learnt(decoder: Decoder) -> None:
    (text,) = generate(decoder, ["The old king"], characters=200, temperature=0.2, random_seeds=[1])
    assert np.mean([word in text for word in ("the", "went", "wood", "said")]) >= 0.5


def test_no_seeds_give_no_texts(decoder: Decoder) -> None:
    assert generate(decoder, [], characters=10) == []


def test_what_makes_no_sense_is_refused(decoder: Decoder) -> None:
    with pytest.raises(ValueError, match="2 seeds and 1 random seeds"):
        generate(decoder, ["a", "b"], characters=5, random_seeds=[1])
    with pytest.raises(ValueError, match="characters is -1"):
        generate(decoder, ["a"], characters=-1)
    with pytest.raises(ValueError, match="temperature"):
        generate(decoder, ["a"], characters=5, temperature=-0.5)
