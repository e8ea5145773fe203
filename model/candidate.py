"""One text while it is being written."""

from dataclasses import replace
from functools import cached_property

import numpy as np

from model.arrays import Floats, Ids, log_softmax
from model.ending import cut_short, find_end
from model.request import Request
from model.sampling import Sampling, draw_noise, random_stream, sample
from model.score import Score, begins_a_circle, score
from model.vocabulary import Vocabulary
from model.voice_data import VoiceData

# Below this chance that a word ends here, the seed stops within a word; see docs/training-log.md.
_UNFINISHED_WORD = 0.01
# Warm enough to leave a circle within a few characters, cool enough to spell.
_WARMER = 1.0


class Candidate:
    """A continuation of a seed, which depends on voice, request and random seed alone."""

    def __init__(
        self,
        voice: VoiceData,
        request: Request,
        seed: str,
        random_seed: int,
        primed: tuple[Floats, Floats],
    ) -> None:
        """Draw the first character after a seed, as the voice can spell it.

        `primed` are the logits [1, vocabulary] and the state [layers, 1, units] after the seed.
        """
        logits, state = primed
        self.random_seed = random_seed
        self.text: str | None = None  # the continuation, once it has come to its end
        self.read = seed  # what the state has seen
        self.state = state
        self.stream = random_stream(random_seed)
        self._voice = voice
        self._request = request
        self._seed = seed
        self._story = seed
        self._length = request.ending
        self._likelihood = 0.0
        if seed[-1:].isalpha():
            logits = _end_word(logits, voice.vocabulary, surely=request.new_word)
        noise = draw_noise([self.stream], 1, len(voice.vocabulary))
        first = sample(logits, noise[0], [self.sampling])
        self.take(first, log_softmax(logits[0])[first], state)

    @property
    def sampling(self) -> Sampling:
        """How the next characters are drawn: warmer while the text goes in a circle."""
        sampling = self._request.sampling
        if sampling.greedy or not begins_a_circle(self._story):
            return sampling
        return replace(sampling, temperature=max(sampling.temperature, _WARMER))

    @property
    def written(self) -> int:
        """How many characters were written, those beyond the end included."""
        return len(self._story) - len(self._seed)

    @property
    def so_far(self) -> str:
        """What is written, while the text goes on."""
        return self._story[len(self._seed) :]

    def take(self, drawn: Ids, likelihoods: Floats, state: Floats) -> None:
        """Take what was drawn next, int64 [steps], and the state before the last of it is read."""
        begin = len(self._seed)
        characters = self._voice.vocabulary.decode(drawn)
        for character, likelihood in zip(characters, likelihoods, strict=True):
            self._story += character
            self._likelihood += float(likelihood)
            end = find_end(self._story, begin, self._length)
            if end is not None:
                self.text = self._story[begin:end]
                return
            if self.written >= self._length.most:
                self.text = cut_short(self._story, begin)
                return
        self.unread = int(drawn[-1])
        self.read = self._story[:-1]
        self.state = state

    @cached_property
    def score(self) -> Score:
        """What the text that has come to its end is worth."""
        likelihood = self._likelihood / self.written
        known, blocked = self._voice.words, self._request.blocked
        return score(self._seed, self.text or "", likelihood, known=known, blocked=blocked)


def _end_word(logits: Floats, vocabulary: Vocabulary, *, surely: bool) -> Floats:
    """Rule out letters, unless the word so far does not seem to be a whole one."""
    letters = np.array([character.isalpha() for character in vocabulary.characters])
    odds = np.exp(logits[0] - logits[0].max())
    if not surely and odds[~letters].sum() < _UNFINISHED_WORD * odds.sum():
        return logits
    return np.where(letters, np.float32(-np.inf), logits)
