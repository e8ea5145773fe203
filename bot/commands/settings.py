"""`/settings`: everything that a server can choose, in one private panel."""

import re
from collections.abc import Mapping
from typing import Any, Self

import discord
from discord import app_commands

from bot import choices
from bot.cards import Card
from bot.errors import UserError
from bot.modals import Handler, Values, open_modal
from bot.permissions import check_manager
from bot.services import Services
from bot.settings import Settings
from bot.texts import text
from bot.tree import answer_failure
from model.words import words_of

_MOST_TYPED = 4000  # characters in a form's field
_MOST_OPTIONS = 25


@app_commands.command(name="settings")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
async def settings(interaction: discord.Interaction) -> None:
    """Choose how I behave in this server: voice, temperature, language, game times and more."""
    check_manager(interaction)
    content, view = await _panel(interaction)
    await interaction.response.send_message(content, view=view, ephemeral=True)


async def _panel(
    interaction: discord.Interaction, name: str | None = None, news: str = ""
) -> tuple[str, discord.ui.View]:
    """Return the panel as everything is stored now, with a menu of values for one setting."""
    services, locale = Services.of(interaction), interaction.locale
    chosen = await services.store.settings.read(_guild(interaction))
    voices = await services.library.cards()
    lines = [text(locale, "settings-heading")]
    lines += [
        f"**{text(locale, f'settings-{each}-option')}** \u00b7 "
        + choices.read(locale, each, chosen, voices)
        for each in choices.CHOICES
    ]
    view = discord.ui.View(timeout=None)
    view.add_item(SettingsMenu("what", _what_options(locale, name), locale))
    if name is not None:
        view.add_item(SettingsMenu(name, _value_options(locale, name, chosen, voices), locale))
    view.add_item(SettingsButton("reset", locale))
    return "\n".join([*lines, *([news] if news else [])]), view


def _what_options(locale: object, name: str | None) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=text(locale, f"settings-{each}-option"),
            description=text(locale, f"settings-{each}-description"),
            value=each,
            default=each == name,
        )
        for each in choices.CHOICES
    ]


def _value_options(
    locale: object, name: str, chosen: Settings, voices: Mapping[str, Card]
) -> list[discord.SelectOption]:
    values = (None, *voices) if name == "voice" else choices.CHOICES[name]
    now = getattr(chosen, name)
    return [
        discord.SelectOption(
            label=_bare(choices.describe(locale, name, value, voices)),
            value=choices.as_option(value),
            default=value == now,
        )
        for value in values[:_MOST_OPTIONS]
    ]


def _bare(label: str) -> str:
    return re.sub(r"\\(?=[^\w\s])", "", label)[:100]  # menus show no markup


async def _change(interaction: discord.Interaction, name: str, value: Any) -> None:
    """Store a change, then say what it did."""
    services, locale = Services.of(interaction), interaction.locale
    before, after = await services.store.settings.change(_guild(interaction), **{name: value})
    voices = await services.library.cards()
    news = text(
        locale,
        "settings-changed",
        what=text(locale, f"settings-{name}-option"),
        before=choices.read(locale, name, before, voices),
        after=choices.read(locale, name, after, voices),
    )
    shown = name if choices.CHOICES[name] or name == "voice" else None
    content, view = await _panel(interaction, shown, news)
    await interaction.response.edit_message(content=content, view=view)


