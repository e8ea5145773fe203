"""The connection to Discord."""

import asyncio
import logging
import time

import discord
from discord.utils import oauth_url

from bot.features import COMMANDS, CONTROLS, MODALS
from bot.i18n.sync import sync_commands
from bot.privacy.retention import watch
from bot.rounds.host import RoundHost
from bot.rounds.scheduler import RoundScheduler
from bot.services import Services
from bot.ui.components import answer_unknown
from bot.ui.error_handler import Tree
from bot.ui.modals import answer_modal

log = logging.getLogger(__name__)


class Grimoire(RoundHost):
    """The bot: its commands, its buttons, and a word to the operator when it is ready."""

    def __init__(self, services: Services) -> None:
        """Take what the commands work with."""
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.5,  # seconds after the last server came; no members are awaited
            max_messages=None,
            max_ratelimit_timeout=30.0,
            activity=discord.CustomActivity("/spell"),
        )
        self.services = services
        self.scheduler = RoundScheduler(self, services)
        self.tree = Tree(self)
        for command in COMMANDS:
            self.tree.add_command(command)
        self.command_ids = {}  # filled before anybody asks
        self._greeted = False
        self._watch: asyncio.Task[None] | None = None  # over the servers that were left

    async def setup_hook(self) -> None:
        """Register buttons and commands, once, before the gateway is opened."""
        self.add_dynamic_items(*CONTROLS)
        self.command_ids = await sync_commands(self.tree)
        self.scheduler.start()

    async def close(self) -> None:
        """Close the connection, once what is being told in a round is told."""
        if self._watch:
            self._watch.cancel()
            await asyncio.wait([self._watch])
        await self.scheduler.close()
        await super().close()

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Keep what there is of a server that has the bot back."""
        await self.services.store.departures.forget(guild.id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Begin the grace of a server that was left; an outage does not come here."""
        await self.services.store.departures.note(guild.id, int(time.time()))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer forms, and buttons that nobody knows; all else finds its way by itself."""
        if interaction.type is discord.InteractionType.modal_submit:
            await answer_modal(interaction, MODALS)
        elif interaction.type is discord.InteractionType.component:
            await answer_unknown(interaction, CONTROLS)

    async def on_ready(self) -> None:
        """Tell the operator how to invite the bot and where it is; it comes at reconnects too."""
        log.info("Ready, in %s servers.", len(self.guilds))
        if self._watch:
            self._watch.cancel()
        watching = watch(self.services.store, self._present, self._serves)
        self._watch = asyncio.create_task(watching)
        if self._greeted or self.application_id is None:
            return
        self._greeted = True
        invite = oauth_url(
            self.application_id,
            permissions=discord.Permissions.none(),
            scopes=("bot", "applications.commands"),
        )
        servers = ", ".join(_printable(guild.name) for guild in self.guilds) or "none yet"
        print(f"Invite Grimoire: {invite}\nServers: {servers}", flush=True)

    def _present(self) -> set[int]:
        """Return the servers where the bot is, those with an outage too."""
        return {guild.id for guild in self.guilds}

    def _serves(self, guild_id: int) -> bool:
        """Say whether a server is on this connection's shard: else it is not this one's to miss."""
        return (guild_id >> 22) % (self.shard_count or 1) == (self.shard_id or 0)


def _printable(name: str) -> str:
    """Return a name without what could move a terminal's cursor."""
    return "".join(character if character.isprintable() else "?" for character in name)
