"""Components: buttons, menus, texts and pictures, what holds them, and Discord's limits on them."""

from collections.abc import Iterator

from sandbox.discord.validation import Problem, between, length
from sandbox.errors import Json

ROW, BUTTON, MENU, TEXT_INPUT = 1, 2, 3, 4
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR = 9, 10, 11, 12, 13, 14
CONTAINER, LABEL = 17, 18
SHORT, LINK = 1, 5  # styles of text inputs and of buttons
_PICKERS = {5, 6, 7, 8}  # menus of people, roles and channels

CLASSIC = {ROW}  # what a message may consist of, and a new one, and a form
LAYOUT = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER}
FORM = {ROW, TEXT, LABEL}
# What may be inside, by the attribute that holds it.
_HOLDS: dict[int, dict[str, set[int]]] = {
    ROW: {"components": {BUTTON, MENU, *_PICKERS}},
    SECTION: {"components": {TEXT}, "accessory": {BUTTON, THUMBNAIL}},
    CONTAINER: {"components": LAYOUT - {CONTAINER}},
    LABEL: {"component": {MENU, TEXT_INPUT, 19, 21, 22, 23, *_PICKERS}},
}
_IN_FORMS = _HOLDS | {ROW: {"components": {TEXT_INPUT}}}
_CUSTOM_ID = ("custom_id", 1, 100)
_LENGTHS: dict[int, tuple[tuple[str, int, int], ...]] = {
    ROW: (("components", 1, 5),),
    BUTTON: (("label", 0, 80), ("url", 0, 512)),
    MENU: (_CUSTOM_ID, ("placeholder", 0, 150), ("options", 1, 25)),
    TEXT_INPUT: (_CUSTOM_ID, ("label", 0, 45), ("placeholder", 0, 100), ("value", 0, 4000)),
    SECTION: (("components", 1, 3),),
    TEXT: (("content", 1, 4000),),
    THUMBNAIL: (("description", 0, 1024),),
    GALLERY: (("items", 1, 10),),
    CONTAINER: (("components", 1, 40),),
    LABEL: (("label", 1, 45), ("description", 0, 100)),
}

_Located = Iterator[tuple[str, Json]]


def walk(components: list[Json]) -> Iterator[Json]:
    """Yield every component, those inside others included."""
    return (component for _, component in _locate(components, ""))


def media(components: list[Json], path: str) -> Iterator[tuple[str, str]]:
    """Yield where the addresses of pictures and files are, and the addresses."""
    for where, component in _locate(components, path):
        for name in ("media", "file"):
            if held := component.get(name):
                yield f"{where}.{name}.url", str(held.get("url"))
        for index, item in enumerate(component.get("items") or []):
            yield f"{where}.items.{index}.media.url", str((item.get("media") or {}).get("url"))


def problems(components: list[Json], path: str, allowed: set[int]) -> Iterator[Problem]:
    """Yield what Discord has against these components, of which the outermost are of some kinds."""
    yield from _kind_problems(components, path, allowed)
    holds = _IN_FORMS if LABEL in allowed else _HOLDS
    seen: set[str] = set()
    for where, component in _locate(components, path):
        kind = component.get("type", 0)
        for name, least, most in _LENGTHS.get(kind, ()):
            yield from length(f"{where}.{name}", component.get(name), least, most)
        for name, kinds in holds.get(kind, {}).items():
            inner = component.get(name)
            if isinstance(inner, list):
                yield from _kind_problems(inner, f"{where}.{name}", kinds)
            else:  # the one that is inside
                yield from _kind_problem(inner or {}, f"{where}.{name}", kinds)
        if check := _CHECKS.get(kind):
            yield from check(component, where)
        custom_id = component.get("custom_id")
        if custom_id in seen:
            message = "Component custom id cannot be duplicated"
            yield f"{where}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", message
        seen |= {custom_id} if custom_id else set()


def _locate(components: list[Json], path: str) -> _Located:
    for index, component in enumerate(components):
        where = f"{path}.{index}"
        yield where, component
        yield from _locate(component.get("components") or [], f"{where}.components")
        for name in ("accessory", "component"):
            if inner := component.get(name):
                yield f"{where}.{name}", inner


def _kind_problems(components: list[Json], path: str, allowed: set[int]) -> Iterator[Problem]:
    for index, component in enumerate(components):
        yield from _kind_problem(component, f"{path}.{index}", allowed)


def _kind_problem(component: Json, path: str, allowed: set[int]) -> Iterator[Problem]:
    if component.get("type") not in allowed:
        kinds = ", ".join(map(str, sorted(allowed)))
        message = f'Value of field "type" must be one of ({kinds}).'
        yield path, "UNION_TYPE_CHOICES", message


def _row(row: Json, path: str) -> Iterator[Problem]:
    # A button takes a fifth of a row, everything else the whole of it.
    if sum(1 if each.get("type") == BUTTON else 5 for each in row.get("components") or []) > 5:
        message = "The specified component exceeds the maximum width"
        yield f"{path}.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message


def _button(button: Json, path: str) -> Iterator[Problem]:
    is_link = button.get("style") == LINK
    if ("url" in button) != is_link:
        message = "A link button has a url, every other button a custom id"
        yield f"{path}.url", "BUTTON_COMPONENT_INVALID_URL", message
    if not is_link:
        yield from length(f"{path}.custom_id", button.get("custom_id"), 1, 100)


def _menu(menu: Json, path: str) -> Iterator[Problem]:
    options = menu.get("options") or []
    most = menu.get("max_values")
    yield from between(f"{path}.min_values", menu.get("min_values"), 0, 25)
    yield from between(f"{path}.max_values", most, 1, 25)
    if most is not None and len(options) < most <= 25:
        message = f"Must be between {most} and 25 in length."
        yield f"{path}.options", "BASE_TYPE_BAD_LENGTH", message
    values = [option.get("value") for option in options]
    for index, option in enumerate(options):
        where = f"{path}.options.{index}"
        yield from length(f"{where}.label", option.get("label"), 1, 100)
        yield from length(f"{where}.value", option.get("value"), 1, 100)
        yield from length(f"{where}.description", option.get("description"), 0, 100)
        if option.get("value") in values[:index]:
            message = "The specified option value is already used"
            yield where, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message


def _text_input(entry: Json, path: str) -> Iterator[Problem]:
    yield from between(f"{path}.min_length", entry.get("min_length"), 0, 4000)
    yield from between(f"{path}.max_length", entry.get("max_length"), 1, 4000)


_CHECKS = {ROW: _row, BUTTON: _button, MENU: _menu, TEXT_INPUT: _text_input}
