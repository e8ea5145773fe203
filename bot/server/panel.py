"""`/settings`: everything that a server can choose, in one private panel."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

import discord
from discord import app_commands

from bot.errors import UserError
from bot.i18n.texts import text
from bot.server.setting import FIELDS, SETTINGS, Reader, Setting, as_option
from bot.services import Interaction
from bot.settings import Settings
from bot.ui import limits
from bot.ui.components import control, view_of
from bot.ui.modals import Handler, Values, open_modal
from bot.ui.permissions import check_manager
from bot.ui.responses import Message, change, patience, reply

_TYPED = "|".join(FIELDS)


@dataclass(frozen=True)
class _Visit:
    """A press by somebody who may change the settings of a server."""

    interaction: Interaction
    guild_id: int

    @classmethod
    def of(cls, interaction: Interaction) -> Self:
        """Look who it is; raise UserError if they may not."""
        if interaction.guild_id is None:
            raise UserError("settings-only-in-servers")
        check_manager(interaction)
        return cls(interaction, interaction.guild_id)

    async def reader(self) -> Reader:
        """Look what there is to choose."""
        interaction, library = self.interaction, self.interaction.client.services.library
        voices = await library.voices()
        return Reader(interaction.locale, interaction.guild_locale, voices, library.default)

    async def chosen(self) -> Settings:
        """Return what the server has chosen."""
        return await self.interaction.client.services.store.settings.read(self.guild_id)

    async def show(self, setting: Setting | None = None, news: str = "") -> None:
        """Bring the panel up to date."""
        panel = _panel(await self.reader(), await self.chosen(), setting, news)
        await change(self.interaction, panel)

    async def store(self, setting: Setting, parse: Callable[[Reader], Any]) -> None:
        """Store a change, and say in the panel what it did."""
        services, locale = self.interaction.client.services, self.interaction.locale
        async with patience(self.interaction, change=True):
            reader = await self.reader()
            value = parse(reader)
            if setting.try_out:
                await setting.try_out(services.library, value)
            changes = {setting.name: value}
            stored = await services.store.settings.change(self.guild_id, **changes)
        before, after = (setting.read(reader, getattr(each, setting.name)) for each in stored)
        what = setting.title(locale)
        news = text(locale, "settings-changed", what=what, before=before, after=after)
        await change(self.interaction, _panel(reader, stored[1], setting, news))


@app_commands.command(name="settings")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
async def settings(interaction: Interaction) -> None:
    """Choose how I behave in this server: voice, temperature, language, game times and more."""
    visit = _Visit.of(interaction)
    await reply(interaction, _panel(await visit.reader(), await visit.chosen()), private=True)


def _panel(
    reader: Reader, chosen: Settings, setting: Setting | None = None, news: str = ""
) -> Message:
    """Return the panel with everything that is chosen, and what changes one setting."""
    locale = reader.locale
    lines = [text(locale, "settings-heading")]
    for each in SETTINGS.values():
        read = each.panel(reader, getattr(chosen, each.name))
        lines.append(f"**{each.title(locale)}** \u00b7 {read}")
    items: list[discord.ui.Item[discord.ui.View]] = [_menu("what", locale, _names(locale, setting))]
    if setting and (values := _values(reader, setting, getattr(chosen, setting.name))):
        items.append(_menu(setting.name, locale, values))
    if setting and setting.field:
        items.append(_button(f"type:{setting.name}", locale, setting.field.button))
    items.append(_button("reset", locale))
    return Message("\n".join([*lines, *([news] if news else [])]), view=view_of(*items))


def _names(locale: object, chosen: Setting | None) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=each.title(locale),
            description=each.description(locale),
            value=each.name,
            default=each is chosen,
        )
        for each in SETTINGS.values()
    ]


def _values(reader: Reader, setting: Setting, chosen: object) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            # It is not rendered.
            label=re.sub(r"\\(?=[^\w\s])", "", setting.read(reader, value))[: limits.OPTION],
            value=as_option(value),
            default=value == chosen,
        )
        for value in setting.choices(reader)[: limits.OPTIONS]
    ]


@control(rf"settings:1:menu:(?P<name>what|{'|'.join(SETTINGS)})")
async def settings_menu(
    interaction: Interaction, used: re.Match[str], chosen: Sequence[str]
) -> None:
    """Offer the values of a setting, or store one."""
    visit = _Visit.of(interaction)
    if used["name"] != "what":
        setting = SETTINGS[used["name"]]
        await visit.store(setting, partial(setting.parse, option=chosen[0]))
    elif chosen[0] in SETTINGS:
        await visit.show(SETTINGS[chosen[0]])
    else:  # another version's
        raise UserError("settings-gone")


@control(rf"settings:1:button:(?P<action>reset|really|back|type:(?:{_TYPED}))")
async def settings_button(
    interaction: Interaction, pressed: re.Match[str], _: Sequence[str]
) -> None:
    """Open a form for a setting; or reset everything, but ask first."""
    visit, locale = _Visit.of(interaction), interaction.locale
    action, _, name = pressed["action"].partition(":")
    if action == "type":
        value = getattr(await visit.chosen(), name)
        await open_modal(interaction, SETTINGS[name].form(locale, value))
    elif action == "reset":
        question = text(locale, "settings-reset-question")
        view = view_of(*(_button(each, locale) for each in ("really", "back")))
        await change(interaction, Message(question, view=view))
    elif action == "really":
        await interaction.client.services.store.settings.reset(visit.guild_id)
        await visit.show(news=text(locale, "settings-reset-done"))
    else:
        await visit.show()


def _menu(
    name: str, locale: object, options: list[discord.SelectOption]
) -> discord.ui.Select[discord.ui.View]:
    key = "settings-what-placeholder" if name == "what" else "settings-placeholder"
    return discord.ui.Select(
        custom_id=f"settings:1:menu:{name}", placeholder=text(locale, key), options=options
    )


def _button(
    action: str, locale: object, label: str | None = None
) -> discord.ui.Button[discord.ui.View]:
    danger, usual = discord.ButtonStyle.danger, discord.ButtonStyle.secondary
    return discord.ui.Button(
        label=text(locale, f"settings-{label or action}-button"),
        style=danger if action == "really" else usual,
        custom_id=f"settings:1:button:{action}",
    )


async def _take_typed(interaction: Interaction, match: re.Match[str], values: Values) -> None:
    """Store what was typed into a form."""
    visit, name = _Visit.of(interaction), match["name"]
    value = FIELDS[name].parse(str(values["typed"]))
    await visit.store(SETTINGS[name], lambda _: value)


MODALS: dict[str, Handler] = {rf"settings:1:type:(?P<name>{_TYPED})": _take_typed}
