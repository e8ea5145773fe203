""" "Finish the sentence" by the real worker: whole rounds, and what people may not do."""

import asyncio
import re
from collections.abc import Iterator

import pytest

from bot.ui.markup import length
from model.ending import ends_sentence
from sandbox.errors import Refused
from sandbox.server import Sandbox
from sandbox.world.fixtures import Guild
from tests.bot.database import Database
from tests.bot.rounds.table import (
    Table,
    actions,
    crowd,
    deadline,
    endings,
    posted,
    sum_of_votes,
    told,
)

# One worker plays all rounds, each in a server of its own.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def discord(shared_discord: Sandbox) -> Sandbox:
    return shared_discord


@pytest.fixture
def database(shared_database: Database) -> Database:
    return shared_database


@pytest.fixture(scope="module")
def guilds(shared_discord: Sandbox) -> Iterator[Guild]:
    """Servers in which nobody has played."""
    return iter(shared_discord.guilds[2:])


@pytest.fixture
def table(discord: Sandbox, guilds: Iterator[Guild]) -> Table:
    return Table(discord, next(guilds))


async def test_a_whole_round(discord: Sandbox, table: Table) -> None:
    tom, luna, mira = table.people
    writing = await table.begin()
    assert "> **The fox** \u2026" in writing.content
    assert re.search(r"voting begins <t:\d+:R>", writing.content)
    assert actions(writing) == ["write", "vote", "stop"]
    for user in table.people:
        taken = await table.write(writing, user, f"went  with {user.name}")
        assert taken.ephemeral
        assert f"**The fox** \u2026 went with {user.name}." in taken.content
    await table.wait(lambda: "3 endings so far" in writing.content)

    voting = await table.voting(writing)
    assert actions(voting) == ["best", "machine", "reveal", "stop"]
    assert not any(user.id in told(voting) for user in table.people)
    shown = endings(voting)
    assert sorted(shown) == [1, 2, 3, 4]
    machine = table.machine_number(voting)
    assert ends_sentence(shown[machine])
    assert len(shown[machine]) <= 160
    await table.wait(lambda: "writing is over" in writing.content)
    assert actions(writing) == []

    numbers = {user: table.number_of(voting, user.name) for user in table.people}
    for user, best in ((tom, luna), (mira, luna), (luna, tom)):
        answer = await table.choose(voting, "best", numbers[best], user)
        assert answer.ephemeral
        assert f"number {numbers[best]} the best" in answer.content
    await table.choose(voting, "machine", machine, tom)
    await table.choose(voting, "machine", numbers[tom], luna)
    await table.wait(lambda: "3 people have voted" in voting.content)

    reveal = await table.reveal(voting)
    assert f"The machine wrote number **{machine}**" in reveal.content
    assert f"Unmasked by <@{tom.id}>." in reveal.content
    assert "Points: " in reveal.content
    for user, points in ((luna, 2), (tom, 2)):
        assert f"<@{user.id}> +{points}" in reveal.content
        assert f"1. <@{user.id}> {points}" in reveal.content
    lines = told(reveal).splitlines()
    winner = lines.index(f"\U0001f3c6 **{numbers[luna]}.** \u2026 went with Luna.")
    assert lines[winner + 1] == f"\u2014 <@{luna.id}> \u00b7 2 votes"
    assert (actions(voting), endings(voting)) == ([], {})  # the reveal has them
    assert all(post.allowed_mentions == {"parse": []} for post in (writing, voting, reveal))


async def test_public_posts_in_the_servers_language(
    discord: Sandbox, table: Table, database: Database
) -> None:
    await table.change(database, language="de")
    writing = await table.begin()
    assert "Die Abstimmung beginnt" in writing.content
    assert writing.buttons[0][0] == "Schluss schreiben"
    form = await discord.click(writing, "Schluss schreiben", locale="fr")
    assert form.modal is not None
    assert form.modal["title"] == "Écrire la fin"
    taken = await discord.submit(form, {"ending": "ran"}, locale="ja")
    assert "投票まで誰にも見えません" in taken.content
    await table.write(writing, discord.player, "slept")
    voting = await table.voting(writing)
    answer = await table.choose(voting, "machine", 1, discord.moderator, "zh-CN")
    assert "你认为 1 号是机器写的" in answer.content
    reveal = await table.reveal(voting)
    assert "ist von der Maschine" in reveal.content


