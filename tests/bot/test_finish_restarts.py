"""A round outlives the process in every phase, and keeps to its time."""

import asyncio
import re
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Iterable
from contextlib import AsyncExitStack

import pytest

from bot.games.rules import LONGEST
from sandbox.messages import Message, Reply
from sandbox.process import BotProcess
from sandbox.server import Sandbox
from sandbox.world import User
from tests.bot.database import Database
from tests.bot.games.table import (
    Table,
    actions,
    as_it_was,
    crowd,
    endings,
    pressed,
    sum_of_votes,
    told,
)

SIGNALS = pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
AWAY = "I was away for a moment; the round goes on."


class Worker:
    """The bot, which can be ended and begun again."""

    def __init__(self, discord: Sandbox, env: dict[str, str], stack: AsyncExitStack) -> None:
        self._discord = discord
        self._env = env
        self._stack = stack
        self._process: BotProcess

    async def start(self) -> None:
        self._process = await self._stack.enter_async_context(
            BotProcess(self._discord, env=self._env)
        )
        await self._discord.ready()

    async def end(self, number: signal.Signals) -> None:
        if number is signal.SIGKILL:
            self._process.kill()
        else:
            self._process.terminate()
        await self._process.wait()
        assert "Traceback" not in self._process.stderr

    async def restart(self, number: signal.Signals) -> None:
        await self.end(number)
        await self.start()


@pytest.fixture
async def worker(discord: Sandbox, env: dict[str, str]) -> AsyncIterator[Worker]:
    async with AsyncExitStack() as stack:
        made = Worker(discord, env, stack)
        await made.start()
        yield made


@pytest.fixture
def table(discord: Sandbox) -> Table:
    return Table(discord)


def deadline(message: Message) -> int:
    found = re.search(r"<t:(\d+):R>", message.content)
    assert found is not None
    return int(found[1])


@SIGNALS
async def test_while_people_write(
    discord: Sandbox, table: Table, worker: Worker, number: signal.Signals
) -> None:
    writing = await table.begin()
    await table.write(writing, discord.member, "went with Tom")
    form = await discord.click(writing, pressed(writing, "write"), discord.player)
    until = deadline(writing)
    await worker.restart(number)
    await table.wait(lambda: AWAY in writing.content)
    assert deadline(writing) == until  # nothing was missed
    # The form that was open all the while, and the buttons, work as before.
    assert "Taken" in (await discord.submit(form, {"ending": "went with Luna"})).content
    await table.write(writing, discord.moderator, "went with Mira")
    voting = await table.voting(writing)
    shown = set(endings(voting).values())
    assert {f"went with {user.name}." for user in table.people} < shown
    assert len(shown) == 4
    assert AWAY not in voting.content


@SIGNALS
async def test_while_people_vote(
    discord: Sandbox, table: Table, worker: Worker, number: signal.Signals
) -> None:
    writing = await table.begin()
    await table.write_all(writing)
    voting = await table.voting(writing)
    shown = endings(voting)
    voters = crowd(6)
    for user in voters[:3]:
        await table.choose(voting, "best", 1, user)
    await worker.restart(number)
    await table.wait(lambda: AWAY in voting.content)
    assert endings(voting) == shown
    for user in voters[2:]:
        await table.choose(voting, "best", 2, user)
    reveal = await table.reveal(voting)
    assert sum_of_votes(reveal) == 6
    assert endings(reveal) == shown


@SIGNALS
async def test_after_the_reveal(
    discord: Sandbox, table: Table, worker: Worker, number: signal.Signals
) -> None:
    writing = await table.begin()
    await table.write_all(writing)
    voting = await table.voting(writing)
    await table.choose(voting, "best", table.number_of(voting, "Luna"), discord.member)
    reveal = await table.reveal(voting)
    await table.wait(lambda: "voting is over" in voting.content)
    await worker.restart(number)
    assert "Kept" in (await table.choose(reveal, "keep", 1, discord.player)).content
    scores = await discord.cast("/scores")
    assert f"**1.** <@{discord.player.id}> 1 point" in told(scores)
    await table.press(reveal, "next", discord.player)
    assert actions(await table.post_with("write")) == ["write", "vote", "stop"]


@pytest.mark.parametrize("phase", ["voting", "over"])
async def test_ended_before_it_could_tell_what_has_happened(
    discord: Sandbox, table: Table, worker: Worker, database: Database, phase: str
) -> None:
    """The step is stored, and then, before the message is sent, the process is killed."""
    message = await table.begin()
    await table.write_all(message)
    message = await table.voting(message)
    await table.choose(message, "best", table.number_of(message, "Luna"), discord.member)
    await worker.end(signal.SIGKILL)
    before, shown = len(table.posts()), endings(message)
    if phase == "voting":
        await database.run("UPDATE rounds SET shown = 'writing', claimed = claimed - 10")
    else:
        await database.run(
            "UPDATE rounds SET phase = 'over', outcome = 'revealed', claimed = claimed - 10"
        )
    await worker.start()
    told_again = await table.post_with("best" if phase == "voting" else "next", after=before)
    assert endings(told_again) == shown
    await asyncio.sleep(2)
    assert len(table.posts()) == before + 1


