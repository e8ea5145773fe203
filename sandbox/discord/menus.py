"""Choosing from a menu, as Discord's client lets people."""

from collections.abc import Sequence

from sandbox.errors import Json, Refused


def chosen(menu: Json, given: Sequence[str], name: str) -> list[str]:
    """Return the values of options given by value or label; raise Refused if it may not be."""
    options = menu["options"]
    by_name = {option["label"]: option["value"] for option in options}
    by_name |= {option["value"]: option["value"] for option in options}
    for each in given:
        if each not in by_name:
            labels = ", ".join(option["label"] for option in options)
            raise Refused(f"There is no choice {each} in {name}. Choices: {labels}.")
    values = list(dict.fromkeys(by_name[each] for each in given))
    least, most = _bounds(menu)
    if not least <= len(values) <= most:
        raise Refused(f"Choose {how_many(menu)} in {name}.")
    return values


def how_many(menu: Json) -> str:
    """Return how many options are to be chosen, such as `1 to 2`."""
    least, most = _bounds(menu)
    return f"{least}" if least == most else f"{least} to {most}"


def _bounds(menu: Json) -> tuple[int, int]:
    least, most = menu.get("min_values"), menu.get("max_values")
    return 1 if least is None else least, 1 if most is None else most