async def test_a_round_needs_no_permission_in_the_channel(discord: Sandbox, table: Table) -> None:
    before = len(discord.requests)
    writing = await table.begin()
    await table.write_all(writing)
    await table.reveal(await table.voting(writing))
    paths = {request.path.split("/")[1] for request in discord.requests[before:]}
    assert paths == {"interactions", "webhooks"}


async def test_an_ending_can_be_changed(discord: Sandbox, table: Table) -> None:
    writing = await table.begin()
    await table.write(writing, discord.member, "went home")
    form = await discord.click(writing, "Write the ending", discord.member)
    assert form.modal is not None
    assert "went home." in str(form.modal)
    await discord.submit(form, {"ending": "x" * 159})
    form = await discord.click(writing, "Write the ending", discord.member)
    assert "'" + "x" * 159 + "'" in str(form.modal)
    await discord.submit(form, {"ending": "went to sea"})
    await table.write(writing, discord.player, "slept")
    shown = endings(await table.voting(writing)).values()
    assert "went to sea." in shown
    assert "went home." not in shown
    assert len(shown) == 3


async def test_fifty_people_vote_at_once(
    discord: Sandbox, table: Table, database: Database
) -> None:
    voting = await table.voting(await table.begin_all())
    voters = crowd(50)
    machine = table.machine_number(voting)
    answers = await asyncio.gather(
        *(table.choose(voting, "best", 1 + n % 4, user) for n, user in enumerate(voters)),
        *(table.choose(voting, "machine", machine, user) for user in voters),
    )
    assert all(answer.ephemeral and "change your mind" in answer.content for answer in answers)
    await table.wait(lambda: "50 people have voted" in voting.content)
    counted = (
        "SELECT question, COUNT(*), COUNT(DISTINCT voter_id) FROM votes WHERE round_id IN"
        " (SELECT id FROM rounds WHERE guild_id = :guild) GROUP BY question"
    )
    assert sorted(await database.rows(counted, guild=int(table.guild.id))) == [
        ("best", 50, 50),
        ("machine", 50, 50),
    ]
    reveal = await table.reveal(voting)
    assert sum_of_votes(reveal) == 50
    assert "and 40 more" in reveal.content


async def test_votes_are_changed_and_never_for_oneself(discord: Sandbox, table: Table) -> None:
    voting = await table.voting(await table.begin_all())
    own = table.number_of(voting, "Luna")
    for question in ("best", "machine"):
        refused = await table.choose(voting, question, own, discord.player)
        assert refused.ephemeral
        assert "That one is yours" in refused.content
    other = table.number_of(voting, "Tom")
    for number in (table.machine_number(voting), table.number_of(voting, "Mira"), other):
        await table.choose(voting, "best", number, discord.player)
    reveal = await table.reveal(voting)
    assert sum_of_votes(reveal) == 1
    assert f"Points: <@{discord.member.id}> +1" in reveal.content


async def test_one_click_on_next_round_wins(discord: Sandbox, table: Table) -> None:
    reveal = await table.reveal(await table.voting(await table.begin_all()))
    before = len(table.posts())
    clicks = await asyncio.gather(*(table.press(reveal, "next", each) for each in crowd(5)))
    refused = [click for click in clicks if click is not reveal]
    assert len(refused) == 4
    for click in refused:
        assert click.ephemeral
        assert "There is a round in this channel already" in click.content
    again = await table.post_with("write", after=before)
    assert len(table.posts()) == before + 1
    assert "**The fox**" not in again.content
    await table.wait(lambda: actions(reveal) == ["keep"])
    second = await table.begin(user=discord.player)
    assert second.ephemeral
    place = f"{table.guild.id}/{table.guild.channel_id}/{again.message['id']}"
    assert f"(https://discord.com/channels/{place})" in second.content
    # Elsewhere there may be another one.
    elsewhere = await discord.cast("/finish", guild=discord.guilds[0])
    assert not elsewhere.ephemeral