async def test_who_was_writing_gets_the_missed_time_back(
    discord: Sandbox, table: Table, worker: Worker, database: Database
) -> None:
    await table.hasten(database, writing=4, voting=4)
    writing = await table.begin()
    await table.write(writing, discord.member, "went with Tom")
    until = deadline(writing)
    await worker.end(signal.SIGKILL)
    await asyncio.sleep(max(0.0, until + 0.5 - time.time()))
    await worker.start()
    await table.wait(lambda: AWAY in writing.content)
    assert deadline(writing) > until
    assert "Taken" in (await table.write(writing, discord.player, "went with Luna")).content
    voting = await table.post_with("best")
    await table.closed(writing)
    assert len(endings(voting)) == 3
    until = deadline(voting)
    await worker.end(signal.SIGKILL)
    await asyncio.sleep(max(0.0, until + 0.5 - time.time()))
    await worker.start()
    await table.wait(lambda: AWAY in voting.content)
    await table.choose(voting, "best", table.number_of(voting, "Tom"), discord.moderator)
    assert sum_of_votes(await table.post_with("next")) == 1


@pytest.mark.parametrize("phase", ["writing", "voting"])
async def test_too_long_an_absence_ends_a_round_politely(
    discord: Sandbox, table: Table, worker: Worker, database: Database, phase: str
) -> None:
    message = await table.begin()
    await table.write_all(message)
    if phase == "voting":
        message = await table.voting(message)
    await worker.end(signal.SIGKILL)
    await database.run(
        "UPDATE rounds SET started = started - :all, deadline = deadline - :all", all=LONGEST
    )
    await worker.start()
    end = await table.post_with("next")
    assert "I was away for too long" in end.content
    await table.wait(lambda: actions(message) == [])
    await table.press(end, "next")
    await table.post_with("write")


async def test_a_round_whose_token_has_died_blocks_nobody(
    env: dict[str, str], database: Database
) -> None:
    async with Sandbox(token_life=1.0) as discord, BotProcess(discord, env=env):
        await discord.ready()
        table = Table(discord)
        await table.hasten(database, writing=2)
        writing = await table.begin()
        await table.write_all(writing)
        while await database.rows("SELECT id FROM rounds"):  # noqa: ASYNC110  # nobody can tell
            await asyncio.sleep(0.1)
        # Its message could not be edited, so the next click takes the buttons away.
        await table.press(writing, "write")
        assert actions(writing) == []
        await table.wait(lambda: "This round is over" in told_to(discord, table.people[0]))
        assert not (await table.begin()).ephemeral


async def test_two_processes_at_once_tell_everything_once(
    discord: Sandbox, table: Table, worker: Worker, env: dict[str, str], database: Database
) -> None:
    """As during a deploy: both hear of every click, and both look after the round."""
    await table.hasten(database, writing=5, voting=5)
    async with BotProcess(discord, env=env) as second:
        await discord.ready()
        writing = await table.begin()
        await asyncio.gather(
            *(table.write(writing, user, f"went with {user.name}") for user in table.people)
        )
        voting = await table.post_with("best")
        machine = table.machine_number(voting)
        for user in table.people:
            await table.choose(voting, "machine", machine, user)
        await worker.end(signal.SIGTERM)
        reveal = await table.post_with("next")
        assert "+1" in reveal.content
        assert "+2" not in reveal.content
        await asyncio.sleep(2)
        assert [actions(post) for post in table.posts()] == [[], [], ["keep", "next"]]
        second.terminate()
        await second.wait()
        assert "Traceback" not in second.stderr
    assert await database.rows("SELECT points FROM scores") == [(1,)] * 3


async def test_around_the_deadline_an_ending_is_taken_or_told_to_be_late(
    discord: Sandbox, table: Table, worker: Worker, database: Database
) -> None:
    await table.hasten(database, writing=4)
    writing = await table.begin()
    people = crowd(20)
    forms = [await discord.click(writing, pressed(writing, "write"), user) for user in people]
    sent = (discord.submit(form, {"ending": f"went with {n}"}) for n, form in enumerate(forms))
    answers = await around(deadline(writing), sent)
    taken = ["Taken" in answer.content for answer in answers]
    late = ["time for writing is over" in answer.content for answer in answers]
    assert all(a != b for a, b in zip(taken, late, strict=True))
    assert True in taken
    assert True in late
    shown = set(endings(await table.post_with("best")).values())
    assert [f"went with {n}." in shown for n in range(len(people))] == taken


async def test_around_the_deadline_a_vote_counts_or_is_told_to_be_late(
    discord: Sandbox, table: Table, worker: Worker, database: Database
) -> None:
    await table.hasten(database, voting=4)
    writing = await table.begin()
    await table.write_all(writing)
    voting = await table.voting(writing)
    people = crowd(20)
    # Their clients do not hear in time that the menus are gone.
    votes = (table.choose(as_it_was(voting), "best", 1, user) for user in people)
    await around(deadline(voting), votes)
    reveal = await table.post_with("next")
    await table.wait(lambda: all(told_to(discord, user) for user in people))
    answers = [told_to(discord, user) for user in people]
    taken = ["change your mind" in answer for answer in answers]
    late = ["voting is over" in answer or "round is over" in answer for answer in answers]
    assert all(a != b for a, b in zip(taken, late, strict=True))
    assert True in taken
    assert True in late
    assert sum_of_votes(reveal) == taken.count(True)


def told_to(discord: Sandbox, user: User) -> str:
    """Return what somebody was told last, privately."""
    private = [each.content for each in discord.history(user) if each.ephemeral]
    return private[-1] if private else ""


async def around(moment: int, sent: Iterable[Awaitable[Reply]]) -> list[Reply]:
    """Do things one after the other, from two seconds before a moment on."""

    async def later(n: int, doing: Awaitable[Reply]) -> Reply:
        await asyncio.sleep(max(0.0, moment - 2.0 + n * 0.12 - time.time()))
        return await doing

    return await asyncio.gather(*(later(n, doing) for n, doing in enumerate(sent)))
