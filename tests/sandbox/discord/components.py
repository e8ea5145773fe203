"""A form of the scripted bot, and what is in it."""

from typing import Any

from sandbox.errors import Json


def text(label: str = "Ending", **more: Any) -> Json:
    inner = {"type": 4, "custom_id": label.lower(), "label": label, "style": 2}
    return {"type": 1, "components": [inner | more]}


def menu(**more: Any) -> Json:
    options = [{"label": name, "value": name.lower()} for name in ("Oz", "Narnia")]
    inner = {"type": 3, "custom_id": "voice", "options": options}
    return {"type": 18, "label": "Voice", "component": inner | more}


def form(*components: Json, **more: Any) -> Json:
    return {"custom_id": "f", "title": "Your line", "components": list(components)} | more
