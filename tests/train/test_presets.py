from pathlib import Path

import pytest

from model.network_config import MAX_WEIGHT_BYTES, NetworkConfig
from train.machine import Machine, quick_in_bfloat16, this_machine
from train.presets import NAMES, default, settings
from train.recipe import Recipe

SIZES = [5_000, 299_999, 300_000, 1_000_000, 3_000_000, 10_000_000, 200_000_000]
CORES = [1, 2, 4, 8, 64]
TWO = Machine(cores=2, memory=8 << 30)


@pytest.mark.parametrize("characters", SIZES)
@pytest.mark.parametrize("preset", NAMES)
def test_every_preset_is_a_recipe_that_fits(preset: str, characters: int) -> None:
    recipe = Recipe(**settings(preset, characters, this_machine()))
    config = NetworkConfig(100, recipe.embedding, recipe.units, recipe.layers, recipe.layers > 1)
    assert config.weight_bytes() < MAX_WEIGHT_BYTES


def test_what_is_read_often_is_dropped_more() -> None:
    small, middle, large = (Recipe(**settings("laptop", n, TWO)) for n in (10_000, 10**6, 10**7))
    assert small.epochs > middle.epochs > large.epochs
    assert small.units < middle.units
    assert min(small.dropout, middle.dropout) > large.dropout == 0


def test_a_slow_machine_gets_a_smaller_network() -> None:
    def units(cores: int, **others: bool) -> int:
        return int(settings("laptop", 10**7, Machine(cores, 8 << 30, **others))["units"])

    by_cores = [units(cores) for cores in CORES]
    assert by_cores == sorted(by_cores)
    assert by_cores[0] < by_cores[1] < by_cores[-1]
    assert units(1, bfloat16=True) > units(1)
    assert settings("laptop", 10**7, Machine(64, 2 << 30))["units"] < by_cores[-1]


@pytest.mark.parametrize("characters", SIZES)
@pytest.mark.parametrize("cores", CORES)
@pytest.mark.parametrize("quick", [False, True])
def test_it_takes_hours_not_days(quick: bool, cores: int, characters: int) -> None:
    recipe = Recipe(**settings("laptop", characters, Machine(cores, 8 << 30, quick)))
    weights = (
        NetworkConfig(100, recipe.embedding, recipe.units, 2, residual=True).weight_bytes() / 4
    )
    # Two layers of 512 read 7.2 thousand characters a second on two cores, those of 768 read 15.3
    # where bfloat16 is quick, see the log.
    operations = 6 * weights * recipe.epochs * characters
    seconds = operations / (min(cores, 8) * (275e9 if quick else 60e9))
    assert seconds < 3 * 3600 or recipe.units == 256
    assert seconds < 6 * 3600


def test_an_accelerator_is_used() -> None:
    assert default(TWO) == "laptop"
    gpu = Machine(8, 64 << 30, accelerator=True)
    assert default(gpu) == "gpu"
    assert settings("gpu", 10**7, gpu)["units"] > settings("laptop", 10**7, gpu)["units"]


def test_the_original_read_shuffled_windows_at_one_rate() -> None:
    original = Recipe(**settings("original", 10**6, TWO))
    assert (original.units, original.layers, original.sequence_length) == (1024, 1, 100)
    assert original.shuffled
    assert (original.final_lr_fraction, original.ema_decay, original.dropout) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("vendor", "flags", "quick"),
    [
        ("AuthenticAMD", "fpu avx2 avx512f", False),
        ("AuthenticAMD", "fpu avx512_bf16", True),
        ("GenuineIntel", "fpu avx512_bf16", False),
        ("GenuineIntel", "avx512_bf16 amx_bf16", True),
    ],
)
def test_bfloat16_is_for_processors_that_are_quick_in_it(
    vendor: str, flags: str, quick: bool, tmp_path: Path
) -> None:
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text(f"vendor_id : {vendor}\nflags : {flags}\n")
    assert quick_in_bfloat16(cpuinfo) is quick
    assert not quick_in_bfloat16(tmp_path / "nowhere")
