"""The character model: vocabulary, the saved voice, the decoder, sampling, the writer."""

from model.decoder import Decoder
from model.errors import VoiceError
from model.sampling import random_stream, sample
from model.voice import Voice
from model.writer import Cancelled, Passage, Request, write

__all__ = [
    "Cancelled",
    "Decoder",
    "Passage",
    "Request",
    "Voice",
    "VoiceError",
    "random_stream",
    "sample",
    "write",
]
