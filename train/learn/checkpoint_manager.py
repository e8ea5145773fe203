"""What a training keeps on the disk: its checkpoint, and the best voice so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from model.card import EpochRecord, ModelCard
from model.network import save_retold, save_voice
from model.vocabulary import Vocabulary
from train.atomic_files import atomic_replace
from train.judge.evaluate import trained_with
from train.learn.checkpoint import Saved, parse_checkpoint, read_checkpoint, save_checkpoint
from train.learn.job import Job, check_same
from train.learn.learner import Learner
from train.learn.metadata import model_card
from train.learn.thinning import thinned


@dataclass
class TrainingState:
    """How far a training has come."""

    epoch: int = 1
    step: int = 0  # the next one of this epoch
    loss_sum: float = 0.0  # over the steps of this epoch
    seconds: float = 0.0  # of training, over all its runs
    # A record of each finished epoch, and of some moments within the first one.
    epochs: list[EpochRecord] = field(default_factory=list)

    @classmethod
    def parse(cls, saved: Mapping[str, Any]) -> Self:
        """Read it from a checkpoint; raise KeyError, TypeError or ValueError for another thing."""
        records = map(EpochRecord.parse, saved["epochs"])
        return cls(**{**saved, "epochs": list(filter(None, records))})

    def dump(self) -> dict[str, Any]:
        """Return what a checkpoint holds of it."""
        return {**vars(self), "epochs": [record.dump() for record in self.epochs]}


class CheckpointManager:
    """Writes, on the machine that does, in a folder beside; then puts files in their places."""

    def __init__(self, job: Job, folder: Path | None) -> None:
        """Take the folder; there is none on a machine that keeps nothing."""
        self._job, self._folder = job, folder
        card = ModelCard.read(job.start) if job.start else ModelCard()
        self.learnt_before = trained_with(card)  # by the voice to start with
        self._before = _story_of(card) if card.corpus.sha256 == job.corpus.sha256 else []

    def find_checkpoint(self) -> Saved | None:
        """Return the checkpoint; that of the first machine goes to all of them.

        Raises TrainError if it is damaged, or of another training.
        """
        path = self._job.checkpoint
        content = self._job.workers.broadcast(read_checkpoint(path) if self._folder else b"")
        if not content:
            return None
        progress, arrays = parse_checkpoint(content, path)
        check_same(self._job, progress.get("identity", {}), f"The checkpoint {path} was made")
        return progress, arrays

    def save_checkpoint(self, at: TrainingState, learner: Learner) -> None:
        """Save everything; every machine gives its part. May raise OSError."""
        arrays = learner.export()
        if self._folder:
            job = self._job
            progress = {"identity": job.identity(), "preset": job.preset, "at": at.dump()}
            save_checkpoint(job.checkpoint, self._folder, progress, arrays)

    def save_voice(
        self, learner: Learner, vocabulary: Vocabulary, words: str, records: Sequence[EpochRecord]
    ) -> None:
        """Save the voice as it is now, after the last of the records; may raise OSError."""
        if not self._folder:
            return
        story = self._story(records)
        card = model_card(self._job, vocabulary, words, story, self.learnt_before.values())
        partial = self._folder / self._job.out.name
        with learner.averaged() as network:
            save_voice(network, card, partial)
        atomic_replace(partial, self._job.out)

    def tell(self, records: Sequence[EpochRecord]) -> None:
        """Have the voice that was saved tell of what came after it; may raise OSError."""
        if not self._folder:
            return
        card = ModelCard.read(self._job.out)
        epochs = thinned(self._story(records), card.best_epoch)
        partial = self._folder / self._job.out.name
        save_retold(self._job.out, replace(card, epochs=epochs), partial)
        atomic_replace(partial, self._job.out)

    def finish(self) -> None:
        """Say by a missing checkpoint that the voice is finished."""
        if self._folder:
            self._job.checkpoint.unlink()

    def _story(self, records: Sequence[EpochRecord]) -> Sequence[EpochRecord]:
        """Return the records, after those of a voice that read the same books before."""
        if not self._before:
            return records
        last = self._before[-1]
        return [
            *self._before,
            *(
                replace(
                    record, epoch=last.epoch + record.epoch, seconds=last.seconds + record.seconds
                )
                for record in records
            ),
        ]


def _story_of(card: ModelCard) -> Sequence[EpochRecord]:
    """Return the records of a voice, up to its own."""
    best = card.best
    return [record for record in card.epochs if best and record.epoch <= best.epoch]