class SettingsMenu(
    discord.ui.DynamicItem[discord.ui.Select[discord.ui.View]],
    template=r"settings:1:menu:(?P<name>\w+)",
):
    """Chooses a setting (`what`), or a setting's value."""

    def __init__(self, name: str, options: list[discord.SelectOption], locale: object) -> None:
        """Offer these."""
        self.name = name
        super().__init__(
            discord.ui.Select(
                custom_id=f"settings:1:menu:{name}",
                placeholder=text(
                    locale,
                    "settings-what-placeholder" if name == "what" else "settings-placeholder",
                ),
                options=options or [discord.SelectOption(label="-")],
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,
        item: discord.ui.Item[discord.ui.View],
        match: re.Match[str],
        /,
    ) -> Self:
        """Take the menu as it was pressed."""
        found = cls(match["name"], [], interaction.locale)
        if isinstance(item, discord.ui.Select):
            found.item = item
        return found

    async def callback(self, interaction: discord.Interaction) -> None:
        """Offer the values of a setting, or store one."""
        try:
            check_manager(interaction)
            given = self.item.values[0]
            if self.name != "what":
                voices = await Services.of(interaction).library.cards()
                await _change(interaction, self.name, _parsed(self.name, given, voices))
            elif given == "blocked_words":
                await _ask_for_words(interaction)
            else:
                content, view = await _panel(interaction, given)
                await interaction.response.edit_message(content=content, view=view)
        except Exception as error:
            await answer_failure(interaction, error)


def _parsed(name: str, given: str, voices: Mapping[str, Card]) -> Any:
    try:
        return choices.parse(name, given, voices)
    except (KeyError, ValueError):
        raise UserError("settings-gone") from None


async def _ask_for_words(interaction: discord.Interaction) -> None:
    locale = interaction.locale
    chosen = await Services.of(interaction).store.settings.read(_guild(interaction))
    modal = discord.ui.Modal(
        title=text(locale, "settings-words-modal"), custom_id="settings:1:words"
    )
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id="words",
        style=discord.TextStyle.paragraph,
        default=" ".join(sorted(chosen.blocked_words))[:_MOST_TYPED],
        required=False,
        max_length=_MOST_TYPED,
    )
    modal.add_item(
        discord.ui.Label(
            text=text(locale, "settings-words-label"),
            description=text(locale, "settings-words-description"),
            component=field,
        )
    )
    await open_modal(interaction, modal)


async def _take_words(
    interaction: discord.Interaction, match: re.Match[str], values: Values
) -> None:
    check_manager(interaction)
    words = frozenset(words_of(str(values.get("words", ""))))
    if len(words) > choices.MOST_WORDS:
        raise UserError("settings-too-many-words", most=choices.MOST_WORDS, count=len(words))
    await _change(interaction, "blocked_words", words)


MODALS: dict[str, Handler] = {r"settings:1:words": _take_words}


class SettingsButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"settings:1:button:(?P<action>reset|really|back)",
):
    """Resets everything, but asks first."""

    def __init__(self, action: str, locale: object) -> None:
        """Make one of them."""
        self.action = action
        danger = discord.ButtonStyle.danger
        super().__init__(
            discord.ui.Button(
                label=text(locale, f"settings-{action}-button"),
                style=danger if action == "really" else discord.ButtonStyle.secondary,
                custom_id=f"settings:1:button:{action}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,
        item: discord.ui.Item[discord.ui.View],
        match: re.Match[str],
        /,
    ) -> Self:
        """Read the button back from its id."""
        return cls(match["action"], interaction.locale)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Ask, do it, or go back."""
        try:
            check_manager(interaction)
            news = ""
            if self.action == "reset":
                view = discord.ui.View(timeout=None)
                view.add_item(SettingsButton("really", interaction.locale))
                view.add_item(SettingsButton("back", interaction.locale))
                question = text(interaction.locale, "settings-reset-question")
                await interaction.response.edit_message(content=question, view=view)
                return
            if self.action == "really":
                await Services.of(interaction).store.settings.reset(_guild(interaction))
                news = text(interaction.locale, "settings-reset-done")
            content, view = await _panel(interaction, None, news)
            await interaction.response.edit_message(content=content, view=view)
        except Exception as error:
            await answer_failure(interaction, error)


def _guild(interaction: discord.Interaction) -> int:
    if interaction.guild_id is None:
        raise UserError("settings-only-in-servers")
    return interaction.guild_id
