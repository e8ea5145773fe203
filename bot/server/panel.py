"""`/settings`: everything that a server can choose, in one private panel."""

import re
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.errors import UserError
from bot.i18n.texts import text
from bot.server.choices import CHOICES, TYPED, Reader, as_option, parse_typed
from bot.server.form import FORM, settings_form
from bot.services import Interaction
from bot.settings import Settings
from bot.ui.components import control, view_of
from bot.ui.modals import Handler, Values, open_modal
from bot.ui.permissions import check_manager
from bot.ui.responses import Message, change, patience, reply

_MOST_OPTIONS = 25


@app_commands.command(name="settings")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
async def settings(interaction: Interaction) -> None:
    """Choose how I behave in this server: voice, temperature, language, game times and more."""
    guild_id = _managed(interaction)
    chosen = await interaction.client.services.store.settings.read(guild_id)
    await reply(interaction, _panel(await _reader(interaction), chosen), private=True)


def _managed(interaction: Interaction) -> int:
    """Return the server in which somebody may change settings; raise UserError otherwise."""
    if interaction.guild_id is None:
        raise UserError("settings-only-in-servers")
    check_manager(interaction)
    return interaction.guild_id


async def _reader(interaction: Interaction) -> Reader:
    library = interaction.client.services.library
    return Reader(
        interaction.locale, interaction.guild_locale, await library.voices(), library.default
    )


def _panel(reader: Reader, chosen: Settings, name: str | None = None, news: str = "") -> Message:
    """Return the panel with everything that is chosen, and what changes one setting."""
    locale = reader.locale
    lines = [text(locale, "settings-heading")]
    for each in CHOICES:
        value = getattr(chosen, each)
        read = reader.read_words(value) if each == "blocked_words" else reader.read(each, value)
        lines.append(f"**{text(locale, f'settings-{each}-option')}** \u00b7 {read}")
    items: list[discord.ui.Item[discord.ui.View]] = [_menu("what", locale, _names(locale, name))]
    if name and reader.values(name):
        items.append(_menu(name, locale, _values(reader, name, getattr(chosen, name))))
    if name in TYPED:
        items.append(_button(f"type:{name}", locale))
    items.append(_button("reset", locale))
    return Message("\n".join([*lines, *([news] if news else [])]), view=view_of(*items))


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


async def _change(interaction: Interaction, name: str, value: Any) -> Message:
    """Store a change; return the panel that says what it did."""
    services, reader = interaction.client.services, await _reader(interaction)
    if name == "voice" and value is not None:
        await services.library.try_out(value)
    before, after = await services.store.settings.change(_managed(interaction), **{name: value})
    news = text(
        reader.locale,
        "settings-changed",
        what=text(reader.locale, f"settings-{name}-option"),
        before=reader.read(name, getattr(before, name)),
        after=reader.read(name, getattr(after, name)),
    )
    return _panel(reader, after, name, news)


async def _store(interaction: Interaction, name: str, value: Any) -> None:
    async with patience(interaction, change=True):
        panel = await _change(interaction, name, value)
    await change(interaction, panel)


async def _show(interaction: Interaction, name: str | None = None, news: str = "") -> None:
    """Bring the panel up to date."""
    chosen = await interaction.client.services.store.settings.read(_managed(interaction))
    await change(interaction, _panel(await _reader(interaction), chosen, name, news))


@control(rf"settings:1:menu:(?P<name>what|{'|'.join(CHOICES)})")
async def settings_menu(
    interaction: Interaction, used: re.Match[str], chosen: Sequence[str]
) -> None:
    """Offer the values of a setting, or store one."""
    _managed(interaction)
    if used["name"] != "what":
        value = (await _reader(interaction)).parse(used["name"], chosen[0])
        await _store(interaction, used["name"], value)
    elif chosen[0] in CHOICES:
        await _show(interaction, chosen[0])
    else:  # another version's
        raise UserError("settings-gone")


@control(rf"settings:1:button:(?P<action>reset|really|back|type:(?:{'|'.join(sorted(TYPED))}))")
async def settings_button(
    interaction: Interaction, pressed: re.Match[str], _: Sequence[str]
) -> None:
    """Open a form for a setting; or reset everything, but ask first."""
    guild_id, locale = _managed(interaction), interaction.locale
    store = interaction.client.services.store.settings
    action, _, name = pressed["action"].partition(":")
    if action == "type":
        chosen = await store.read(guild_id)
        await open_modal(interaction, settings_form(locale, name, getattr(chosen, name)))
    elif action == "reset":
        question = text(locale, "settings-reset-question")
        view = view_of(*(_button(each, locale) for each in ("really", "back")))
        await change(interaction, Message(question, view=view))
    elif action == "really":
        await store.reset(guild_id)
        await _show(interaction, news=text(locale, "settings-reset-done"))
    else:
        await _show(interaction)


def _menu(
    name: str, locale: object, options: list[discord.SelectOption]
) -> discord.ui.Select[discord.ui.View]:
    key = "settings-what-placeholder" if name == "what" else "settings-placeholder"
    return discord.ui.Select(
        custom_id=f"settings:1:menu:{name}", placeholder=text(locale, key), options=options
    )


def _button(action: str, locale: object) -> discord.ui.Button[discord.ui.View]:
    kind, _, name = action.partition(":")
    kind = "words" if name == "blocked_words" else kind
    danger, usual = discord.ButtonStyle.danger, discord.ButtonStyle.secondary
    return discord.ui.Button(
        label=text(locale, f"settings-{kind}-button"),
        style=danger if action == "really" else usual,
        custom_id=f"settings:1:button:{action}",
    )


async def _take_typed(interaction: Interaction, match: re.Match[str], values: Values) -> None:
    """Store what was typed into a form."""
    _managed(interaction)
    value = parse_typed(match["name"], str(values["typed"]))
    await _store(interaction, match["name"], value)


MODALS: dict[str, Handler] = {FORM: _take_typed}
