"""One step of the network for a batch of texts, run by ONNX Runtime."""

from typing import Literal

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from model.graph import build_graph
from model.vocabulary import Ids
from model.voice import Floats, Voice

Precision = Literal["float32", "int8"]


class Decoder:
    """Reads one character per text and gives the logits of the next."""

    def __init__(self, voice: Voice, precision: Precision = "int8", threads: int = 1) -> None:
        """Build the graph; `threads` share one step, 0 is one for each core.

        One is the quickest for a single text, and leaves the other cores to others.
        """
        self.voice = voice
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        # Waiting threads that spin would take the cores from the event loop.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            build_graph(voice, precision), options, providers=["CPUExecutionProvider"]
        )

    def initial_state(self, batch: int) -> Floats:
        """Return the state before any text: zeros, float32 [layers, batch, units]."""
        layout = self.voice.layout
        return np.zeros((layout.layers, batch, layout.units), np.float32)

    def step(self, ids: Ids, state: Floats) -> tuple[Floats, Floats]:
        """Read one character per text.

        ids int64 [batch], state float32 [layers, batch, units]
        -> logits float32 [batch, vocabulary] of the next character, and the new state.
        """
        logits, state = self._session.run(None, {"ids": ids, "state": state})
        return logits, state

    def read(self, ids: NDArray[np.int64], state: Floats) -> tuple[Floats, Floats]:
        """Read a whole text, ids int64 [time > 0, batch]; return what the last step returns."""
        for column in ids:
            logits, state = self.step(column, state)
        return logits, state