async def test_the_same_command_twice(discord: Sandbox, table: Table) -> None:
    replies = await asyncio.gather(*(table.begin(user=user) for user in crowd(5)))
    assert [reply.ephemeral for reply in replies].count(False) == 1


@pytest.mark.parametrize("phase", ["writing", "voting"])
async def test_the_host_and_moderators_can_stop(discord: Sandbox, table: Table, phase: str) -> None:
    for who in (discord.member, discord.moderator):
        message = await table.begin(user=discord.member)
        if phase == "voting":
            await table.write_all(message)
            message = await table.voting(message, who)
        for action in ("stop", "vote" if phase == "writing" else "reveal"):
            refused = await table.press(message, action, discord.player)
            assert refused.ephemeral
            assert "or a moderator" in refused.content
        await table.press(message, "stop", who)
        end = await table.post_with("next")
        assert end.content == "The round was stopped."
        await table.wait(lambda old=message: actions(old) == [])  # type: ignore[misc]
    empty = await table.cast("/scores")
    assert "No round has been played" in empty.content


async def test_fewer_than_two_end_kindly(
    discord: Sandbox, table: Table, database: Database
) -> None:
    writing = await table.begin()
    await table.write(writing, discord.player, "went home")
    refused = await table.press(writing, "vote")
    assert "It takes 2 endings" in refused.content
    await table.expire(database, within=0.5)
    await table.write(writing, discord.player, "went to sea")  # which has the worker look
    end = await table.post_with("next")
    assert "1 ending came in" in end.content
    assert "went" not in told(end)
    await table.wait(lambda: actions(writing) == [])


async def test_a_full_round(discord: Sandbox, table: Table) -> None:
    writing = await table.begin()
    *players, late = crowd(25)
    taken = await asyncio.gather(
        *(table.write(writing, user, f"{n} " + "x" * 140) for n, user in enumerate(players))
    )
    assert all("Taken" in each.content for each in taken)
    refused = await table.write(writing, late, "me too")
    assert refused.ephemeral
    assert "24 people write already" in refused.content
    changed = await table.write(writing, players[0], "0 changed")
    assert "Taken" in changed.content
    voting = await table.voting(writing)
    assert sorted(endings(voting)) == list(range(1, 26))
    assert [len(menu["options"]) for menu in voting.menus] == [25, 25]
    await table.choose(voting, "best", 25, late)
    reveal = await table.reveal(voting)
    assert sorted(endings(reveal)) == list(range(1, 26))
    assert all(f"<@{user.id}>" in told(reveal) for user in players)


HOSTILE = [
    "@everyone look at <@1> and <#2>",
    "https://example.com discord.gg/abc",
    "[click here](https://example.com)",
    "```py print``` `code` **bold** ||spoiler||",
    "# a heading",
    "\u202eright to left \u2066inside\u2069",
    "\U0001f409" * 150,
    "\u0416\u4e2d\u05d0\u0e01\u0301 \u200d\ufeff",
]


async def test_hostile_words_are_only_text(discord: Sandbox, table: Table) -> None:
    writing = await table.begin(f"opening:{HOSTILE[0]} {HOSTILE[2]} {HOSTILE[5]}")
    people = crowd(len(HOSTILE))
    for user, text in zip(people, HOSTILE, strict=True):
        assert "Taken" in (await table.write(writing, user, text)).content
    voting = await table.voting(writing)
    before = told(voting), told(writing)
    labels = [option["label"] for menu in voting.menus for option in menu["options"]]
    assert max(map(length, labels)) <= 100
    reveal = await table.reveal(voting)
    assert len(endings(reveal)) == len(HOSTILE) + 1
    for shown in (*before, told(reveal)):
        for active in ("@everyone", "://", "discord.gg", "\u202e", "\u2066", "<@1>", "<#2>", "```"):
            assert active not in shown
        assert not re.search(r"(?<!\\)\[click", shown)
    for post in table.posts():
        assert post.message["mentions"] == []
        assert getattr(post, "allowed_mentions", None) == {"parse": []}


