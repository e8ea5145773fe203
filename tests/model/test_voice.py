import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from model.errors import VoiceError
from model.voice import Voice
from tests import voices


def with_metadata(small: Path, target: Path, **others: object) -> Path:
    content = json.dumps({**voices.metadata(), **others}).encode()
    return voices.rewrite(small, target, {"voice.json": content})


def test_a_voice_is_its_weights_and_where_it_comes_from(small: Path) -> None:
    voice = Voice.load(str(small))
    assert (voice.config, voice.title) == (voices.SMALL, "Test")
    assert voice.vocabulary.characters == voices.CHARACTERS
    assert voice.embedding.shape == (voices.SMALL.vocabulary, 8)
    first, second = voice.grus
    assert (first.kernel.shape, second.kernel.shape) == ((8, 48), (16, 48))
    assert first.recurrent.shape == (16, 48)
    assert first.bias.shape == (2, 48)
    kernel, bias = voice.dense
    assert (kernel.shape, bias.shape) == ((16, 44), (44,))
    assert all(array.dtype == np.float32 for array in voice.arrays.values())
    assert "array" not in repr(voice)


def test_a_voice_without_a_title_has_one(small: Path, tmp_path: Path) -> None:
    path = voices.rewrite(small, tmp_path / "x.keras", {"voice.json": b"{}"})
    content = {"format_version": 1, "vocabulary": voices.CHARACTERS}
    path = voices.rewrite(small, path, {"voice.json": json.dumps(content).encode()})
    assert Voice.load(path).title == "untitled"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"format_version": 2}, "has format version 2, this program reads 1"),
        ({"format_version": None}, "has format version None"),
        ({"format_version": ["x" * 999]}, "has format version ['xxx"),
        ({"vocabulary": None}, "has no vocabulary"),
        ({"vocabulary": list(voices.CHARACTERS)}, "has no vocabulary"),
        ({"vocabulary": voices.CHARACTERS[1:]}, "names 43 characters, the network has 44"),
        ({"vocabulary": ""}, "names 0 characters"),
        ({"vocabulary": "a" + voices.CHARACTERS[1:]}, "names a character twice"),
        ({"vocabulary": "\udc80" + voices.CHARACTERS[1:]}, "half of a surrogate pair"),
        ({"vocabulary": "x" * 10**7}, "voice.json claims"),
    ],
    ids=range(10),
)
def test_what_voice_json_must_say(
    small: Path, tmp_path: Path, changes: dict[str, object], why: str
) -> None:
    with pytest.raises(VoiceError) as caught:
        Voice.load(with_metadata(small, tmp_path / "x.keras", **changes))
    assert why in str(caught.value)
    assert len(str(caught.value)) < 250 + len(str(tmp_path))


SCRIPT = """
import sys
from model.errors import VoiceError
from model.voice import Voice

good, bad, linked = sys.argv[1:]
for path in (bad, linked):
    try:
        Voice.load(path)
    except VoiceError as error:
        print("refused:", str(error).removeprefix(path))
print(Voice.load(good).write("The cat", length="sentence", temperature=0.5, random_seed=3))
print("loaded:", sorted({"keras", "tensorflow"} & {m.split(".")[0] for m in sys.modules}))
"""


def test_the_worker_needs_no_tensorflow_and_runs_nothing(trained: Path, tmp_path: Path) -> None:
    """Load and write in a fresh process: a good voice, one with code in it, one with a trap."""
    import h5py

    config = voices.read_json(trained, "config.json")
    mark = tmp_path / "executed"
    config["config"]["layers"][-1] = {
        "module": "builtins",
        "class_name": "Lambda",
        "registered_name": "exec",
        "config": {"name": "logits", "function": f"open({str(mark)!r}, 'w').close()"},
        "inbound_nodes": config["config"]["layers"][-1]["inbound_nodes"],
    }
    evil = {"config.json": json.dumps(config).encode()}
    bad = voices.rewrite(trained, tmp_path / "bad.keras", evil)
    # A pipe: whoever follows the link to it waits for ever.
    os.mkfifo(tmp_path / "pipe")
    weights = tmp_path / "weights.h5"
    weights.write_bytes(voices.read_entry(trained, "model.weights.h5"))
    with h5py.File(weights, "r+") as file:
        file.move("layers", "kept")
        file["layers"] = h5py.ExternalLink(str(tmp_path / "pipe"), "/layers")
    trap = {"model.weights.h5": weights.read_bytes()}
    linked = voices.rewrite(trained, tmp_path / "linked.keras", trap)

    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT, trained, bad, linked],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.stderr == ""
    first, second, *passage, loaded = ended.stdout.splitlines()
    assert first.startswith("refused: : layer 'logits' (Lambda) does not fit")
    assert second.startswith("refused: : model.weights.h5 holds a link")
    assert loaded == "loaded: []"
    assert "\n".join(passage) == Voice.load(trained).write(
        "The cat", temperature=0.5, random_seed=3
    )
    assert not mark.exists()
