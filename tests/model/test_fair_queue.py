import random
from collections import Counter

import pytest

from model.fair_queue import FairQueue


def test_groups_take_turns() -> None:
    queue: FairQueue[str] = FairQueue(10)
    for item in ("a1", "a2", "a3", "b1", "c1", "b2"):
        assert queue.put(item[0], item) is None
    assert len(queue) == 6
    assert [queue.get() for _ in range(6)] == ["a1", "b1", "c1", "a2", "b2", "a3"]
    assert len(queue) == 0
    with pytest.raises(KeyError):
        queue.get()


def test_a_group_that_comes_back_waits_its_turn() -> None:
    queue: FairQueue[str] = FairQueue(10)
    for group, item in (("a", "a1"), ("b", "b1")):
        queue.put(group, item)
    assert queue.get() == "a1"
    queue.put("a", "a2")
    assert [queue.get(), queue.get()] == ["b1", "a2"]


def test_a_full_queue_takes_from_the_longest_line() -> None:
    queue: FairQueue[str] = FairQueue(4)
    for number in range(4):
        queue.put("busy", f"busy{number}")
    assert queue.put("busy", "busy4") == "busy4"
    assert queue.put("quiet", "quiet0") == "busy3"
    assert queue.put("quiet", "quiet1") == "busy2"
    assert queue.put("quiet", "quiet2") == "quiet2"  # no line is longer than its own now
    assert queue.put("new", "new0") in ("busy1", "quiet1")
    assert len(queue) == 4


def test_nothing_is_lost_or_doubled() -> None:
    choose = random.Random(5)
    queue: FairQueue[int] = FairQueue(20)
    seen: Counter[int] = Counter()
    for item in range(2000):
        gone = queue.put(choose.choice("abcdefg"), item)
        if gone is not None:
            seen[gone] += 1
        if choose.random() < 0.4 and len(queue):
            seen[queue.get()] += 1
        assert len(queue) <= 20
    while len(queue):
        seen[queue.get()] += 1
    assert seen == Counter(range(2000))
