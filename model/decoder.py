"""The network at work for a batch of texts, run by ONNX Runtime."""

import threading
from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from model.graph import Controls, Graphs
from model.sampling import Sampling, columns, silence
from model.vocabulary import Ids
from model.voice import Floats, Voice

_PIECE = 256  # steps at most in one call

Precision = Literal["float32", "int8"]


class Decoder:
    """Reads characters and draws the next ones, many texts and many steps at once."""

    def __init__(self, voice: Voice, precision: Precision = "int8", threads: int = 1) -> None:
        """Build the reader; `threads` share one step, 0 is one for each core.

        One is the quickest for a few texts, and leaves the other cores to others.
        """
        self.voice = voice.without_weights()
        self._threads = threads
        self._graphs = Graphs(voice, precision)
        self._reader = self._session(self._graphs.reader())
        self._samplers: dict[Controls, onnxruntime.InferenceSession] = {}
        self._building = threading.Lock()

    def initial_state(self, batch: int) -> Floats:
        """Return the state before any text: zeros, float32 [layers, batch, units]."""
        layout = self.voice.layout
        return np.zeros((layout.layers, batch, layout.units), np.float32)

    def step(self, ids: Ids, state: Floats) -> tuple[Floats, Floats]:
        """Read one character per text.

        ids int64 [batch], state float32 [layers, batch, units]
        -> logits float32 [batch, vocabulary] of the next character, and the new state.
        """
        logits, state = self.read(ids[None], state)
        return logits[0], state

    def read(self, ids: NDArray[np.int64], state: Floats) -> tuple[Floats, Floats]:
        """Read texts of one length, ids int64 [time > 0, batch], from a state on.

        -> logits float32 [time, batch, vocabulary] after each character, and the new state.
        """
        logits, state = self._reader.run(None, {"ids": ids, "state": state})
        return logits, state

    def read_texts(self, texts: Sequence[Ids]) -> Iterator[tuple[int, Floats, Floats]]:
        """Read texts of different lengths side by side; the longest comes first, none is empty.

        Yields, piece by piece, where a piece begins, its logits [time, batch, vocabulary] and the
        state after it, of the texts that reach to its end.
        """
        lengths = [len(text) for text in texts]
        state = self.initial_state(len(texts))
        begin = 0
        for end in sorted({*lengths, *range(_PIECE, lengths[0], _PIECE)}):
            going = sum(length >= end for length in lengths)
            ids = np.stack([text[begin:end] for text in texts[:going]], axis=1)
            logits, state = self.read(ids, state[:, :going])
            yield begin, logits, state
            begin = end

    def sample(
        self,
        ids: Ids,
        state: Floats,
        noise: Floats,
        samplings: Sequence[Sampling],
        *,
        likelihood: bool = False,
    ) -> tuple[NDArray[np.int64], Floats, Floats]:
        """Read one character per text, draw the next, read that, and so on.

        ids int64 [batch] are read first; noise float32 [time, batch, vocabulary] is one draw for
        each step, see `model.sampling`; there is one sampling for each text.
        -> chosen int64 [time, batch], of which the last is not read yet; their log-likelihoods at
        temperature 1 [time, batch], empty if not asked for; and the state.
        """
        controls = Controls(
            any(sampling.min_p > 0 for sampling in samplings),
            any(sampling.top_p < 1 for sampling in samplings),
            likelihood,
        )
        given = columns(samplings)
        feeds: dict[str, NDArray[np.generic]] = {name: given[name] for name in controls.settings()}
        feeds |= {"ids": ids, "state": state, "noise": silence(noise, samplings)}
        chosen, *scores, state = self._sampler(controls).run(None, feeds)
        return chosen, scores[0] if scores else np.empty((0, len(ids)), np.float32), state

    def _sampler(self, controls: Controls) -> onnxruntime.InferenceSession:
        with self._building:
            if controls not in self._samplers:
                self._samplers[controls] = self._session(self._graphs.sampler(controls))
            return self._samplers[controls]

    def _session(self, graph: bytes) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        # Waiting threads that spin would take the cores from the event loop.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
