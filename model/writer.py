"""The thread that writes: many requests at once, fairly, with one decoder."""

import contextlib
import logging
import math
import threading
import time
from collections.abc import Hashable
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass, field

from model import memory
from model.batch import Batch
from model.completion import Completion
from model.decoder import Decoder
from model.errors import Busy, Cancelled, WriterFailed, log_failure
from model.fair_queue import FairQueue
from model.request import Passage, Request

log = logging.getLogger(__name__)

_MOST_TEXTS = 32  # at once: more hardly write more in a second, and each one waits for the others
_MOST_WAITING = 200
_ADMISSION = 0.005  # seconds to begin requests in, before those under way go on
_TIDY = 1.0  # seconds at least between two returns of memory, which wait for a quiet moment
_PATIENCE_GUESS = 0.05  # seconds that a request takes, until some were measured


@dataclass(eq=False)
class _Job:
    request: Request
    future: "Future[Passage]" = field(default_factory=Future)
    begun: float = 0.0

    def answer(self, passage: Passage | None, error: Exception | None = None) -> None:
        # It may be cancelled at this very moment.
        with contextlib.suppress(InvalidStateError):
            if error is not None:
                self.future.set_exception(error)
            elif passage is not None:
                self.future.set_result(passage)


class Writer:
    """Owns a decoder and answers requests in a thread of its own, until it is closed."""

    def __init__(self, decoder: Decoder, most_waiting: int = _MOST_WAITING) -> None:
        self._decoder = decoder
        self._queue: FairQueue[_Job] = FairQueue(most_waiting)
        self._writing: dict[_Job, Completion] = {}
        self._seconds_each = _PATIENCE_GUESS  # of the writer's time, recently
        self._changed = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, request: Request, group: Hashable = None) -> "Future[Passage]":
        """Let a request wait among those of its group (a server, a person); never blocks.

        The future may be cancelled at any time. It fails with a subclass of `Unwritten`, or with
        whatever the request provokes. Raises nothing.
        """
        job = _Job(request)
        with self._changed:
            if self._closing:
                job.answer(None, Cancelled())
                return job.future
            gone = self._queue.put(group, job)
            if gone is not None:
                gone.answer(None, Busy(max(1, math.ceil(len(self._queue) * self._seconds_each))))
            self._changed.notify()
        return job.future

    def close(self) -> None:
        """Cancel what is not written, and end the thread."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        while not self._closing:
            try:
                self._serve(Batch(self._decoder))
            except BaseException as error:  # nobody else would hear of it
                log_failure(log, "writer failed, begins anew", error)
                self._abandon(WriterFailed())
        with self._changed:
            while len(self._queue):
                self._queue.get().answer(None, Cancelled())
        self._abandon(Cancelled())

    def _abandon(self, reason: Exception) -> None:
        for job in self._writing:
            job.answer(None, reason)
        self._writing.clear()

    def _serve(self, batch: Batch) -> None:
        tidied = time.monotonic()
        while True:
            if not self._writing and time.monotonic() - tidied > _TIDY:
                memory.give_back()
                tidied = time.monotonic()
            with self._changed:
                self._changed.wait_for(
                    lambda: self._closing or self._writing or len(self._queue) > 0
                )
                if self._closing:
                    return
            self._admit(batch)
            batch.advance()
            for job in list(self._writing):
                self._look_after(batch, job)

    def _admit(self, batch: Batch) -> None:
        """Begin what waits, with as many candidates each as there is room for.

        To read many long seeds takes its time: the others are not kept waiting for all of them.
        """
        until = time.monotonic() + _ADMISSION
        while (spare := _MOST_TEXTS - len(batch)) > 0 and time.monotonic() < until:
            with self._changed:
                if self._closing or not len(self._queue):
                    return
                job = self._queue.get()
                room = max(1, spare // (len(self._queue) + 1))
            if not job.future.cancelled():
                self._begin(batch, job, min(room, job.request.candidates))

    def _begin(self, batch: Batch, job: _Job, candidates: int) -> None:
        job.begun = time.monotonic()
        try:
            self._writing[job] = batch.join(job.request, candidates)
        except Exception as error:
            job.answer(None, error)

    def _look_after(self, batch: Batch, job: _Job) -> None:
        completion = self._writing[job]
        try:
            passage = completion.finish()
            if passage is None and not job.future.cancelled():
                return
            job.answer(passage)
        except Exception as error:
            job.answer(None, error)
        # Of the time that it took, the others that were written meanwhile had their part.
        seconds = (time.monotonic() - job.begun) / len(self._writing)
        self._seconds_each += 0.1 * (seconds - self._seconds_each)
        batch.leave(completion)
        del self._writing[job]
