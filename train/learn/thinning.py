"""Which records of its epochs a voice keeps."""

import json
from collections.abc import Sequence

from model.card import EpochRecord

MILESTONES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # epochs that a story is told of
_MOST = 2 << 20  # bytes of records; all of voice.json may have 4 MB, see model/archive.py


def thinned(records: Sequence[EpochRecord], best: float | None) -> list[EpochRecord]:
    """Return the records, of thousands only every so many-th: a voice may not tell too much.

    That of the epoch `best` is kept.
    """
    every, kept = 1, list(records)
    while len(json.dumps([record.dump() for record in kept])) > _MOST and every < len(records):
        every *= 2
        kept = [
            record
            for number, record in enumerate(records)
            if record.epoch < 1
            or number % every == 0
            or record.epoch in (*MILESTONES, best, records[-1].epoch)
        ]
    return kept
