"""The character model: vocabulary, the saved voice, the decoder, sampling, the writer."""

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
