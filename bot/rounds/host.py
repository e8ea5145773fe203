"""A client that keeps rounds going."""

import discord

from bot.rounds.scheduler import RoundScheduler
from bot.services import Host


class RoundHost(Host):
    """A host whose rounds go on."""

    scheduler: RoundScheduler


RoundInteraction = discord.Interaction[RoundHost]
