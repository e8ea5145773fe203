import pytest

from train.learn.threads import lanes, thread_settings


@pytest.mark.parametrize(
    ("cores", "streams", "expected"), [(1, 64, 1), (2, 64, 2), (8, 64, 8), (8, 20, 2), (4, 3, 1)]
)
def test_every_lane_is_wide_enough_and_has_cores(cores: int, streams: int, expected: int) -> None:
    assert lanes(cores, streams) == expected
    settings = thread_settings(cores, streams)
    assert settings["TF_NUM_INTEROP_THREADS"] == str(expected)
    assert expected * int(settings["TF_NUM_INTRAOP_THREADS"]) <= cores
