"""The connection to Discord."""

import logging

import discord
from discord.utils import oauth_url

from bot.commands.spell import SpellButton, spell
from bot.commands.temperature import temperature
from bot.services import Services
from bot.sync import sync_commands
from bot.tree import Tree

log = logging.getLogger(__name__)


class Grimoire(discord.Client):
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
        self.tree = Tree(self)
        self.tree.add_command(spell)
        self.tree.add_command(temperature)
        self._greeted = False

    async def setup_hook(self) -> None:
        """Register buttons and commands, once, before the gateway is opened."""
        self.add_dynamic_items(SpellButton)
        await sync_commands(self.tree)

    async def on_ready(self) -> None:
        """Tell the operator how to invite the bot and where it is; it comes at reconnects too."""
        log.info("Ready, in %s servers.", len(self.guilds))
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


def _printable(name: str) -> str:
    """Return a name without what could move a terminal's cursor."""
    return "".join(character if character.isprintable() else "?" for character in name)
