"""Forms (modals): Discord's limits on them, and filling them in as its client lets people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sandbox.discord import components
from sandbox.discord.components import LABEL, MENU, ROW, SHORT, TEXT, TEXT_INPUT
from sandbox.discord.menus import chosen
from sandbox.discord.validation import Problem, length, refuse_invalid
from sandbox.errors import Json, Refused

Values = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class Field:
    """One thing to fill in: a text, or a choice from a menu."""

    label: str
    component: Json
    description: str = ""

    @property
    def custom_id(self) -> str:
        """What the bot calls it."""
        return str(self.component["custom_id"])

    @property
    def required(self) -> bool:
        """Whether it may not be left empty."""
        return self.component.get("required") is not False

    def fill(self, given: str | list[str] | None) -> Json:
        """Return the component as it is sent, prefilled if nothing is given; may raise Refused."""
        kind = self.component["type"]
        sent: Json = {"type": kind, "custom_id": self.custom_id}
        if kind == TEXT_INPUT:
            return sent | {"value": self._text(given)}
        if kind == MENU:
            return sent | {"values": self._choice(given)}
        raise Refused(f"{self.label} is a kind of field that the sandbox cannot fill in.")

    def _text(self, given: str | list[str] | None) -> str:
        if isinstance(given, list):
            raise Refused(f"{self.label} takes one text.")
        text = (self.component.get("value") or "") if given is None else given
        if self.component.get("style") == SHORT:
            text = " ".join(text.splitlines())
        if not text and self.required:
            raise Refused(f"{self.label} must be filled in.")
        least, most = self.component.get("min_length") or 0, self.component.get("max_length")
        if text and len(text) < least:
            raise Refused(f"{self.label} must have at least {least} characters.")
        if len(text) > (most or 4000):
            raise Refused(f"{self.label} must have at most {most or 4000} characters.")
        return text

    def _choice(self, given: str | list[str] | None) -> list[str]:
        options = self.component["options"]
        if given is None:
            given = [option["value"] for option in options if option.get("default")]
        elif isinstance(given, str):
            given = [given] if given else []
        if not given and not self.required:
            return []
        return chosen(self.component, given, self.label)


def check(modal: Json, path: str = "data.") -> None:
    """Raise ApiError if Discord refuses this form."""
    refuse_invalid(_problems(modal, path))


def fields(modal: Json) -> list[Field]:
    """Return what there is to fill in, in order."""
    found = []
    for outer in modal["components"]:
        if outer["type"] == ROW:
            found += [Field(str(inner.get("label")), inner) for inner in outer["components"]]
        elif outer["type"] == LABEL:
            description = outer.get("description") or ""
            found.append(Field(outer["label"], outer["component"], description))
    return found


def fill(modal: Json, values: Values) -> Json:
    """Return the `data` of sending a form, with values by custom id or label; may raise Refused."""
    known = fields(modal)
    for name in values:
        if not any(name in (field.custom_id, field.label) for field in known):
            labels = ", ".join(field.label for field in known)
            raise Refused(f"There is no field {name} in this form. Fields: {labels}.")
    filled = {
        field.custom_id: field.fill(values.get(field.custom_id, values.get(field.label)))
        for field in known
    }
    sent = [_sent(outer, filled) for outer in modal["components"]]
    return {"custom_id": modal["custom_id"], "components": sent}


def _sent(outer: Json, filled: Mapping[str, Json]) -> Json:
    if outer["type"] == ROW:
        inner = [filled[each["custom_id"]] for each in outer["components"]]
        return {"type": ROW, "components": inner}
    if outer["type"] == LABEL:
        return {"type": LABEL, "component": filled[outer["component"]["custom_id"]]}
    return {"type": TEXT}


def _problems(modal: Json, path: str) -> Iterator[Problem]:
    yield from length(f"{path}custom_id", modal.get("custom_id"), 1, 100)
    yield from length(f"{path}title", modal.get("title"), 1, 45)
    outer = modal.get("components") or []
    yield from length(f"{path}components", outer, 1, 5)
    yield from components.problems(outer, f"{path}components", components.FORM)
    for index, each in enumerate(outer):
        where = f"{path}components.{index}"
        for inner in (each.get("components") or [])[:1] if each.get("type") == ROW else ():
            yield from length(f"{where}.components.0.label", inner.get("label"), 1, 45)
        if each.get("type") == LABEL:
            yield from _label_problems(each.get("component") or {}, f"{where}.component")


def _label_problems(inner: Json, path: str) -> Iterator[Problem]:
    if inner.get("disabled"):  # Discord does not say with which code
        yield f"{path}.disabled", "BASE_TYPE_CHOICES", "Nothing in a modal can be disabled."
    if inner.get("required") is not False and inner.get("min_values") == 0:
        message = "int value should be greater than or equal to 1."
        yield f"{path}.min_values", "NUMBER_TYPE_MIN", message
