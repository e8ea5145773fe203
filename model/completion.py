"""A request while it is being answered: several candidates, of which the best is kept."""

import secrets

from model.candidate import Candidate
from model.decoder import Decoder
from model.errors import Blocked
from model.prefix_cache import PrefixCache, before_seed
from model.request import Passage, Request

# How many times as long as a flawless text the others may become.
_OVERTIME = 2
_ROUNDS = 3  # of candidates, if all of them hold blocked words


class Completion:
    """The candidates for one request, few or many: each has a random seed of its own."""

    def __init__(
        self, decoder: Decoder, prefixes: PrefixCache, request: Request, count: int
    ) -> None:
        """Read the seed and draw the first character of so many candidates."""
        vocabulary = decoder.voice.vocabulary
        folded = vocabulary.fold(request.seed)
        # After folding: a character that was dropped may leave a space behind.
        self._seed = folded.text.rstrip()
        self._before = before_seed(vocabulary, self._seed)
        self._dropped = folded.dropped
        self._request = request
        self._prefixes = prefixes
        self._voice = decoder.voice
        self._count = min(count, request.candidates) if request.random_seed is None else 1
        self._rounds = 0
        self.error: Exception | None = None  # what went wrong with this completion alone
        self._begin_round()

    def going(self) -> list[Candidate]:
        """Return the candidates that are not at their end."""
        return [candidate for candidate in self._candidates if candidate.text is None]

    def finish(self) -> Passage | None:
        """Return the best text once it is known, None while the candidates have to go on.

        Raises Blocked if all of them hold blocked words, time and again; or the completion's error.
        """
        if self.error is not None:
            raise self.error
        ended = [candidate for candidate in self._candidates if candidate.text is not None]
        if not ended or (self.going() and not self._overtime(ended)):
            return None
        best, *others = sorted(ended, key=lambda candidate: candidate.score, reverse=True)
        if best.score.clean:
            self._prefixes.remember(self._before + best.read, best.state)
            texts = dict.fromkeys(other.text or "" for other in others if other.score.clean)
            texts.pop(best.text or "", None)
            shown = tuple(texts)[: self._request.shown - 1]
            return Passage(best.text or "", self._dropped, best.random_seed, shown)
        if self._rounds == _ROUNDS or self._request.random_seed is not None:
            raise Blocked
        self._begin_round()
        return None

    def _overtime(self, ended: list[Candidate]) -> bool:
        if len(ended) < self._request.shown:
            return False
        flawless = [candidate.written for candidate in ended if candidate.score.flawless]
        shortest = min(candidate.written for candidate in self.going())
        return bool(flawless) and shortest > _OVERTIME * min(flawless)

    def _begin_round(self) -> None:
        self._rounds += 1
        given = self._request.random_seed
        drawn = (secrets.randbits(30) for _ in range(self._count))
        primed = self._prefixes.read(self._before + self._seed)
        self._candidates = [
            Candidate(self._voice, self._request, self._seed, random_seed, primed)
            for random_seed in (drawn if given is None else [given])
        ]
