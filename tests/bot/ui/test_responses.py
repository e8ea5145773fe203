"""Showing that the bot is thinking, where Discord does not want to know."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from bot.ui import responses
from bot.ui.responses import patience


class TooLateError(Exception):
    """What Discord says of an interaction that has run out."""


@pytest.fixture
def interaction(monkeypatch: pytest.MonkeyPatch) -> Any:
    """An interaction that cannot be deferred, by a bot that is in a hurry."""

    async def refuse(**_: bool) -> None:
        raise TooLateError

    monkeypatch.setattr(responses, "_PATIENCE", 0.01)
    return SimpleNamespace(response=SimpleNamespace(defer=refuse))


async def test_what_nobody_will_see_is_not_done(interaction: Any) -> None:
    with pytest.raises(TooLateError):
        async with patience(interaction):
            await asyncio.sleep(3600)
    task = asyncio.current_task()
    assert task
    assert not task.cancelling()
    await asyncio.sleep(0)  # nor is anything else cancelled


async def test_a_cancelled_task_stays_cancelled(interaction: Any) -> None:
    async def work() -> None:
        async with patience(interaction):
            await asyncio.sleep(3600)

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
