"""Beginning with what another voice has learnt."""

from dataclasses import replace

from model.arrays import Floats, Weights
from model.network_config import NetworkConfig
from model.vocabulary import Vocabulary
from model.voice import Voice
from train.errors import TrainError


def warm_start(
    voice: Voice, config: NetworkConfig, vocabulary: Vocabulary, weights: Weights
) -> dict[str, Floats]:
    """Return a voice's weights, for characters that it does not know those given.

    Raises TrainError if the voice's sizes are not those of the config.
    """
    theirs = voice.config
    if replace(theirs, vocabulary=config.vocabulary) != config:
        raise TrainError(
            f"The voice to start with has --embedding {theirs.embedding} --units {theirs.units} "
            f"--layers {theirs.layers}: give the same."
        )
    both = "".join(c for c in vocabulary.characters if c in voice.vocabulary.characters)
    here, there = vocabulary.encode(both), voice.vocabulary.encode(both)
    mixed = {name: array.copy() for name, array in weights.items()}
    for name, array in voice.arrays.items():
        if name.startswith("layers/embedding"):
            mixed[name][here] = array[there]
        elif name.startswith("layers/dense"):
            mixed[name][..., here] = array[..., there]
        else:
            mixed[name] = array
    return mixed
