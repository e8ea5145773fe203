"""Tells a channel how its round goes, by the token of the interaction that began it.

So the bot needs no permission in the channel. A token works for 15 minutes, a round takes ten.
"""

import asyncio
import contextlib
import logging
import time
from dataclasses import replace
from weakref import WeakValueDictionary

import discord

from bot.game.points import season_of
from bot.game.rules import Round
from bot.rounds import messages
from bot.rounds.messages import Post
from bot.rounds.views import embeds_of, round_view
from bot.services import Services
from bot.store.rounds import StoredRound

log = logging.getLogger(__name__)

_BEST = 5  # people of the season that are named after a round
_GONE = (401, 403, 404)  # the token is not valid any more, or never was


class Announcer:
    """Posts and edits the messages of rounds."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        """Take a client that will be logged in by then."""
        self._client = client
        self._rounds = services.store.rounds
        self._scores = services.store.scores
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()  # by round

    async def tell(self, round_id: int) -> None:
        """Post what a round has come to, below everything else in the channel.

        What cannot be sent now is left for another try, unless the token is of no use any more.
        """
        # One after the other: while a message is sent, somebody may stop the round.
        async with self._turns.setdefault(round_id, asyncio.Lock()):
            stored = await self._rounds.get(round_id)
            if stored and not stored.is_told:
                await self._tell(stored)

    async def _tell(self, stored: StoredRound) -> None:
        played = stored.played
        post, view = await self._post(played), round_view(played)
        try:
            message = await self._webhook(stored).send(
                post.content, embeds=embeds_of(post), view=view, wait=True
            )
        except discord.HTTPException as error:
            log.warning("What happened in a round could not be told (HTTP %s).", error.status)
            if error.status in _GONE:
                await self._rounds.forget(played.id)
                await self._part(stored)
            return
        if played.phase == "over":
            await self._rounds.forget(played.id)
        else:
            await self._rounds.show(played.id, played.phase, message.id)
        if stored.shown:
            await self._edit(stored, messages.closed(played, stored.shown), None)

    async def _part(self, stored: StoredRound) -> None:
        """Say without a token that a round is over, in its last message; only there is it told."""
        if stored.message_id is None:
            return
        played = stored.played
        if played.phase != "over":
            played = replace(played, phase="over", outcome="away")
        channel = self._client.get_partial_messageable(played.channel_id)
        message = channel.get_partial_message(stored.message_id)
        post, view = await self._post(played), round_view(played)
        with contextlib.suppress(discord.HTTPException):  # the bot may not see it, or it is gone
            await message.edit(content=post.content, embeds=embeds_of(post), view=view)

    async def update(self, round_id: int) -> None:
        """Bring the latest message of a round up to date: how many have come, until when."""
        stored = await self._rounds.get(round_id)
        if stored and stored.is_told:
            await self._edit(stored, await self._post(stored.played), round_view(stored.played))

    async def _post(self, played: Round) -> Post:
        if played.phase == "writing":
            return messages.writing(played)
        if played.phase == "voting":
            return messages.voting(played)
        season = season_of(time.time())
        best = await self._scores.page(played.guild_id, season, 0, _BEST)
        return messages.ended(played, season, best)

    async def _edit(self, stored: StoredRound, post: Post, view: discord.ui.View | None) -> None:
        # A moderator may have deleted it; the round goes on.
        with contextlib.suppress(discord.HTTPException):
            await self._webhook(stored).edit_message(
                stored.message_id or 0, content=post.content, embeds=embeds_of(post), view=view
            )

    def _webhook(self, stored: StoredRound) -> discord.Webhook:
        return discord.Webhook.partial(
            self._client.application_id or 0, stored.token, client=self._client
        )
