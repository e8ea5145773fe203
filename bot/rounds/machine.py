"""The machine's part: an ending in the server's voice that a person could have typed."""

import asyncio
import logging
from collections.abc import Set as AbstractSet
from contextlib import suppress

from bot.errors import UserError
from bot.game.rules import Round
from bot.game.wording import could_be_human, shorten, tidy_ending
from bot.library.async_writer import AsyncWriter
from bot.services import Services
from bot.settings import Settings
from model.errors import Blocked, Cancelled, Unwritten
from model.request import Passage, Request
from model.vocabulary import Vocabulary

log = logging.getLogger(__name__)

_CANDIDATES, _TRIES = 8, 6  # mostly one try will do; the voice may be daring, or write verse
_PATIENCE = 20.0  # seconds for all tries
_PAUSE = 1.0  # seconds before the next try, when others wait for the voice as well


async def can_read(services: Services, settings: Settings, opening: str) -> bool:
    """Say whether a server's voice knows any letter of an opening; else it cannot finish it.

    The voice is not loaded for that: nobody should have to wait.
    """
    voice = await services.library.get(await services.choose_voice(None, settings))
    try:
        characters = voice.card.vocabulary if voice else None
        readable = Vocabulary(characters or "").fold(opening).text
    except ValueError:
        return True  # it does not say properly what it knows
    return any(map(str.isalnum, readable))


async def write_ending(services: Services, played: Round) -> str | None:
    """Return an ending, None if the voice cannot write one that may be shown.

    Raises Cancelled when the voice is being closed, and nothing else that a voice provokes: the
    round has to go on.
    """
    settings = await services.settings(played.guild_id)
    blocked = services.blocked(settings)
    request = Request(
        played.opening,
        temperature=settings.temperature,
        candidates=_CANDIDATES,
        shown=_CANDIDATES,
        new_word=True,
        blocked=blocked,
    )
    voice = await services.choose_voice(None, settings)
    try:
        with services.library.casting():
            async with asyncio.timeout(_PATIENCE), services.library.use(voice) as writer:
                for _ in range(_TRIES):
                    passage = await _write(writer, request, played.guild_id)
                    if passage and (ending := _fitting(passage, played.opening, blocked)):
                        return ending
        log.info("The voice had no ending for a round.")
    except Cancelled:
        raise
    except Exception as error:
        log.warning("The voice had no ending for a round (%s).", type(error).__qualname__)
    return None


async def _write(writer: AsyncWriter, request: Request, guild_id: int) -> Passage | None:
    try:
        return await writer.write(request, guild_id)
    except Cancelled:
        raise
    except Blocked:
        return None
    except (Unwritten, UserError):
        await asyncio.sleep(_PAUSE)
        return None


def _fitting(passage: Passage, opening: str, blocked: AbstractSet[str]) -> str | None:
    whole = [passage.text, *passage.others]
    for text in (*whole, *map(shorten, whole)):
        if could_be_human(text):
            with suppress(UserError):
                return tidy_ending(text, opening, blocked)
    return None
