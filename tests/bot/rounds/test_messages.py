"""What a round says fits Discord's limits, and nothing that people wrote is rendered."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, strategies

from bot.errors import UserError
from bot.game.rules import MACHINE, Ending, Vote
from bot.game.wording import ENDING_LIMIT, OPENING_LIMIT, tidy_ending, tidy_opening
from bot.i18n.texts import LANGUAGES
from bot.rounds import messages
from bot.rounds.messages import Post, read_ending
from bot.store.scores import Place
from tests.bot.rounds.rounds import a_round, a_vote_on

ID = 2**63 - 1
HOSTILE = [
    "@everyone look at <@1> and <#2>",
    "https://example.com and discord.gg/abc",
    "[click here](https://example.com)",
    "```py print``` `code` **bold** ||spoiler||",
    "# a heading",
    "\u202eright to left",
    "**9.** \u2026 somebody else's ending\n\u2014 <@5>",
    "> **another opening** \u2026",
]


def size(shown: str) -> int:
    return len(shown.encode("utf-16-le")) // 2


def check(post: Post) -> None:
    assert size(post.content) <= 2000
    assert all(size(embed) <= 4096 for embed in post.embeds)
    assert sum(map(size, post.embeds)) <= 6000
    assert len(post.embeds) <= 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("filler", ["a", "*", "@", "\U0001f409", "<"])
def test_the_fullest_round_fits(language: str, filler: str) -> None:
    people = [ID - n for n in range(24)]
    endings = tuple(
        Ending(author, filler * (ENDING_LIMIT - 1) + ".", number)
        for number, author in enumerate([*people, MACHINE], start=1)
    )
    suspects = [*people, *[MACHINE] * 24]
    votes = [Vote(ID - 100 - n, "machine", suspects[n % 48]) for n in range(1000)]
    votes += [Vote(voter, "best", people[voter % 24]) for voter in range(1000)]
    full = a_vote_on(locale=language, opening=filler * OPENING_LIMIT)
    full = replace(full, endings=endings, votes=tuple(votes), resumed=True)
    check(messages.writing(replace(full, phase="writing")))
    for post in (
        messages.voting(full),
        messages.closed(full, "voting"),
        messages.closed(full, "writing"),
    ):
        check(post)
    best = [Place(1, person, 12345, 0, 0) for person in people[:5]]
    revealed = replace(full, phase="over", outcome="revealed")
    reveal = messages.ended(revealed, "2026-Q4", best)
    check(reveal)
    # What is cut is cut alike for all.
    told = [read_ending(reveal, number) for number in range(1, 26)]
    assert None not in told
    assert len({each[1] for each in told if each}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", ["stopped", "too-few", "speechless", "away"])
def test_every_end_is_told(language: str, outcome: str) -> None:
    post = messages.ended(a_round(locale=language, phase="over", outcome=outcome), "2026-Q4", [])
    check(post)
    assert post.content


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_what_people_write_is_rendered(text: str) -> None:
    opening = tidy_opening(text, frozenset())
    ending = tidy_ending(text, "The fox", frozenset())
    for post in (
        messages.voting(a_vote_on("beep.", ending, opening=opening)),
        messages.ended(
            a_vote_on("beep.", ending, opening=opening, outcome="revealed"), "2026-Q4", []
        ),
    ):
        for shown in (post.content, *post.embeds):
            for active in ("@everyone", "://", "discord.gg", "\u202e"):
                assert active not in shown
        (embed,) = post.embeds
        theirs = next(line for line in embed.splitlines() if "**2.**" in line)
        bare = theirs.partition("**2.** \u2026 ")[2].replace("\\\\", "")
        assert not re.search(r"(?<!\\)[<\[`*|]", bare)
        assert not re.match(r"[#>+-]|\d+\.", bare)
    assert opening in messages.opening_line(a_round(opening=opening)).replace("\\", "").replace(
        "\u200b", ""
    )


@given(strategies.text(min_size=1, max_size=80), strategies.lists(strategies.text(), max_size=24))
def test_endings_are_read_back_from_a_reveal(opening: str, written: list[str]) -> None:
    try:
        opening = tidy_opening(opening, frozenset())
        endings = [tidy_ending(text, opening, frozenset()) for text in ("beep", *written)]
    except UserError:
        return
    reveal = messages.ended(a_vote_on(*endings, opening=opening, outcome="revealed"), "2026-Q4", [])
    for author, ending in enumerate(endings):
        assert read_ending(reveal, author + 1) == (opening, ending, author or None)
    assert read_ending(reveal, len(endings) + 1) is None


def test_what_is_no_reveal_is_not_read() -> None:
    assert read_ending(Post("> **The fox** \u2026"), 1) is None
    assert read_ending(Post("", ["**1.** \u2026 ran.\n\u2014 <@5> \u00b7 1 vote"]), 1) is None


def test_a_reveal_names_the_machine_and_who_found_it() -> None:
    votes = (*(Vote(n, "machine", MACHINE) for n in range(5, 17)), Vote(5, "best", 1))
    votes += (Vote(20, "machine", 1), Vote(21, "machine", 1))
    played = a_vote_on("beep.", "ran.", votes=votes, outcome="revealed")
    post = messages.ended(played, "2026-Q4", [Place(1, 5, 7, 3, 4), Place(1, 6, 7, 4, 3)])
    assert "number **1**" in post.content
    assert "<@14> and 2 more" in post.content
    assert "Season 2026-Q4: 1. <@5> 7 \u00b7 1. <@6> 7" in post.content
    assert (
        "\U0001f3c6 **2.** \u2026 ran.\n\u2014 <@1> \u00b7 1 vote \u00b7 fooled 2 people"
        in post.embeds[0]
    )
    assert post.embeds[0].splitlines()[1].endswith("0 votes")
