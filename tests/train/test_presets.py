from pathlib import Path

import pytest

from model.layout import MAX_WEIGHT_BYTES, Layout
from train.presets import NAMES, quick_in_bfloat16, settings
from train.recipe import Recipe

SIZES = [5_000, 299_999, 300_000, 1_000_000, 3_000_000, 100_000_000]


@pytest.mark.parametrize("characters", SIZES)
@pytest.mark.parametrize("preset", NAMES)
def test_every_preset_is_a_recipe_that_fits(preset: str, characters: int) -> None:
    recipe = Recipe(**settings(preset, characters))
    layout = Layout(100, recipe.embedding, recipe.units, recipe.layers, recipe.layers > 1)
    assert layout.weight_bytes() < MAX_WEIGHT_BYTES


def test_what_is_read_often_is_dropped_more() -> None:
    small, middle, large = (Recipe(**settings("laptop", size)) for size in (10_000, 10**6, 10**7))
    assert small.epochs > middle.epochs > large.epochs
    assert small.units < middle.units
    assert min(small.dropout, middle.dropout) > large.dropout == 0


def test_the_original_read_shuffled_windows_at_one_rate() -> None:
    original = Recipe(**settings("original", 10**6))
    assert (original.units, original.layers, original.window) == (1024, 1, 100)
    assert original.shuffled
    assert (original.final_rate, original.average, original.dropout) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    "flags, quick", [("fpu avx2 avx512f", False), ("fpu avx512_bf16", True), ("amx_bf16 x", True)]
)
def test_bfloat16_is_for_processors_that_have_it(flags: str, quick: bool, tmp_path: Path) -> None:
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text(f"model name : x\nflags : {flags}\n")
    assert quick_in_bfloat16(cpuinfo) is quick
    assert not quick_in_bfloat16(tmp_path / "nowhere")
