import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest

from model.card import ModelCard
from model.network import build_network, save_voice
from model.network_config import NetworkConfig
from model.voice import Voice
from tests import networks


@pytest.mark.parametrize(
    "config",
    [NetworkConfig(20, 6, 10, 1, residual=False), NetworkConfig(20, 6, 10, 3, residual=True)],
)
def test_keras_opens_what_was_saved(config: NetworkConfig, tmp_path: Path) -> None:
    network = build_network(config, dropout=0.5)
    networks.set_lively_weights(network)
    path = tmp_path / "voice.keras"
    save_voice(network, ModelCard("Ünï", "abcdefghijklmnopqrst"), path)
    ids = np.random.default_rng(1).integers(0, 20, (3, 50))
    logits = network(ids, training=False)
    assert np.array_equal(logits, networks.keras_logits(path, ids))
    assert keras.saving.load_model(path).get_layer("dropout").rate == 0.5
    assert Voice.load(path).title == "Ünï"
    assert [entry.name for entry in tmp_path.iterdir()] == ["voice.keras"]


def test_a_title_that_is_not_unicode_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "voice.keras"
    network = build_network(NetworkConfig(3, 2, 2, 1, residual=False))
    save_voice(network, ModelCard("caf\udce9", "abc"), path)
    assert Voice.load(path).title == "caf?"


SCRIPT = """
import resource, sys
from pathlib import Path
from model.card import ModelCard
from model.network_config import NetworkConfig
from model.network import build_network, save_voice

network = build_network(NetworkConfig(20, 64, 128, 1, False))
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
try:
    save_voice(network, ModelCard(), Path(sys.argv[1]))
except OSError as error:
    print("OSError", error.errno)
"""


def test_a_full_disk_leaves_the_earlier_voice(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "voice.keras"
    path.write_bytes(small.read_bytes())
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT, path],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "OSError 27\n"
    assert path.read_bytes() == small.read_bytes()
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone_is_an_os_error(tmp_path: Path) -> None:
    network = build_network(NetworkConfig(3, 2, 2, 1, residual=False))
    with pytest.raises(OSError, match="gone"):
        save_voice(network, ModelCard(), tmp_path / "gone" / "voice.keras")
