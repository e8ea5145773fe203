"""What a round says in its channel, phase by phase, within Discord's limits."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.game.points import Result, count
from bot.game.rules import FEWEST, MACHINE, Phase, Round
from bot.game.wording import ENDING_LIMIT
from bot.i18n.texts import text
from bot.store.scores import Place
from bot.ui.limits import EMBED, EMBEDS
from bot.ui.markup import escape, length, unescape

_MOST_EMBED, _MOST_EMBEDS = EMBED - 96, EMBEDS - 200  # some room, lest we count otherwise
_MOST_NAMED = 10  # people in a line
_OPENING = re.compile(r"^> \*\*(.*)\*\* \u2026$", re.MULTILINE)
_ENDING = r"\*\*{number}\.\*\* \u2026 (?P<text>.*)\n\u2014 (?:<@(?P<author>\d+)>)?"


@dataclass(frozen=True)
class Post:
    """A message: its text, and the descriptions of its embeds."""

    content: str
    embeds: Sequence[str] = ()


def writing(played: Round) -> Post:
    """Ask for endings."""
    locale = played.locale
    lines = [
        *_heading(played),
        text(locale, "game-how"),
        text(locale, "game-writing-until", when=when(played)),
        text(locale, "game-written", endings=len(played.people)),
        *_small_print(played),
    ]
    return Post("\n".join(lines))


def voting(played: Round) -> Post:
    """Show all endings without their authors, and ask which is the best and which the machine's."""
    locale = played.locale
    lines = [
        *_heading(played),
        text(locale, "game-vote"),
        text(locale, "game-voting-until", when=when(played)),
        text(locale, "game-voted", people=len(played.voters)),
        *_small_print(played),
    ]
    return Post("\n".join(lines), _endings(played, {}))


def closed(played: Round, phase: Phase) -> Post:
    """Say in the message of an earlier phase that it is over; what is revealed is shown there."""
    key = "game-writing-over" if phase == "writing" else "game-voting-over"
    shown = phase == "voting" and played.outcome != "revealed"
    lines = [*_heading(played), text(played.locale, key)]
    return Post("\n".join(lines), _endings(played, {}) if shown else ())


def ended(played: Round, season: str, best: Sequence[Place]) -> Post:
    """Say how it ended; after a reveal, who wrote what, the points, and the best of the season."""
    if played.outcome != "revealed":
        key = f"game-ended-{played.outcome}"
        people = len(played.people)
        return Post(text(played.locale, key, endings=people, fewest=FEWEST))
    result = count(played)
    lines = [
        *_heading(played),
        *_machine_lines(played, result),
        _points_line(played, result),
        _season_line(played, season, best),
    ]
    signed = {ending.author: _signature(played, result, ending.author) for ending in played.endings}
    marks = dict.fromkeys(result.winners, "🏆 ")
    return Post("\n".join(filter(None, lines)), _endings(played, signed, marks))


def read_ending(post: Post, number: int) -> tuple[str, str, int | None] | None:
    """Read back from a reveal the opening, an ending, and who wrote it: None for the machine."""
    opening = _OPENING.search(post.content)
    ending = re.search(_ENDING.format(number=number), "\n".join(post.embeds))
    if opening is None or ending is None:
        return None
    author = None if ending["author"] is None else int(ending["author"])
    return unescape(opening[1]), unescape(ending["text"]), author


def opening_line(played: Round, ending: str = "") -> str:
    """Return the opening as it stands in every message, and perhaps what follows it."""
    return f"> **{escape(played.opening)}** \u2026 {escape(ending)}".rstrip()


def when(played: Round) -> str:
    """Return how long the phase lasts, as Discord counts it down."""
    return f"<t:{math.ceil(played.deadline)}:R>"


def _heading(played: Round) -> list[str]:
    return [f"## {text(played.locale, 'game-heading')}", opening_line(played)]


def _small_print(played: Round) -> list[str]:
    keys = ["game-points-rule"] + ["game-resumed"] * played.resumed
    return [f"-# {text(played.locale, key)}" for key in keys]


def _machine_lines(played: Round, result: Result) -> list[str]:
    machine = played.ending_of(MACHINE)
    unmaskers = [f"<@{person}>" for person in result.unmaskers]
    lines = [text(played.locale, "game-machine", number=machine.number if machine else 0)]
    if not result.unmaskers:
        lines.append(text(played.locale, "game-unmasked-by-nobody"))
    else:
        named, more = unmaskers[:_MOST_NAMED], len(unmaskers[_MOST_NAMED:])
        key = "game-unmasked-by-many" if more else "game-unmasked"
        lines.append(text(played.locale, key, people=", ".join(named), more=more))
    return lines


def _points_line(played: Round, result: Result) -> str:
    gained = sorted(result.scores.items(), key=lambda pair: -pair[1].points)
    told = [f"<@{person}> +{score.points}" for person, score in gained[:_MOST_NAMED]]
    dots = ["\u2026"] * (len(gained) > _MOST_NAMED)
    return text(played.locale, "game-points", points=" \u00b7 ".join(told + dots)) if told else ""


def _season_line(played: Round, season: str, best: Sequence[Place]) -> str:
    if not best:
        return ""
    places = (f"{each.rank}. <@{each.user_id}> {each.points}" for each in best)
    return text(played.locale, "game-season", season=season, places=" \u00b7 ".join(places))


def _signature(played: Round, result: Result, author: int) -> str:
    who = f"<@{author}>" if author != MACHINE else text(played.locale, "game-by-machine")
    told = [who, text(played.locale, "game-votes", votes=result.best.get(author, 0))]
    fooled = result.suspected.get(author, 0)
    if fooled and author != MACHINE:
        told.append(text(played.locale, "game-fooled", people=fooled))
    return "\n\u2014 " + " \u00b7 ".join(told) + "\n"


def _endings(
    played: Round, signed: Mapping[int, str], marks: Mapping[int, str] | None = None
) -> list[str]:
    """Return all endings in the order of their numbers; what is too long is cut alike for all."""
    most = ENDING_LIMIT
    while True:
        told = [
            f"{(marks or {}).get(each.author, '')}**{each.number}.** \u2026 "
            f"{escape(_cut(each.text, most))}{signed.get(each.author, '')}"
            for each in played.endings
        ]
        pages = _paged(told)
        if sum(map(length, pages)) <= _MOST_EMBEDS:
            return pages
        most -= 10


def _cut(ending: str, most: int) -> str:
    return ending if len(ending) <= most else ending[: most - 1].rstrip() + "\u2026"


def _paged(told: Sequence[str]) -> list[str]:
    pages: list[str] = []
    for each in told:
        if pages and length(pages[-1]) + length(each) < _MOST_EMBED:
            pages[-1] += f"\n{each}"
        else:
            pages.append(each)
    return pages
