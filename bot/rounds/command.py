"""`/finish`: a round of "finish the sentence", for everybody in the channel."""

from discord import app_commands
from discord.app_commands import Range

from bot.errors import UserError
from bot.game.wording import OPENING_LIMIT
from bot.rounds.actions import begin
from bot.rounds.host import RoundInteraction
from bot.settings import LIMITS

_WRITING, _VOTING = LIMITS["writing_seconds"], LIMITS["voting_seconds"]


@app_commands.command(name="finish")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.describe(
    opening="How the sentence begins (default: one of my openings)",
    writing="Seconds to write in, 20 to 300 (default: this server's)",
    voting="Seconds to vote in, 15 to 120 (default: this server's)",
)
async def finish(
    interaction: RoundInteraction,
    opening: Range[str, 1, OPENING_LIMIT] | None = None,
    writing: Range[int, _WRITING[0], _WRITING[1]] | None = None,
    voting: Range[int, _VOTING[0], _VOTING[1]] | None = None,
) -> None:
    """Finish a sentence together, and guess which ending is the machine's."""
    with interaction.client.scheduler.working():
        _check(writing, _WRITING)
        _check(voting, _VOTING)
        await begin(interaction, opening, writing, voting)


def _check(seconds: int | None, allowed: tuple[int, int]) -> None:
    least, most = allowed
    if seconds is not None and not least <= seconds <= most:
        raise UserError("game-seconds", least=least, most=most)
