"""The network at work for a batch of texts, run by ONNX Runtime."""

import threading
from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from model.arrays import Floats, Ids
from model.graph import Graphs, SamplerOptions
from model.onnx_runtime import onnxruntime
from model.sampling import Sampling, columns, silence
from model.voice_data import VoiceData

_PIECE = 256  # steps at most in one call

Precision = Literal["float32", "int8"]


class Decoder:
    """Reads characters and draws the next ones, many texts and many steps at once."""

    def __init__(self, voice: VoiceData, precision: Precision = "int8", threads: int = 1) -> None:
        """Build the reader; `threads` share one step, 0 is one for each core.

        More than one take the cores wholly while they work. One leaves the others to others.
        """
        self.voice = voice.without_weights()
        self._threads = threads
        graphs = Graphs(voice, precision)
        self._graphs: Graphs | None = graphs
        self._reader = _session(graphs.reader(), threads)
        self._samplers: dict[tuple[SamplerOptions, int], onnxruntime.InferenceSession] = {}
        self._building = threading.Lock()

    def settle(self) -> None:
        """Free what samplers are built from: from now on there are only those used until now."""
        self._graphs = None

    def initial_state(self, batch: int) -> Floats:
        """Return the state before any text: zeros, float32 [layers, batch, units]."""
        config = self.voice.config
        return np.zeros((config.layers, batch, config.units), np.float32)

    def step(self, ids: Ids, state: Floats) -> tuple[Floats, Floats]:
        """Read one character per text.

        ids int64 [batch], state float32 [layers, batch, units]
        -> logits float32 [batch, vocabulary] of the next character, and the new state.
        """
        logits, state = self.read(ids[None], state)
        return logits[0], state

    def read(self, ids: Ids, state: Floats) -> tuple[Floats, Floats]:
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
        threads: int | None = None,
    ) -> tuple[Ids, Floats, Floats]:
        """Read one character per text, draw the next, read that, and so on.

        ids int64 [batch] are read first; noise float32 [time, batch, vocabulary] is one draw for
        each step, see `model.sampling`; there is one sampling for each text. `threads` share one
        step, by default as many as the decoder's.
        -> chosen int64 [time, batch], of which the last is not read yet; their log-likelihoods at
        temperature 1 [time, batch], empty if not asked for; and the state.
        """
        options = SamplerOptions(
            any(sampling.min_p > 0 for sampling in samplings),
            any(sampling.top_p < 1 for sampling in samplings),
            likelihood,
        )
        given = columns(samplings)
        feeds: dict[str, NDArray[np.generic]] = {name: given[name] for name in options.settings()}
        feeds |= {"ids": ids, "state": state, "noise": silence(noise, samplings)}
        sampler = self._sampler(options, self._threads if threads is None else threads)
        chosen, *scores, state = sampler.run(None, feeds)
        return chosen, scores[0] if scores else np.empty((0, len(ids)), np.float32), state

    def _sampler(self, options: SamplerOptions, threads: int) -> onnxruntime.InferenceSession:
        with self._building:
            if (options, threads) not in self._samplers:
                if self._graphs is None:
                    raise RuntimeError(f"settled without a sampler for {options}")
                graph = self._graphs.sampler(options)
                self._samplers[options, threads] = _session(graph, threads)
            return self._samplers[options, threads]


def _session(graph: bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # Callers that write at once with one decoder would wait for each other at its arena.
    options.enable_cpu_mem_arena = False
    # A step is so short that threads which sleep in between come too late.
    options.add_session_config_entry("session.intra_op.allow_spinning", str(int(threads != 1)))
    options.add_session_config_entry("session.force_spinning_stop", "1")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
