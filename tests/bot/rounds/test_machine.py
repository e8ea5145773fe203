"""The machine's ending, in every voice that is shipped, looks like those of people."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.game.openings import openings
from bot.game.wording import ENDING_LIMIT, could_be_human, tidy_ending
from bot.library.library import Library
from bot.rounds.machine import write_ending
from bot.services import Services
from bot.store import Store
from model.decoder import Decoder
from model.voice import Voice
from model.words import words_of
from tests.bot.rounds.rounds import a_round

FOLDER = Path("model/voices")
# "Said," lets a voice begin with a quotation mark; "mat" is the beginning of "matter" for one
# that knows no mats.
SOME = [*openings()[::40], "And the king said,", "The door opened, and on the mat"]


@asynccontextmanager
async def made(
    tmp_path: Path,
    default: str,
    make_decoder: Callable[[Path], Decoder] | None = None,
    **settings: Any,
) -> AsyncIterator[Services]:
    async with (
        await Store.open(f"sqlite+aiosqlite:///{tmp_path}/grimoire.db") as store,
        Library(FOLDER, default, make_decoder=make_decoder) as library,
    ):
        await store.settings.change(10, **{"temperature": 0.7, **settings})
        yield Services(store, library)


@pytest.mark.parametrize("voice", sorted(path.stem for path in FOLDER.glob("*.keras")))
@pytest.mark.parametrize("temperature", [0.7, 1.5])
async def test_an_ending_that_a_person_could_have_typed(
    tmp_path: Path, voice: str, temperature: float
) -> None:
    async with made(tmp_path, voice, temperature=temperature) as services:
        for opening in SOME:
            ending = await write_ending(services, a_round(opening=opening))
            assert ending is not None, opening
            assert len(ending) <= ENDING_LIMIT
            assert could_be_human(f" {ending}")
            assert tidy_ending(ending, opening, frozenset()) == ending


async def test_it_speaks_in_the_voice_of_the_server(tmp_path: Path) -> None:
    said: dict[str, set[str]] = {"wizard": set(), "shakespeare": set()}
    for voice, words in said.items():
        async with made(tmp_path, "wizard", voice=voice) as services:
            for _ in range(12):
                ending = await write_ending(services, a_round(opening="My lord, the king"))
                words |= set(words_of(ending or ""))
    theirs = {"thou", "thy", "thee", "hath", "doth", "shall", "your", "ye"}
    assert len(said["shakespeare"] & theirs) > len(said["wizard"] & theirs)


async def test_blocked_words_are_never_written(tmp_path: Path) -> None:
    blocked = frozenset({"the", "a", "and"})
    async with made(tmp_path, "wizard", blocked_words=blocked) as services:
        for opening in ("The cat", "He was", "Nobody"):
            ending = await write_ending(services, a_round(opening=opening))
            assert ending is None or blocked.isdisjoint(words_of(ending))


async def test_without_any_word_left_it_has_no_ending(tmp_path: Path) -> None:
    letters = set("abcdefghijklmnopqrstuvwxyz")
    async with made(tmp_path, "wizard") as services:
        async with services.library.use("wizard") as writer:
            blocked = writer.voice.words | letters
        await services.store.settings.change(10, blocked_words=blocked)
        assert await write_ending(services, a_round()) is None


class Broken(Decoder):
    """Fails in a way that nobody has foreseen."""

    def read(self, *_: object) -> Any:
        raise ZeroDivisionError


async def test_a_voice_that_breaks_holds_up_no_round(tmp_path: Path) -> None:
    async with made(tmp_path, "wizard", lambda path: Broken(Voice.load(path))) as services:
        assert await write_ending(services, a_round()) is None
