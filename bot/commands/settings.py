"""`/settings`: everything that a server can choose, in one private panel."""

import re
from typing import Any, Self

import discord
from discord import app_commands

from bot.choices import CHOICES, TYPED, Reader, as_option, parse_typed
from bot.commands.settings_form import FORM, settings_form
from bot.errors import UserError
from bot.modals import Handler, Values, open_modal
from bot.permissions import check_manager
from bot.services import Services
from bot.settings import Settings
from bot.texts import text
from bot.tree import answer_failure

_MOST_OPTIONS = 25


@app_commands.command(name="settings")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
async def settings(interaction: discord.Interaction) -> None:
    """Choose how I behave in this server: voice, temperature, language, game times and more."""
    guild_id = _managed(interaction)
    chosen = await Services.of(interaction).store.settings.read(guild_id)
    content, view = _panel(await _reader(interaction), chosen)
    await interaction.response.send_message(content, view=view, ephemeral=True)


def _managed(interaction: discord.Interaction) -> int:
    """Return the server in which somebody may change settings; raise UserError otherwise."""
    if interaction.guild_id is None:
        raise UserError("settings-only-in-servers")
    check_manager(interaction)
    return interaction.guild_id


async def _reader(interaction: discord.Interaction) -> Reader:
    library = Services.of(interaction).library
    return Reader(
        interaction.locale, interaction.guild_locale, await library.cards(), library.default
    )


def _panel(
    reader: Reader, chosen: Settings, name: str | None = None, news: str = ""
) -> tuple[str, discord.ui.View]:
    """Return the panel with everything that is chosen, and what changes one setting."""
    locale = reader.locale
    lines = [text(locale, "settings-heading")]
    for each in CHOICES:
        value = getattr(chosen, each)
        read = reader.read_words(value) if each == "blocked_words" else reader.read(each, value)
        lines.append(f"**{text(locale, f'settings-{each}-option')}** \u00b7 {read}")
    view = discord.ui.View(timeout=None)
    view.add_item(SettingsMenu("what", locale, _names(locale, name)))
    if name and reader.values(name):
        now = getattr(chosen, name)
        view.add_item(SettingsMenu(name, locale, _values(reader, name, now)))
    if name in TYPED:
        view.add_item(SettingsButton(f"type:{name}", locale))
    view.add_item(SettingsButton("reset", locale))
    return "\n".join([*lines, *([news] if news else [])]), view


def _names(locale: object, chosen: str | None) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=text(locale, f"settings-{each}-option"),
            description=text(locale, f"settings-{each}-description"),
            value=each,
            default=each == chosen,
        )
        for each in CHOICES
    ]


def _values(reader: Reader, name: str, chosen: object) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=re.sub(r"\\(?=[^\w\s])", "", reader.read(name, value))[:100],  # not rendered
            value=as_option(value),
            default=value == chosen,
        )
        for value in reader.values(name)[:_MOST_OPTIONS]
    ]


async def _change(interaction: discord.Interaction, name: str, value: Any) -> None:
    """Store a change, then say what it did."""
    store, reader = Services.of(interaction).store, await _reader(interaction)
    before, after = await store.settings.change(_managed(interaction), **{name: value})
    news = text(
        reader.locale,
        "settings-changed",
        what=text(reader.locale, f"settings-{name}-option"),
        before=reader.read(name, getattr(before, name)),
        after=reader.read(name, getattr(after, name)),
    )
    content, view = _panel(reader, after, name, news)
    await interaction.response.edit_message(content=content, view=view)


async def _show(interaction: discord.Interaction, name: str | None = None, news: str = "") -> None:
    """Bring the panel up to date."""
    chosen = await Services.of(interaction).store.settings.read(_managed(interaction))
    content, view = _panel(await _reader(interaction), chosen, name, news)
    await interaction.response.edit_message(content=content, view=view)


class SettingsMenu(
    discord.ui.DynamicItem[discord.ui.Select[discord.ui.View]],
    template=rf"settings:1:menu:(?P<name>what|{'|'.join(CHOICES)})",
):
    """Chooses a setting (`what`), or a setting's value."""

    def __init__(
        self, name: str, locale: object, options: list[discord.SelectOption] | None = None
    ) -> None:
        """Offer these; without any it is a menu that was used, whose options are Discord's."""
        self.name = name
        super().__init__(
            discord.ui.Select(
                custom_id=f"settings:1:menu:{name}",
                placeholder=text(
                    locale,
                    "settings-what-placeholder" if name == "what" else "settings-placeholder",
                ),
                options=options or [],
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
        """Read the menu back from its id."""
        return cls(match["name"], interaction.locale)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Offer the values of a setting, or store one."""
        try:
            _managed(interaction)
            given = self.item.values[0]
            if self.name == "what":
                await _show(interaction, given)
            else:
                value = (await _reader(interaction)).parse(self.name, given)
                await _change(interaction, self.name, value)
        except Exception as error:
            await answer_failure(interaction, error)


class SettingsButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=rf"settings:1:button:(?P<action>reset|really|back|type:(?:{'|'.join(sorted(TYPED))}))",
):
    """Opens a form for a setting; or resets everything, but asks first."""

    def __init__(self, action: str, locale: object) -> None:
        """Make one of them."""
        self.action, _, self.name = action.partition(":")
        danger = discord.ButtonStyle.danger
        kind = "words" if self.name == "blocked_words" else self.action
        super().__init__(
            discord.ui.Button(
                label=text(locale, f"settings-{kind}-button"),
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
        """Open a form; ask, reset, or go back."""
        try:
            guild_id, locale = _managed(interaction), interaction.locale
            if self.action == "type":
                chosen = await Services.of(interaction).store.settings.read(guild_id)
                form = settings_form(locale, self.name, getattr(chosen, self.name))
                await open_modal(interaction, form)
            elif self.action == "reset":
                await _ask(interaction)
            elif self.action == "really":
                await Services.of(interaction).store.settings.reset(guild_id)
                await _show(interaction, news=text(locale, "settings-reset-done"))
            else:
                await _show(interaction)
        except Exception as error:
            await answer_failure(interaction, error)


async def _ask(interaction: discord.Interaction) -> None:
    view = discord.ui.View(timeout=None)
    for action in ("really", "back"):
        view.add_item(SettingsButton(action, interaction.locale))
    question = text(interaction.locale, "settings-reset-question")
    await interaction.response.edit_message(content=question, view=view)


async def _take_typed(
    interaction: discord.Interaction, match: re.Match[str], values: Values
) -> None:
    """Store what was typed into a form."""
    _managed(interaction)
    await _change(interaction, match["name"], parse_typed(match["name"], str(values["typed"])))


MODALS: dict[str, Handler] = {FORM: _take_typed}
