"""A bounded queue that is fair to groups: whoever asks for much waits behind their own requests."""

from collections import OrderedDict, deque
from collections.abc import Hashable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class FairQueue(Generic[Item]):
    """One line for each group, served in turn ("round robin"); not safe among threads."""

    def __init__(self, most: int) -> None:
        """Take how many may wait in all."""
        self._most = most
        self._lines: OrderedDict[Hashable, deque[Item]] = OrderedDict()

    def __len__(self) -> int:
        """Return how many wait."""
        return sum(map(len, self._lines.values()))

    def put(self, group: Hashable, item: Item) -> Item | None:
        """Let an item wait; return the item that had to give way, if the queue was full.

        That is the last of the longest line (McKenney 1990), and the new item itself if no line
        is longer than its own.
        """
        gone = None
        if len(self) >= self._most:
            longest = max(self._lines.values(), key=len)
            if len(longest) <= len(self._lines.get(group, ())) + 1:
                return item
            gone = longest.pop()
        self._lines.setdefault(group, deque()).append(item)
        return gone

    def get(self) -> Item:
        """Return the first of the line whose turn it is; raises KeyError if nothing waits."""
        group, line = self._lines.popitem(last=False)
        item = line.popleft()
        if line:
            self._lines[group] = line
        return item
