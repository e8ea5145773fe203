"""A form and a menu of the scripted bot."""

from sandbox.errors import Json

FORM: Json = {
    "title": "Your ending",
    "custom_id": "ending",
    "components": [
        {
            "type": 18,
            "label": "Ending",
            "description": "At least three letters",
            "component": {"type": 4, "custom_id": "text", "style": 2, "min_length": 3},
        },
        {
            "type": 18,
            "label": "Mood",
            "component": {
                "type": 3,
                "custom_id": "mood",
                "options": [{"label": "Glad", "value": "g"}, {"label": "Sad", "value": "s"}],
            },
        },
    ],
}


def menu(**more: int) -> list[Json]:
    options = [
        {"label": name, "value": name[0], "description": "A word"} for name in ("Ann", "Bo", "Cy")
    ]
    select = {"type": 3, "custom_id": "pick", "placeholder": "Pick one", "options": options}
    return [{"type": 1, "components": [select | more]}]
