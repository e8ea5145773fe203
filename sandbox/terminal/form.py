"""A form that is open in front of somebody at a keyboard, filled in field by field."""

import re

from sandbox.discord.components import MENU, TEXT
from sandbox.discord.messages import Reply
from sandbox.discord.modals import Field, fields
from sandbox.errors import Json, Refused
from sandbox.terminal.ansi import clean
from sandbox.terminal.render import option_lines


class Form:
    """What was typed into the form of a reply."""

    def __init__(self, reply: Reply) -> None:
        modal = reply.modal or {"components": []}
        self.reply = reply
        self.title = clean(str(modal.get("title")))
        self.texts = [each["content"] for each in modal["components"] if each["type"] == TEXT]
        self.fields = fields(modal)
        self.values: dict[str, str | list[str]] = {}  # by custom id
        self._typed: dict[str, str] = {}

    @property
    def next(self) -> Field | None:
        """The first field that nothing was typed into yet."""
        return next((each for each in self.fields if each.custom_id not in self.values), None)

    def read(self, line: str) -> None:
        """Take a line such as `Ending: and so on`; raise Refused if it names no field."""
        name, _, text = line.partition(":")
        for field in self.fields:
            if name.strip().casefold() in (field.label.casefold(), field.custom_id.casefold()):
                self.give(field, text.strip())
                return
        names = " ".join(f"{field.label}:" for field in self.fields)
        raise Refused(f"A form is open, with {names} Send it with an empty line, or :cancel it.")

    def give(self, field: Field, text: str) -> None:
        """Take what was typed into a field; of a menu the numbers or names of options."""
        self._typed[field.custom_id] = text
        if field.component["type"] == MENU:
            self.values[field.custom_id] = picked(field.component["options"], text)
        else:
            self.values[field.custom_id] = text.replace("\\n", "\n")

    def reopen(self) -> None:
        """Ask for everything again, with what was typed as a start."""
        self.values = {}

    def draft(self, field: Field) -> str:
        """Return what is in a field before anything new is typed, as one would type it."""
        options = enumerate(field.component.get("options", ()), 1)
        chosen = ",".join(str(number) for number, option in options if option.get("default"))
        written = str(field.component.get("value") or chosen).replace("\n", "\\n")
        return self._typed.get(field.custom_id, written)


def explain(field: Field) -> str:
    """Return what a field asks for."""
    lines = [f"{field.label}{'' if field.required else ' (optional)'}"]
    lines += [field.description] if field.description else []
    if field.component["type"] == MENU:
        lines += [f"    {line}" for line in option_lines(field.component)]
    elif hint := field.component.get("placeholder"):
        lines.append(f"    such as: {hint}")
    return clean("\n".join(lines))


def picked(options: list[Json], text: str) -> list[str]:
    """Return the values of options given by number or name, several with commas; 0 is none."""
    values = []
    for part in re.split(r"\s*,\s*", text.strip()):
        if part.isdecimal() and 1 <= int(part) <= len(options):
            values.append(str(options[int(part) - 1]["value"]))
        elif part not in ("", "0"):
            values.append(part)
    return values
