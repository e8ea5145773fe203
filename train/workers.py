"""Training on several machines at once, which TF_CONFIG names."""

import json
import os
from dataclasses import dataclass
from typing import Any

from train.batches import Window
from train.errors import TrainError


@dataclass(frozen=True)
class Workers:
    """The machines of one training, and which of them this is."""

    strategy: Any  # tf.distribute.MultiWorkerMirroredStrategy
    index: int
    count: int

    def share(self, window: Window) -> Window:
        """Return this machine's part of a window: some of its streams."""
        rows = slice(*(len(window.inputs) * n // self.count for n in (self.index, self.index + 1)))
        return Window(window.inputs[rows], window.targets[rows], window.carried[rows])


def join_workers() -> Workers:
    """Meet the other machines; waits for all of them.

    Raises TrainError if TF_CONFIG does not name them, or they cannot be met.
    """
    try:
        config = json.loads(os.environ["TF_CONFIG"])
        count, index = len(config["cluster"]["worker"]), int(config["task"]["index"])
        if not 0 <= index < count:
            raise ValueError
    except (KeyError, TypeError, ValueError):
        raise TrainError(
            "--strategy multiworker needs TF_CONFIG in the environment of every machine, such as "
            '\'{"cluster": {"worker": ["10.0.0.1:5000", "10.0.0.2:5000"]}, '
            '"task": {"type": "worker", "index": 0}}\'.'
        ) from None
    import tensorflow as tf

    try:
        strategy = tf.distribute.MultiWorkerMirroredStrategy()
    except (RuntimeError, ValueError, tf.errors.OpError) as error:
        reason = str(error).splitlines()[0]
        raise TrainError(f"The machines of TF_CONFIG could not meet: {reason}") from None
    return Workers(strategy, index, count)
