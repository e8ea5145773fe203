"""The character model, in three groups of files.

A voice's file, as plain data: card, archive, network_config, vocabulary, words, voice_data; only
network, which saves it, needs Keras.
The engine, ids in and ids out: decoder, graph, onnx_graph, onnx_format, sampling, generate.
Writing, a request in and a passage out: request, ending, score, candidate, prefix_cache,
completion, batch, writer, fair_queue, surprisal; and voice, which does it all in one line.
"""

from model.batch import stream, write
from model.decoder import Decoder
from model.errors import VoiceError
from model.generate import generate
from model.request import Passage, Request
from model.voice import Voice
from model.writer import Writer

__all__ = [
    "Decoder",
    "Passage",
    "Request",
    "Voice",
    "VoiceError",
    "Writer",
    "generate",
    "stream",
    "write",
]
