"""Which library computes: the one that KERAS_BACKEND names."""

import keras

from model.network_config import NetworkConfig
from train.errors import TrainError
from train.learn.distributed import ALONE, Workers
from train.learn.learner import Learner
from train.recipe import Recipe


def make_learner(
    config: NetworkConfig,
    recipe: Recipe,
    batch_size: int,
    total_steps: int,
    workers: Workers = ALONE,
) -> Learner:
    """Make the learner for Keras' backend; may raise TrainError.

    `batch_size` is the number of streams, on all the machines together.
    """
    backend = keras.backend.backend()
    if backend == "tensorflow":
        from train.learn.tensorflow_learner import TensorflowLearner

        return TensorflowLearner(config, recipe, batch_size, total_steps, workers)
    if workers.count > 1:
        raise TrainError("Several machines need KERAS_BACKEND=tensorflow.")
    if backend == "jax":
        from train.learn.jax_learner import JaxLearner

        return JaxLearner(config, recipe, batch_size, total_steps)
    raise TrainError(f"KERAS_BACKEND is {backend}; training needs tensorflow or jax.")
