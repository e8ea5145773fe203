"""Discord's limits on a message of the bot."""

from collections import Counter
from collections.abc import Iterator

from sandbox.errors import ApiError, Json, Problem, refuse_invalid
from sandbox.messages import COMPONENTS_V2, walk

_BUTTON, _LINK = 2, 5


def check(body: Json, path: str = "", *, before: Json | None = None) -> None:
    """Raise ApiError if Discord refuses this message, or this edit of the message `before`."""
    refuse_invalid(_problems(body, path))
    after = (before or {}) | body
    if not any(after.get(part) for part in ("content", "embeds", "components", "poll", "files")):
        raise ApiError(400, 50006, "Cannot send an empty message")


def _problems(body: Json, path: str) -> Iterator[Problem]:
    if len(body.get("content") or "") > 2000:
        message = "Must be 2000 or fewer in length."
        yield f"{path}content", "BASE_TYPE_MAX_LENGTH", message
    embeds = body.get("embeds") or []
    if len(embeds) > 10:
        yield f"{path}embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length."
    if sum(map(_embed_size, embeds)) > 6000:
        message = "Embed size exceeds maximum size of 6000"
        yield f"{path}embeds", "MAX_EMBED_SIZE_EXCEEDED", message
    yield from _component_problems(body, f"{path}components")


def _embed_size(embed: Json) -> int:
    fields = [text for each in embed.get("fields") or [] for text in (each["name"], each["value"])]
    inner = [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    texts = [embed.get("title"), embed.get("description"), *inner, *fields]
    return sum(len(text) for text in texts if text)


def _component_problems(body: Json, path: str) -> Iterator[Problem]:
    components = body.get("components") or []
    everything = list(walk(components))
    new_kind = int(body.get("flags") or 0) & COMPONENTS_V2
    if len(everything) > 40 or (not new_kind and len(components) > 5):
        yield path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length."
    if new_kind and (body.get("content") or body.get("embeds")):
        message = "The 'content' and 'embeds' fields cannot be used with components V2"
        yield path, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message
    if sum(len(each.get("content") or "") for each in everything) > 4000:
        yield path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "Text exceeds maximum size of 4000"
    for index, row in enumerate(components):
        inner = row.get("components") or []
        if row["type"] == 1 and not 1 <= len(inner) <= 5:
            where = f"{path}.{index}.components"
            yield where, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length."
        for place, each in enumerate(inner):
            yield from _control_problems(each, f"{path}.{index}.components.{place}")
    ids = Counter(each["custom_id"] for each in everything if "custom_id" in each)
    if any(count > 1 for count in ids.values()):
        message = "Component custom id cannot be duplicated"
        yield path, "COMPONENT_CUSTOM_ID_DUPLICATED", message


def _control_problems(control: Json, path: str) -> Iterator[Problem]:
    custom_id = control.get("custom_id", "-")
    if not 1 <= len(custom_id) <= 100:
        yield f"{path}.custom_id", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length."
    if len(control.get("label") or "") > 80:
        yield f"{path}.label", "BASE_TYPE_MAX_LENGTH", "Must be 80 or fewer in length."
    if control["type"] == _BUTTON and ("url" in control) != (control.get("style") == _LINK):
        message = "A link button has a url, every other button a custom id"
        yield f"{path}.url", "BUTTON_COMPONENT_INVALID_URL", message
    if len(control.get("options") or []) > 25:
        yield f"{path}.options", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length."
