"""The running batch: texts of many requests, written side by side.

They join and leave between two calls of the decoder ("continuous batching", Yu et al. 2022), and
none of them is changed by the others.
"""

from collections.abc import Iterator

import numpy as np

from model.decoder import Decoder
from model.draft import Draft
from model.priming import Priming
from model.request import Passage, Request
from model.sampling import draw_noise

_STEPS = (
    16  # characters in one call; a circle is looked for between calls, so that codes rely on it
)


class Batch:
    """Writes drafts with one decoder; to be used by one thread."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder
        self._priming = Priming(decoder)
        self._drafts: list[Draft] = []

    def __len__(self) -> int:
        """Return how many texts are being written."""
        return sum(len(draft.going()) for draft in self._drafts)

    def join(self, request: Request, candidates: int) -> Draft:
        """Begin a request with so many candidates at most; may raise what its seed provokes."""
        draft = Draft(self._decoder, self._priming, request, candidates)
        self._drafts.append(draft)
        return draft

    def leave(self, draft: Draft) -> None:
        """Forget a draft."""
        self._drafts.remove(draft)

    def advance(self) -> None:
        """Write some characters of every text that is not at its end."""
        going = [(draft, row) for draft in self._drafts for row in draft.going()]
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
        for number, (draft, row) in enumerate(going):
            state = states[:, number : number + 1]
            try:
                row.take(chosen[:, number], likelihoods[:, number], state)
            except Exception as error:  # whatever it is, the others have no part in it
                draft.error = error


def write(decoder: Decoder, request: Request) -> Passage:
    """Continue the seed to the end that its length asks for; raises Blocked as `Draft.finish`."""
    batch = Batch(decoder)
    draft = batch.join(request, request.candidates)
    while (passage := draft.finish()) is None:
        batch.advance()
    return passage


def stream(decoder: Decoder, request: Request) -> Iterator[str]:
    """Yield the continuation as far as it is written, again and again; the last time all of it.

    There is one candidate: nobody could see the others. The last characters may be taken back, so
    that the text ends with a sentence. Raises Blocked as `Draft.finish`.
    """
    batch = Batch(decoder)
    draft = batch.join(request, 1)
    while (passage := draft.finish()) is None:
        yield draft.going()[0].so_far
        batch.advance()
    yield passage.text
