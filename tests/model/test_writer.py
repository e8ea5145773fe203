"""The thread that writes: turns, limits, cancelling, and what happens when something breaks."""

import itertools
import logging
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, wait
from queue import SimpleQueue
from typing import Any

import pytest

from model import Decoder, Request, Voice, Writer, write
from model.arrays import Floats, Ids
from model.errors import Busy, Cancelled, WriterFailed
from tests.model.scripted import Counting, Gate, Interrupted


@pytest.fixture
def writer(trained_voice: Voice) -> Iterator[Writer]:
    writer = Writer(Decoder(trained_voice))
    yield writer
    writer.close()


def test_many_requests_at_once_are_answered_as_if_alone(
    writer: Writer, trained_voice: Voice
) -> None:
    requests = [
        Request(f"The {who}", random_seed=n) for n in range(25) for who in ("cat", "king", "")
    ]
    futures = [writer.submit(request, request.seed) for request in requests]
    decoder = Decoder(trained_voice)
    for request, future in zip(requests, futures, strict=True):
        assert future.result(10) == write(decoder, request)


def test_it_writes_as_many_candidates_as_there_is_room_for(
    trained_voice: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.writer._ADMISSION", 10.0)  # however busy the machine is
    gate, sizes = Gate(), []
    decoder = Interrupted(trained_voice, lambda: None)
    writer = Writer(decoder)
    sample = decoder.sample
    decoder.sample = lambda ids, *a, **k: (sizes.append(len(ids)), sample(ids, *a, **k))[1]  # type: ignore[method-assign,func-returns-value]
    writer.submit(Request("The cat", candidates=6)).result(10)
    assert sizes[0] == 6
    sizes.clear()
    decoder.before = gate
    waiting = [writer.submit(Request("The cat", candidates=6)) for _ in range(100)]
    gate.open()
    wait(waiting, 20)
    assert 25 <= max(sizes) <= 32
    writer.close()


def test_a_busy_group_does_not_hold_up_another(trained_voice: Voice) -> None:
    gate = Gate()
    writer = Writer(Interrupted(trained_voice, gate))
    ended: SimpleQueue[str] = SimpleQueue()
    writer.submit(Request("The cat")).add_done_callback(lambda _: None)
    gate.waiting.wait(10)
    for name in ["busy"] * 120 + ["quiet"]:
        future = writer.submit(Request("The cat", "page", candidates=1), name)
        future.add_done_callback(lambda _, name=name: ended.put(name))  # type: ignore[misc]
    gate.open()
    order = [ended.get(timeout=50) for _ in range(121)]
    # It was written with the first that had room, not after all the others.
    assert order.index("quiet") < 60
    writer.close()


def test_a_full_queue_says_when_to_try_again(trained_voice: Voice) -> None:
    gate = Gate()
    writer = Writer(Interrupted(trained_voice, gate), most_waiting=5)
    first = writer.submit(Request("The cat"))
    gate.waiting.wait(10)
    crowd = [writer.submit(Request("The cat"), "crowd") for _ in range(7)]
    refused = [future for future in crowd if future.done()]
    assert refused == crowd[5:]
    for future in refused:
        error = future.exception()
        assert isinstance(error, Busy)
        assert 1 <= error.seconds < 60
    # Somebody else has the right to a place: the crowd's last one gives way.
    other = writer.submit(Request("The king"), "other")
    assert isinstance(crowd[4].exception(1), Busy)
    gate.open()
    assert all(future.result(10).text for future in [first, other, *crowd[:4]])
    writer.close()


def test_what_is_cancelled_is_not_written(trained_voice: Voice) -> None:
    gate = Gate()
    decoder = Interrupted(trained_voice, gate)
    writer = Writer(decoder)
    running = writer.submit(Request("The cat", "page"))
    gate.waiting.wait(10)
    waiting = [writer.submit(Request("The cat", "page")) for _ in range(50)]
    assert all(future.cancel() for future in [running, *waiting])
    gate.open()
    calls = 0

    def count() -> None:
        nonlocal calls
        calls += 1

    decoder.before = count
    assert writer.submit(Request("The king", temperature=0.1)).result(10).text
    assert calls < 60  # one sentence; a page alone takes more
    writer.close()
    with pytest.raises(CancelledError):
        running.result()


def test_one_request_that_fails_is_the_only_one(writer: Writer) -> None:
    good = [writer.submit(Request("The cat", "paragraph")) for _ in range(3)]
    bad = writer.submit(Request(None))  # type: ignore[arg-type]
    assert isinstance(bad.exception(10), TypeError)
    assert all(future.result(10).text for future in good)
    assert writer.submit(Request("The cat")).result(10).text


def test_a_text_that_cannot_be_taken_fails_alone(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from model.candidate import Candidate

    take = Candidate.take

    def broken(self: Candidate, *given: object) -> None:
        if "zzyzz" in self._seed:
            raise RuntimeError("broken")
        take(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Candidate, "take", broken)
    bad, good = writer.submit(Request("The zzyzz")), writer.submit(Request("The cat"))
    assert isinstance(bad.exception(10), RuntimeError)
    assert good.result(10).text


def test_a_broken_writer_says_so_and_begins_anew(
    trained_voice: Voice, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(BaseException):
        pass

    breaking = threading.Event()
    request = Request("The cat")

    def before() -> None:
        if breaking.is_set():
            breaking.clear()
            raise Broken(request.seed)

    writer = Writer(Interrupted(trained_voice, before))
    breaking.set()
    with caplog.at_level(logging.ERROR):
        assert isinstance(writer.submit(request).exception(10), WriterFailed)
    assert "Broken" in caplog.text
    assert "The cat" not in caplog.text
    assert writer.submit(request).result(10).text
    writer.close()


def test_closing_cancels_what_is_not_written(trained_voice: Voice) -> None:
    gate = Gate()
    writer = Writer(Interrupted(trained_voice, gate))
    futures = [writer.submit(Request("The cat", "page", candidates=32)) for _ in range(5)]
    gate.waiting.wait(10)
    closing = threading.Thread(target=writer.close)
    closing.start()
    gate.open()
    closing.join(10)
    assert not closing.is_alive()
    for future in [*futures, writer.submit(Request("The cat"))]:
        assert isinstance(future.exception(1), Cancelled)


def test_long_seeds_of_others_hold_up_nobody_for_long(trained_voice: Voice) -> None:
    """Between any two calls that draw, only some of the waiting seeds are read."""
    reading: list[int] = []

    class Slow(Counting):
        def read(self, ids: Ids, state: Floats) -> tuple[Floats, Floats]:
            time.sleep(0.003 if ids.size > 100 else 0)
            return super().read(ids, state)

        def sample(self, *given: Any, **options: Any) -> tuple[Ids, Floats, Floats]:
            reading.append(self.characters_read)
            return super().sample(*given, **options)

    writer = Writer(Slow(trained_voice))
    seeds = [f"{number} cats " * 30 for number in range(20)]
    futures = [
        writer.submit(Request(seed, candidates=1), number) for number, seed in enumerate(seeds)
    ]
    assert all(future.result(20).text for future in futures)
    writer.close()
    whole = sum(map(len, seeds))
    assert max(after - before for before, after in itertools.pairwise(reading)) < whole / 3
