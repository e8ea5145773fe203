"""Training on several machines at once, which TF_CONFIG names."""

import json
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from train.data.batches import Window
from train.errors import TrainError


@dataclass(frozen=True)
class Workers:
    """The machines of one training, and which of them this is."""

    index: int
    count: int
    strategy: Any  # tf.distribute.MultiWorkerMirroredStrategy, None for TensorFlow's default
    all_reduce: Callable[[Any], Any]  # the sum of the machines' arrays; all have to ask at once

    @property
    def is_chief(self) -> bool:
        """Whether this machine is the one that keeps the checkpoint and the voice."""
        return self.index == 0

    def rows(self, streams: int) -> slice:
        """Return which of so many streams this machine reads."""
        return slice(*(streams * n // self.count for n in (self.index, self.index + 1)))

    def share(self, window: Window) -> Window:
        """Return this machine's part of a window."""
        rows = self.rows(len(window.inputs))
        return Window(window.inputs[rows], window.targets[rows], window.carried[rows])

    def broadcast(self, content: bytes) -> bytes:
        """Return what the chief gives here; all of them have to ask at once."""
        if self.count == 1:
            return content
        length = int(self.all_reduce(np.int64(len(content) if self.is_chief else 0)))
        if not length:  # TensorFlow does not survive the sum of nothings
            return b""
        given = content if self.is_chief else bytes(length)
        words = np.frombuffer(given + bytes(-length % 4), np.int32)
        return np.asarray(self.all_reduce(words)).tobytes()[:length]


ALONE = Workers(0, 1, None, lambda value: value)


@dataclass(frozen=True)
class Cluster:
    """The addresses of the machines, and which of them is this one's."""

    machines: Sequence[str]
    index: int


def find_cluster() -> Cluster:
    """Return what TF_CONFIG says; raise TrainError if it does not name the machines."""
    try:
        config = json.loads(os.environ["TF_CONFIG"])
        cluster = Cluster(config["cluster"]["worker"], int(config["task"]["index"]))
        if len(config["cluster"]) > 1 or not 0 <= cluster.index < len(cluster.machines):
            raise ValueError
        return cluster
    except (KeyError, TypeError, ValueError):
        raise TrainError(
            "--strategy multiworker needs TF_CONFIG in the environment of every machine, such as "
            '\'{"cluster": {"worker": ["10.0.0.1:5000", "10.0.0.2:5000"]}, '
            '"task": {"type": "worker", "index": 0}}\'.'
        ) from None


def join_workers(cluster: Cluster, wait: float, say: Callable[[str], None]) -> Workers:
    """Meet the other machines, which have so many seconds to come; raise TrainError if they don't.

    Has to be called before anything is computed.
    """
    machines, index, count = cluster.machines, cluster.index, len(cluster.machines)
    say(f"Machine {index + 1} of {count}; waiting for the others.")
    import tensorflow as tf

    try:
        _wait_for(count, wait)
        with _interruptible():
            strategy = tf.distribute.MultiWorkerMirroredStrategy()
    except tf.errors.DeadlineExceededError:
        raise TrainError(
            f"Not all of the {count} machines of TF_CONFIG came within {wait:g} seconds: "
            f"{', '.join(map(str, machines))}."
        ) from None
    except (RuntimeError, ValueError, tf.errors.OpError) as error:
        reason = str(error).splitlines()[0]
        raise TrainError(f"The machines of TF_CONFIG could not meet: {reason}") from None
    return Workers(index, count, strategy, _summing(strategy))


def _summing(strategy: Any) -> Callable[[Any], Any]:
    import tensorflow as tf

    def total(value: Any) -> Any:
        here, how = tf.distribute.get_replica_context(), tf.distribute.ReduceOp.SUM
        return here.all_reduce(how, tf.identity(value))  # a copy: it is on no machine yet

    @tf.function(reduce_retracing=True)  # type: ignore[untyped-decorator]
    def all_reduce(value: Any) -> Any:
        return strategy.run(total, (value,))

    return all_reduce  # type: ignore[no-any-return]


@contextmanager
def meeting(workers: Workers) -> Iterator[None]:
    """Say so if another machine is not there any more."""
    if workers.count == 1:
        yield
        return
    import tensorflow as tf

    try:
        yield
    except tf.errors.OpError:
        raise TrainError(
            "Another machine has gone; it says why if it can. The same command on all of them "
            "goes on."
        ) from None


def _wait_for(count: int, seconds: float) -> None:
    """Have TensorFlow wait for the machines, but not for ever; it has no public option for it."""
    from tensorflow.python.eager import context

    here = context.context()
    here.configure_coordination_service(
        "standalone",
        "/job:worker/replica:0/task:0",
        cluster_register_timeout_in_ms=int(1000 * seconds),
    )
    service = here.coordination_service
    service.coordinated_job_list.add(name="worker", num_tasks=count)
    service.cluster_register_with_barrier = True


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C end the process at once: while it waits in TensorFlow, Python hears nothing."""
    earlier = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, earlier)
