"""Tasks that must end before what they work with is closed."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any


class Unfinished:
    """What is being done; `with unfinished():` is what the task around it does."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Let what this task does end first."""
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("only a task can be waited for")
        self._tasks.add(task)
        try:
            yield
        finally:
            self._tasks.discard(task)

    def start(self, work: Coroutine[Any, Any, object]) -> None:
        """Do something in a task of its own."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def wait(self, seconds: float) -> None:
        """Wait for all of it, but no longer than that."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
