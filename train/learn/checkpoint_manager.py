"""What a training keeps on the disk: its checkpoint, and the best voice so far."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from model.archive import read_metadata
from model.network import save_retold, save_voice
from model.vocabulary import Vocabulary
from train.atomic_files import atomic_replace
from train.judge.evaluate import trained_with
from train.learn.checkpoint import Saved, parse_checkpoint, read_checkpoint, save_checkpoint
from train.learn.job import Job, check_same
from train.learn.learner import Learner
from train.learn.metadata import metadata, thinned
from train.report.report import best_epoch

Record = Mapping[str, Any]


@dataclass
class TrainingState:
    """How far a training has come."""

    epoch: int = 1
    step: int = 0  # the next one of this epoch
    loss_sum: float = 0.0  # over the steps of this epoch
    seconds: float = 0.0  # of training, over all its runs
    # A record of each finished epoch, and of some moments within the first one.
    epochs: list[dict[str, Any]] = field(default_factory=list)


class CheckpointManager:
    """Writes, on the machine that does, in a folder beside; then puts files in their places."""

    def __init__(self, job: Job, folder: Path | None) -> None:
        """Take the folder; there is none on a machine that keeps nothing."""
        self._job, self._folder = job, folder
        told = read_metadata(job.start) if job.start else {}
        self.learnt_before = trained_with(told)  # by the voice to start with
        self._before = _story_of(told, job.corpus.sha256)

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
            progress = {"identity": job.identity(), "preset": job.preset, "at": asdict(at)}
            save_checkpoint(job.checkpoint, self._folder, progress, arrays)

    def save_voice(
        self,
        learner: Learner,
        vocabulary: Vocabulary,
        words: str,
        records: Sequence[Record],
    ) -> None:
        """Save the voice as it is now, after the last of the records; may raise OSError."""
        if not self._folder:
            return
        story = self._story(records)
        told = metadata(self._job, vocabulary, words, story, self.learnt_before)
        partial = self._folder / self._job.out.name
        with learner.averaged() as network:
            save_voice(network, told, partial)
        atomic_replace(partial, self._job.out)

    def tell(self, records: Sequence[Record]) -> None:
        """Have the voice that was saved tell of what came after it; may raise OSError."""
        if not self._folder:
            return
        told = read_metadata(self._job.out)
        epochs = thinned(self._story(records), best_epoch(told))
        partial = self._folder / self._job.out.name
        save_retold(self._job.out, {**told, "epochs": epochs}, partial)
        atomic_replace(partial, self._job.out)

    def finish(self) -> None:
        """Say by a missing checkpoint that the voice is finished."""
        if self._folder:
            self._job.checkpoint.unlink()

    def _story(self, records: Sequence[Record]) -> Sequence[Record]:
        """Return the records, after those of a voice that read the same books before."""
        if not self._before:
            return records
        last = self._before[-1]
        return [
            *self._before,
            *(
                {**record, **{name: last[name] + record[name] for name in ("epoch", "seconds")}}
                for record in records
            ),
        ]


def _story_of(told: Mapping[str, Any], corpus: str) -> Sequence[Record]:
    """Return the records of a voice, up to its own, if it has learnt from this corpus."""
    try:
        if told["corpus"]["sha256"] != corpus:
            return []
        last = best_epoch(told)
        story = [record for record in told["epochs"] if record["epoch"] <= last]
        _ = [record["seconds"] + 0 for record in story]
    except (LookupError, TypeError, ValueError):
        return []
    return story
