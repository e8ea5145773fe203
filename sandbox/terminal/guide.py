"""What can be typed, for the help and for Tab."""

from collections.abc import Iterable, Mapping

from sandbox.errors import Json

OWN = {
    ":say": "say something; the bot does not hear it",
    ":use": "use a command on the last message, or with `on 3`, `on @Luna` elsewhere",
    ":log": "list what was said here, with numbers",
    ":take": "press and choose in an earlier message, by its number",
    ":as": "be someone else, such as moderator or guest 7",
    ":in": "go somewhere else, such as 2, dm or group",
    ":speak": "set the language of your Discord, such as de",
    ":cancel": "close the form that is open, as Ctrl-C does",
    ":help": "list what you can type",
    ":quit": "end",
}
GENERAL = (
    "1, 2, ...  press that button",
    "3 2  choose the second option of menu 3",
    "3 1,2  choose several; 3 0 chooses none",
    "a\\nb  in a form: two lines, a and b",
    *(f"{name}  {what}" for name, what in OWN.items()),
)


def guide(commands: Mapping[str, Json], menus: Iterable[str], locale: str) -> list[str]:
    """Return a line for each command of the bot."""
    lines = [f"/{name}  {described(command, locale)}" for name, command in commands.items()]
    return lines + [f":use {name}" for name in menus]


def described(entry: Json, locale: str) -> str:
    """Return the description of a command or an option, in a language if there is one."""
    translated = (entry.get("description_localizations") or {}).get(locale)
    return str(translated or entry["description"])