async def test_blocked_words_are_refused_privately(
    discord: Sandbox, table: Table, database: Database
) -> None:
    await table.change(database, blocked_words={"drat"})
    refused = await table.begin("opening:Drat said")
    assert refused.ephemeral
    assert "blocked" in refused.content
    writing = await table.begin()
    for word in ("DRAT", "coons"):  # the server's, the operator's
        answer = await table.write(writing, discord.player, f"said {word}!")
        assert answer.ephemeral
        assert "blocked" in answer.content
    await table.wait(lambda: "0 endings" in writing.content)


@pytest.mark.parametrize("options", ["writing:19", "voting:121", "writing:301"])
async def test_discord_does_not_send_what_is_no_round(table: Table, options: str) -> None:
    with pytest.raises(Refused, match="must be"):
        await table.begin(options)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ("opening:...", "Give me a few words"),
        ("opening:昔々", "the letters of its books"),
        ("writing:19", "20 to 300"),
        ("voting:121", "15 to 120"),
        ("writing:301", "20 to 300"),
    ],
)
async def test_what_is_no_round(
    discord: Sandbox, table: Table, monkeypatch: pytest.MonkeyPatch, options: str, why: str
) -> None:
    for option in discord.usable()["finish"]["options"]:  # as if Discord did not know the limits
        for limit in ("min_value", "max_value"):
            monkeypatch.delitem(option, limit, raising=False)
    refused = await table.begin(options)
    assert refused.ephemeral
    assert why in refused.content
    assert table.posts() == []


async def test_times_are_chosen_at_the_start(discord: Sandbox, table: Table) -> None:
    writing = await table.begin("opening:The fox writing:200 voting:100")
    assert 199 <= deadline(writing) - posted(writing) <= 201
    await table.write_all(writing)
    reveal = await table.reveal(await table.voting(writing))
    # The next round takes the same.
    assert [custom_id for _, custom_id, _ in reveal.buttons] == ["round:1:next:200:100"]
    assert 59 <= deadline(usual := await table.begin("")) - posted(usual) <= 61


async def test_endings_are_kept_with_a_star(discord: Sandbox, table: Table) -> None:
    reveal = await table.reveal(await table.voting(await table.begin_all()))
    theirs, machine = table.number_of(reveal, "Luna"), table.machine_number(reveal)
    for number in (theirs, machine):
        kept = await table.choose(reveal, "keep", number, discord.member)
        assert kept.ephemeral
        assert "Kept" in kept.content
    best = await table.cast("/best")
    assert "**The fox** went with Luna." in told(best)
    assert f"by <@{discord.player.id}>, kept by <@{discord.member.id}>" in told(best)
    assert f"**The fox** {endings(reveal)[machine]}" in told(best)
    again = await table.choose(reveal, "keep", theirs, discord.member)
    assert "keep this already" in again.content
    await discord.click(again, "Take it back")
    assert "Luna" not in told(await table.cast("/best"))


async def test_nothing_of_a_round_stays_but_the_points(
    discord: Sandbox, table: Table, database: Database
) -> None:
    voting = await table.voting(await table.begin_all())
    await table.choose(voting, "best", table.number_of(voting, "Luna"), discord.member)
    await table.reveal(voting)
    await table.wait(lambda: "voting is over" in voting.content)
    guild_id = int(table.guild.id)
    assert (
        await database.rows("SELECT id FROM rounds WHERE guild_id = :guild", guild=guild_id) == []
    )
    for name in ("endings", "votes"):
        orphans = f"SELECT * FROM {name} WHERE round_id NOT IN (SELECT id FROM rounds)"
        assert await database.rows(orphans) == []
    points = "SELECT user_id, points FROM scores WHERE guild_id = :guild"
    assert await database.rows(points, guild=guild_id) == [(int(discord.player.id), 1)]
