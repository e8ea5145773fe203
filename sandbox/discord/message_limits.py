"""Discord's limits on a message of the bot."""

from collections.abc import Iterator, Sequence

from sandbox.discord import components
from sandbox.discord.components import walk
from sandbox.discord.files import Attachment
from sandbox.discord.messages import COMPONENTS_V2
from sandbox.discord.validation import Problem, length, refuse_invalid
from sandbox.errors import ApiError, Json

_CONTENTS = ("content", "embeds", "components", "poll")
_EMBED = (("title", 256), ("description", 4096), ("fields", 25))


def check(
    body: Json, path: str, attached: Sequence[Attachment] = (), *, before: Json | None = None
) -> None:
    """Raise ApiError if Discord refuses this message with these files.

    Or this edit of the message `before`.
    """
    flags = int(body.get("flags") or 0) | int((before or {}).get("flags", 0))
    refuse_invalid(_problems(body, path, is_layout=bool(flags & COMPONENTS_V2)))
    refuse_invalid(_media_problems(body.get("components") or [], f"{path}components", attached))
    after = (before or {}) | body
    if not attached and not any(after.get(part) for part in _CONTENTS):
        raise ApiError(400, 50006, "Cannot send an empty message")


def _media_problems(
    given: list[Json], path: str, attached: Sequence[Attachment]
) -> Iterator[Problem]:
    known = {f"attachment://{each.filename}" for each in attached}
    for where, url in components.media(given, path):
        if url.startswith("attachment://") and url not in known:
            message = "The referenced attachment was not found"
            yield where, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", message


def check_choices(choices: list[Json]) -> None:
    """Raise ApiError if Discord refuses these suggestions for an option."""
    refuse_invalid(_choice_problems(choices, "data.choices"))


def _choice_problems(choices: list[Json], path: str) -> Iterator[Problem]:
    yield from length(path, choices, 0, 25)
    for index, choice in enumerate(choices):
        yield from length(f"{path}.{index}.name", choice.get("name"), 1, 100)
        if isinstance(choice.get("value"), str):
            yield from length(f"{path}.{index}.value", choice["value"], 1, 100)


def _problems(body: Json, path: str, *, is_layout: bool) -> Iterator[Problem]:
    yield from length(f"{path}content", body.get("content"), 0, 2000)
    yield from _embed_problems(body.get("embeds") or [], f"{path}embeds")
    for old in ("content", "embeds") if is_layout else ():
        if body.get(old):
            message = f"The '{old}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            yield f"{path}{old}", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message
    yield from _component_problems(body.get("components") or [], f"{path}components", is_layout)


def _embed_problems(embeds: list[Json], path: str) -> Iterator[Problem]:
    yield from length(path, embeds, 0, 10)
    for index, embed in enumerate(embeds):
        for name, most in _EMBED:
            yield from length(f"{path}.{index}.{name}", embed.get(name), 0, most)
        for number, field in enumerate(embed.get("fields") or []):
            where = f"{path}.{index}.fields.{number}"
            yield from length(f"{where}.name", field.get("name"), 1, 256)
            yield from length(f"{where}.value", field.get("value"), 1, 1024)
        footer, author = embed.get("footer") or {}, embed.get("author") or {}
        yield from length(f"{path}.{index}.footer.text", footer.get("text"), 0, 2048)
        yield from length(f"{path}.{index}.author.name", author.get("name"), 0, 256)
    if sum(map(_embed_size, embeds)) > 6000:
        message = "Embed size exceeds maximum size of 6000"
        yield path, "MAX_EMBED_SIZE_EXCEEDED", message


def _embed_size(embed: Json) -> int:
    fields = [field.get(part) for field in embed.get("fields") or [] for part in ("name", "value")]
    inner = [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    texts = [embed.get("title"), embed.get("description"), *inner, *fields]
    return sum(len(text) for text in texts if text)


def _component_problems(given: list[Json], path: str, is_layout: bool) -> Iterator[Problem]:
    everything = list(walk(given))
    most = 40 if is_layout else 5
    if len(given) > most or len(everything) > 40:
        yield path, "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {most} in length."
    if sum(len(each.get("content") or "") for each in everything) > 4000:
        yield path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "Text exceeds maximum size of 4000"
    allowed = components.LAYOUT if is_layout else components.CLASSIC
    yield from components.problems(given, path, allowed)
