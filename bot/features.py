"""Everything that people can use: commands, buttons and menus, forms."""

from typing import Any

import discord
from discord.app_commands import Command, ContextMenu

from bot.help import help_command
from bot.keeps.best import best, best_page, best_remove, best_which
from bot.keeps.star import keep_back
from bot.privacy.command import privacy, privacy_button
from bot.rounds.actions import take_ending
from bot.rounds.command import finish
from bot.rounds.controls import round_control
from bot.rounds.scores import scores, scores_page
from bot.server.panel import MODALS as SETTINGS_MODALS
from bot.server.panel import settings, settings_button, settings_menu
from bot.server.temperature import temperature
from bot.spells.casting import spell_button
from bot.spells.command import finish_message, spell
from bot.spells.keep import keep_message, keep_pressed
from bot.ui.modals import Handler
from bot.voices.command import voices, voices_menu, voices_page
from bot.voices.learning import learning, learning_button, learning_menu

COMMANDS: tuple[Command[Any, ..., Any] | ContextMenu, ...] = (
    *(spell, finish_message, voices, learning, best, keep_message),
    *(finish, scores),
    *(settings, temperature, privacy, help_command),
)
# What outlives the process that made it is found by its id.
CONTROLS: tuple[type[discord.ui.DynamicItem[Any]], ...] = (
    *(spell_button, voices_menu, voices_page, learning_menu, learning_button),
    *(keep_pressed, keep_back, best_page, best_remove, best_which),
    *(settings_menu, settings_button, privacy_button),
    *(round_control, scores_page),
)
# What a form's custom id looks like -> who answers when it is sent.
MODALS: dict[str, Handler] = {**SETTINGS_MODALS, r"round:1:write:(?P<round>\d+)": take_ending}
