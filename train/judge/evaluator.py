"""What a voice has learnt so far: how surprised it is, and what it writes."""

from collections.abc import Sequence

from model.arrays import Weights
from model.batch import write
from model.card import EpochRecord, ModelCard
from model.decoder import Decoder
from model.network_config import NetworkConfig
from model.request import Request
from model.vocabulary import Vocabulary
from model.voice import Voice
from model.words import word_list
from train.data.corpus import Corpus
from train.errors import TrainError
from train.judge.evaluate import measure_loss
from train.judge.quality import QualityMeter

_MOST = 1_000_000  # characters of the held-out text: more would take minutes and say the same
_PROBE = 50_000  # characters of it, for a quick look
_PIECE = 4_000  # characters of it that are read one after another


class Evaluator:
    """Reads the network as it is at some moment the way the worker will."""

    def __init__(
        self, corpus: Corpus, openings: Sequence[str], vocabulary: Vocabulary, config: NetworkConfig
    ) -> None:
        """Take the held-out text; raise TrainError if it is too short."""
        self.words = " ".join(word_list(book.train for book in corpus.books))
        self._vocabulary, self._config = vocabulary, config
        self._openings = openings
        self._held_out = [book.held_out for book in corpus.books]
        if all(len(vocabulary.encode(text)) < 2 for text in self._held_out):
            raise TrainError("The held-out text is too short to measure. Raise --held-out.")
        self._meter = QualityMeter(corpus)

    def evaluate(self, weights: Weights, epoch: float, training: float) -> EpochRecord:
        """Record what it can do after so many epochs, of which the last had this mean loss."""
        decoder = self._decoder(weights)
        held_out = measure_loss(decoder, self._held_out, most=_MOST, cut=_PIECE)
        return EpochRecord(
            epoch=epoch,
            training_nats=round(training, 5),
            seconds=0.0,
            held_out_nats=round(held_out.nats_per_character, 5),
            samples={
                seed: write(decoder, Request(seed, "paragraph", random_seed=1)).text
                for seed in self._openings
            },
            quality=self._meter.measure(decoder),
        )

    def probe(self, weights: Weights) -> float:
        """Return its loss on the beginnings of the held-out texts."""
        decoder = self._decoder(weights)
        return measure_loss(decoder, self._held_out, most=_PROBE, cut=_PIECE).nats_per_character

    def sample(self, weights: Weights, random_seed: int) -> str:
        """Return a sentence that it makes of the first opening; another seed gives another one."""
        seed = self._openings[0]
        return seed + write(self._decoder(weights), Request(seed, random_seed=random_seed)).text

    def _decoder(self, weights: Weights) -> Decoder:
        voice = Voice(self._config, self._vocabulary, weights, ModelCard(words=self.words))
        return Decoder(voice, "float32", threads=0)
