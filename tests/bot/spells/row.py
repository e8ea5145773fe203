"""What a spell shows, and the row of buttons under it."""

import re

from bot.spells.message import Spell
from sandbox.discord.messages import Reply

ROW = ["Again", "Continue", "Hotter", "Colder", "Why?"]


def shown(reply: Reply) -> Spell:
    """Return the spell that a message shows."""
    spell = Spell.from_message(reply.content)
    assert spell is not None, reply.content
    return spell


def temperature(reply: Reply) -> str:
    """Return the temperature that the small print names."""
    found = re.search(r"temperature ([\d.]+)", reply.content)
    assert found is not None, reply.content
    return found[1]
