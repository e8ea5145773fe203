"""What people can press under the messages of a round; `bot.rounds.controls` hears of it."""

import discord

from bot.game.rules import Ending, Round
from bot.game.wording import ENDING_LIMIT
from bot.i18n.texts import text
from bot.rounds.messages import Post, opening_line
from bot.ui.components import view_of
from bot.ui.limits import OPTION
from bot.ui.markup import length

_EMOJI = {
    "write": "\u270d\ufe0f",
    "vote": "\U0001f5f3\ufe0f",
    "reveal": "\U0001f3ad",
    "stop": "\u23f9\ufe0f",
    "next": "\U0001f501",
}
_NEXT = "round:1:next"

_Item = discord.ui.Item[discord.ui.View]


def round_view(played: Round) -> discord.ui.View:
    """Return the buttons and menus for the phase that a round is in."""
    if played.phase == "writing":
        return view_of(*(_button(played, each) for each in ("write", "vote", "stop")))
    if played.phase == "voting":
        menus = (_menu(played, each) for each in ("best", "machine"))
        return view_of(*menus, *(_button(played, each) for each in ("reveal", "stop")))
    keep = [_menu(played, "keep")] if played.outcome == "revealed" else []
    times = f"{_NEXT}:{played.writing}:{played.voting}"
    return view_of(*keep, _button(played, "next", times))


def without_next(message: discord.Message) -> discord.ui.View:
    """Return what a message has to press, but for the next round."""
    items = discord.ui.View.from_message(message).children
    return view_of(*(x for x in items if not getattr(x, "custom_id", "").startswith(_NEXT)))


def embeds_of(post: Post) -> list[discord.Embed]:
    """Return the embeds of a post."""
    return [discord.Embed(description=description) for description in post.embeds]


def ending_form(played: Round, written: str, locale: object) -> discord.ui.Modal:
    """Return the form for an ending, with what is written so far, in the writer's language."""
    modal = discord.ui.Modal(
        title=text(locale, "game-write-modal"), custom_id=f"round:1:write:{played.id}"
    )
    most = ENDING_LIMIT - 1  # a stop may be added, and is left out again
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id="ending",
        style=discord.TextStyle.paragraph,
        placeholder=text(locale, "game-ending-hint"),
        default=written[:most],
        max_length=most,
    )
    modal.add_item(discord.ui.TextDisplay(opening_line(played)))
    modal.add_item(discord.ui.Label(text=text(locale, "game-ending-label"), component=field))
    return modal


def _button(played: Round, action: str, custom_id: str | None = None) -> _Item:
    styles = {"write": discord.ButtonStyle.primary, "next": discord.ButtonStyle.primary}
    return discord.ui.Button(
        label=text(played.locale, f"game-{action}-button"),
        emoji=_EMOJI[action],
        style=styles.get(action, discord.ButtonStyle.secondary),
        custom_id=custom_id or f"round:1:{action}:{played.id}",
    )


def _menu(played: Round, action: str) -> _Item:
    return discord.ui.Select(
        custom_id=f"round:1:{action}:{played.id}",
        placeholder=text(played.locale, f"game-{action}-placeholder"),
        options=[
            discord.SelectOption(label=_label(ending), value=str(ending.number))
            for ending in played.endings
        ],
    )


def _label(ending: Ending) -> str:
    label = f"{ending.number}. {ending.text}"
    while length(label) > OPTION:
        label = label[:-1]
    return label
