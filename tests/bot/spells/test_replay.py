import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.spells.message import Options
from bot.spells.replay import _VERSION, Replay, decode, voice_number
from model import Decoder, batch, candidate, prefix_cache, score, write
from model.ending import LENGTHS
from model.voice import Voice

WIZARD = Voice.load(Path("model/voices/wizard.keras"))
replays = st.builds(
    Replay,
    st.integers(0, 2**30 - 1),
    st.integers(10, 150).map(lambda hundredths: hundredths / 100),
    st.sampled_from(["sentence", "paragraph", "page"]),
    st.integers(0, 2**10 - 1),
)


@given(replays)
def test_a_code_holds_everything(replay: Replay) -> None:
    text = replay.encode()
    assert re.fullmatch("[0-9a-z]{5}-[0-9a-z]{5}", text)
    assert decode(text) == replay


@given(replays)
def test_a_code_may_be_typed_carelessly(replay: Replay) -> None:
    text = replay.encode().upper().replace("0", "O").replace("1", "l")
    assert decode(f" `{text.replace('-', ' ')}`") == replay


def test_another_voices_code_is_told_apart() -> None:
    arrays = {**WIZARD.arrays}
    name = next(iter(arrays))
    arrays[name] = arrays[name] * 2
    other = replace(WIZARD, arrays=arrays)
    renamed = replace(WIZARD, card=replace(WIZARD.card, title="Another name"))
    numbers = [voice_number(voice.fingerprint) for voice in (WIZARD, renamed, other)]
    assert numbers[0] == numbers[1] != numbers[2]


@pytest.mark.parametrize(
    "text", ["", "abc", "7k2pm-x94q", "7k2pm-x94qeu", "\u0416" * 10, "uuuuu-uuuuu"]
)
def test_what_is_no_code_is_explained(text: str) -> None:
    with pytest.raises(UserError, match="replay-nonsense"):
        decode(text)


@pytest.mark.parametrize("temperature", [0.05, 2.0])
def test_a_slip_in_the_temperature_is_noticed(temperature: float) -> None:
    with pytest.raises(UserError, match="slip"):
        decode(Replay(7, temperature, "page", 3).encode())


def test_what_a_code_does_not_hold_is_what_its_version_stands_for() -> None:
    """Whoever changes any of these must raise `replay._VERSION`, and then this test."""
    request = Options(0.7, "sentence").request("The cat")
    assert (_VERSION, request.min_p, request.top_p) == (2, 0.02, 1.0)
    assert (batch._STEPS, candidate._WARMER, candidate._UNFINISHED_WORD) == (16, 1.0, 0.01)
    assert (score._TAIL, score._WITHIN, prefix_cache._BEFORE_SEED) == (20, 500, "\n\n")
    assert {name: tuple(vars(length).values()) for name, length in LENGTHS.items()} == {
        "sentence": (20, 20, 300, 500),
        "paragraph": (200, 600, 750, 900),
        "page": (900, 1000, 1150, 1300),
    }


def test_a_continuation_can_be_replayed_from_a_single_line() -> None:
    """Nobody can type a newline into a command's option."""
    options, voice = Options(0.7, "paragraph"), Decoder(WIZARD)
    carried = '"Come here."\n\nThe cat\n went'
    typed = '"Come here."  The cat went'
    texts = [write(voice, options.request(seed, code=5)).text for seed in (carried, typed)]
    assert texts[0] == texts[1]
