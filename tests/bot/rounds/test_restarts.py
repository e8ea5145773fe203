"""A round outlives the process in every phase, and keeps to its time."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Iterable
from contextlib import AsyncExitStack

import pytest

from bot.game.rules import GRACE, LONGEST
from sandbox.discord.messages import Reply
from sandbox.process import BotProcess
from sandbox.server import Sandbox
from sandbox.world.fixtures import GUILDS, Guild, User
from sandbox.world.guilds import VIEW_CHANNEL
from tests.bot.database import Database
from tests.bot.rounds.table import (
    Table,
    actions,
    as_it_was,
    crowd,
    deadline,
    endings,
    posted,
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


@SIGNALS
async def test_a_round_in_which_the_process_ends_in_every_phase(
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
    shown = endings(voting)
    assert {f"went with {user.name}." for user in table.people} < set(shown.values())
    assert len(shown) == 4
    assert AWAY not in voting.content
    voters = crowd(6)
    theirs, own = table.number_of(voting, "Luna"), table.number_of(voting, "Tom")
    for user in voters[:3]:
        await table.choose(voting, "best", own, user)
    await worker.restart(number)
    await table.wait(lambda: AWAY in voting.content)
    assert endings(voting) == shown
    for user in (*voters[2:], discord.member):
        await table.choose(voting, "best", theirs, user)
    reveal = await table.reveal(voting)
    assert sum_of_votes(reveal) == 7
    assert endings(reveal) == shown

    await worker.restart(number)
    assert "Kept" in (await table.choose(reveal, "keep", 1, discord.player)).content
    assert f"**1.** <@{discord.player.id}> 5 points" in told(await table.cast("/scores"))
    await table.press(reveal, "next", discord.player)
    assert actions(await table.post_with("write")) == ["write", "vote", "stop"]


async def test_ended_before_it_could_tell_what_has_happened(
    discord: Sandbox, table: Table, worker: Worker, database: Database
) -> None:
    """The step is stored, and then, before the message is sent, the process is killed."""
    second = Table(discord, discord.guilds[1])
    voting = await table.voting(await table.begin_all())
    revealed = await second.voting(await second.begin_all())
    told_before, revealed_before = endings(voting), endings(revealed)
    await worker.end(signal.SIGKILL)
    for each, step in (
        (table, "shown = 'writing'"),
        (second, "phase = 'over', outcome = 'revealed'"),
    ):
        killed = f"UPDATE rounds SET {step}, claimed = claimed - 10 WHERE guild_id = :guild"
        await database.run(killed, guild=int(each.guild.id))
    await worker.start()
    assert endings(await table.post_with("best", after=2)) == told_before
    assert endings(await second.post_with("next", after=2)) == revealed_before
    await worker.end(signal.SIGTERM)  # which finishes whatever it is doing
    assert [len(each.posts()) for each in (table, second)] == [3, 3]


async def test_missed_time_is_given_back(
    discord: Sandbox, table: Table, worker: Worker, database: Database
) -> None:
    message = await table.begin()
    await table.write(message, discord.member, "went with Tom")
    await worker.end(signal.SIGKILL)
    until = await table.expire(database)
    await worker.start()
    await table.wait(lambda: AWAY in message.content)
    assert deadline(message) >= until + GRACE
    assert "Taken" in (await table.write(message, discord.player, "went with Luna")).content
    voting = await table.voting(message)
    assert len(endings(voting)) == 3
    await worker.end(signal.SIGKILL)
    until = await table.expire(database)
    await worker.start()
    await table.wait(lambda: AWAY in voting.content)
    assert deadline(voting) >= until + GRACE
    await table.choose(voting, "best", table.number_of(voting, "Tom"), discord.moderator)
    assert sum_of_votes(await table.reveal(voting)) == 1


async def test_too_long_an_absence_ends_a_round_politely(
    discord: Sandbox, table: Table, worker: Worker, database: Database
) -> None:
    second = Table(discord, discord.guilds[1])
    writing = await table.begin_all()
    voting = await second.voting(await second.begin_all())
    await worker.end(signal.SIGKILL)
    await database.run(
        "UPDATE rounds SET started = started - :all, deadline = deadline - :all", all=LONGEST
    )
    await worker.start()
    for each, message in (table, writing), (second, voting):
        end = await each.post_with("next")
        assert "I was away for too long" in end.content
        await each.closed(message)
    await table.press(await table.post_with("next"), "next")
    # The clock may also be turned back.
    begun = await table.post_with("write")
    await database.run("UPDATE rounds SET started = started + 3600, deadline = deadline + 3600")
    await table.closed(begun)
    assert "I was away for too long" in (await table.post_with("next")).content


async def test_a_round_whose_token_has_died_blocks_nobody(
    env: dict[str, str], database: Database
) -> None:
    async with Sandbox(token_life=3.0) as discord, BotProcess(discord, env=env):
        await discord.ready()
        seen, hidden = (Table(discord, guild) for guild in discord.guilds)
        await discord.change(hidden.guild, denied=VIEW_CHANNEL)
        writing, unseen = await seen.begin_all(), await hidden.begin_all()
        await asyncio.sleep(max(0.0, posted(unseen) + 3.5 - time.time()))
        for each in (seen, hidden):
            await each.expire(database)
        # Its last message says so, which needs no token where the bot can see the channel.
        await seen.wait(lambda: actions(writing) == ["next"])
        assert "I was away for too long" in writing.content
        # Where it cannot, the next click takes the buttons away.
        while await database.rows("SELECT id FROM rounds"):  # noqa: ASYNC110  # nobody can tell
            await asyncio.sleep(0.1)
        await hidden.press(unseen, "write")
        assert actions(unseen) == []
        person = hidden.people[0]
        await hidden.wait(lambda: "This round is over" in told_to(discord, person, hidden.guild))
        for each in (seen, hidden):
            assert not (await each.begin()).ephemeral


async def test_what_discord_could_not_show_at_once_has_its_time(
    discord: Sandbox, table: Table, worker: Worker
) -> None:
    writing = await table.begin_all("opening:The fox writing:300 voting:15")
    discord.break_down("/webhooks")
    await table.press(writing, "vote")
    await table.wait(lambda: [each.status for each in discord.requests].count(502) > 1)
    discord.break_down(None)
    voting = await table.post_with("best")
    await table.wait(lambda: AWAY in voting.content)
    assert deadline(voting) >= posted(voting) + GRACE
    await table.closed(writing)
    assert len(table.posts()) == 2


async def test_who_stops_what_discord_cannot_show_yet_leaves_no_menus(
    discord: Sandbox, table: Table, worker: Worker
) -> None:
    writing = await table.begin_all()
    before = as_it_was(writing)
    discord.break_down("/webhooks")
    await table.press(writing, "vote")
    await table.wait(lambda: 502 in [each.status for each in discord.requests])
    await table.press(before, "stop")
    discord.break_down(None)
    await table.post_with("next")
    await table.wait(lambda: [actions(each) for each in table.posts()] == [[], [], ["next"]])


async def test_two_processes_at_once_tell_everything_once(
    discord: Sandbox, table: Table, worker: Worker, env: dict[str, str], database: Database
) -> None:
    """As during a deploy: both hear of every click, and both look after the round."""
    async with BotProcess(discord, env=env) as second:
        await discord.ready()
        await table.begin_all()
        await table.expire(database, within=6.0)  # by then both have seen it
        voting = await table.post_with("best")
        machine = table.machine_number(voting)
        for user in table.people:
            await table.choose(voting, "machine", machine, user)
        await worker.end(signal.SIGTERM)
        reveal = await table.reveal(voting)
        assert "+1" in reveal.content
        assert "+2" not in reveal.content
        second.terminate()
        await second.wait()  # which finishes whatever it is doing
        assert [actions(post) for post in table.posts()] == [[], [], ["keep", "next"]]
        assert "Traceback" not in second.stderr
    assert await database.rows("SELECT points FROM scores") == [(1,)] * 3


async def test_around_the_deadline_an_ending_is_taken_or_told_to_be_late(
    discord: Sandbox, table: Table, worker: Worker, database: Database
) -> None:
    writing = await table.begin()
    people = crowd(20)
    forms = [await discord.click(writing, pressed(writing, "write"), user) for user in people]
    sent = (discord.submit(form, {"ending": f"went with {n}"}) for n, form in enumerate(forms))
    answers = await around(await table.expire(database, within=2.0), sent)
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
    voting = await table.voting(await table.begin_all())
    people = crowd(20)
    # Their clients do not hear in time that the menus are gone.
    votes = (table.choose(as_it_was(voting), "best", 1, user) for user in people)
    await around(await table.expire(database, within=2.0), votes)
    reveal = await table.post_with("next")
    await table.wait(lambda: all(told_to(discord, user) for user in people))
    answers = [told_to(discord, user) for user in people]
    taken = ["change your mind" in answer for answer in answers]
    late = ["voting is over" in answer or "round is over" in answer for answer in answers]
    assert all(a != b for a, b in zip(taken, late, strict=True))
    assert True in taken
    assert True in late
    assert sum_of_votes(reveal) == taken.count(True)


def told_to(discord: Sandbox, user: User, guild: Guild = GUILDS[0]) -> str:
    """Return what somebody was told last, privately."""
    private = [each.content for each in discord.history(user, guild) if each.ephemeral]
    return private[-1] if private else ""


async def around(moment: float, sent: Iterable[Awaitable[Reply]]) -> list[Reply]:
    """Do things one after the other, from two seconds before a moment on."""

    async def later(n: int, doing: Awaitable[Reply]) -> Reply:
        await asyncio.sleep(max(0.0, moment - 2.0 + n * 0.12 - time.time()))
        return await doing

    return await asyncio.gather(*(later(n, doing) for n, doing in enumerate(sent)))
