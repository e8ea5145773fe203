"""The running batch: texts of many requests, written side by side.

They join and leave between two calls of the decoder ("continuous batching", Yu et al. 2022), and
none of them is changed by the others.
"""

from collections.abc import Iterator

import numpy as np

from model.completion import Completion
from model.decoder import Decoder
from model.prefix_cache import PrefixCache
from model.request import Passage, Request
from model.sampling import draw_noise

_STEPS = (
    16  # characters in one call; a circle is looked for between calls, so that replays rely on it
)


class Batch:
    """Writes completions with one decoder; to be used by one thread."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder
        self._prefixes = PrefixCache(decoder)
        self._completions: list[Completion] = []

    def __len__(self) -> int:
        """Return how many texts are being written."""
        return sum(len(completion.going()) for completion in self._completions)

    def join(self, request: Request, candidates: int) -> Completion:
        """Begin a request with so many candidates at most; may raise what its seed provokes."""
        completion = Completion(self._decoder, self._prefixes, request, candidates)
        self._completions.append(completion)
        return completion

    def leave(self, completion: Completion) -> None:
        """Forget a completion."""
        self._completions.remove(completion)

    def advance(self) -> None:
        """Write some characters of every text that is not at its end."""
        going = [
            (completion, row) for completion in self._completions for row in completion.going()
        ]
        rows = [row for _, row in going]
        if not rows:
            return
        vocabulary = self._decoder.voice.vocabulary
        chosen, likelihoods, states = self._decoder.sample(
            np.array([row.unread for row in rows]),
            np.concatenate([row.state for row in rows], axis=1),
            draw_noise([row.stream for row in rows], _STEPS, len(vocabulary)),
            [row.sampling for row in rows],
            likelihood=True,
        )
        for number, (completion, row) in enumerate(going):
            state = states[:, number : number + 1]
            try:
                row.take(chosen[:, number], likelihoods[:, number], state)
            except Exception as error:  # whatever it is, the others have no part in it
                completion.error = error


def write(decoder: Decoder, request: Request) -> Passage:
    """Continue the seed to the end that its length asks for; may raise Blocked (`Completion`)."""
    batch = Batch(decoder)
    completion = batch.join(request, request.candidates)
    while (passage := completion.finish()) is None:
        batch.advance()
    return passage


def stream(decoder: Decoder, request: Request) -> Iterator[str]:
    """Yield the continuation as far as it is written, again and again; the last time all of it.

    There is one candidate: nobody could see the others. The last characters may be taken back, so
    that the text ends with a sentence. Raises Blocked as `Completion.finish`.
    """
    batch = Batch(decoder)
    completion = batch.join(request, 1)
    while (passage := completion.finish()) is None:
        yield completion.going()[0].so_far
        batch.advance()
    yield passage.text
