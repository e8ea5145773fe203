"""A message as text for a terminal, or for a pipe."""

from collections.abc import Iterator
from dataclasses import replace

from sandbox.discord.components import (
    BUTTON,
    CONTAINER,
    FILE,
    GALLERY,
    LINK,
    SECTION,
    SEPARATOR,
    TEXT,
    THUMBNAIL,
    walk,
)
from sandbox.discord.menus import how_many
from sandbox.discord.messages import COMPONENTS_V2, Message, Reply
from sandbox.errors import Json
from sandbox.terminal.ansi import PLAIN, Style, clean, dim
from sandbox.terminal.markdown import to_text

_BAR = "\u2502 "


def reply_text(reply: Reply, style: Style = PLAIN) -> str:
    """Return what people see of a reply, its follow-ups included, but not its controls."""
    if reply.modal is not None:
        return dim(f"(a form: {clean(str(reply.modal.get('title', '')))})", style)
    return "\n".join(message_text(each, style) for each in (reply, *reply.followups))


def message_text(message: Message, style: Style = PLAIN) -> str:
    """Return what people see of one message, but not its controls."""
    if message.loading:
        return dim("(is thinking ...)", style)
    parts = [] if message.deleted else list(_parts(message, style))
    if message.ephemeral:
        parts.append(dim("(only you can see this)", style))
    nothing = "(deleted)" if message.deleted else "(nothing to read)"
    return "\n".join(part for part in parts if part) or dim(nothing, style)


def control_text(message: Message, style: Style = PLAIN) -> str:
    """Return what can be pressed and chosen, numbered: `1 Again  2 Stop`, menus below."""
    buttons, menus = [], []
    for number, control in enumerate(message.controls, 1):
        start = f"{style.mark(style.bold, str(number))} "
        if control["type"] == BUTTON:
            buttons.append(start + clean(label_of(control)))
        else:
            menus.append(start + _menu_text(control, style))
    return "\n".join([*(["  ".join(buttons)] if buttons else []), *menus])


def label_of(control: Json) -> str:
    """Return what is written on a button or in an empty menu."""
    emoji = (control.get("emoji") or {}).get("name")
    return str(control.get("label") or control.get("placeholder") or emoji or "Choose")


def option_lines(menu: Json) -> Iterator[str]:
    """Yield the options of a menu, those already chosen with a star, and how many, if not one."""
    for number, option in enumerate(menu["options"], 1):
        chosen = "*" if option.get("default") else ""
        about = f" \u2013 {option['description']}" if option.get("description") else ""
        yield clean(f"{number} {option['label']}{chosen}{about}")
    if (count := how_many(menu)) != "1":
        yield f"(choose {count})"


def _menu_text(menu: Json, style: Style) -> str:
    name = clean(label_of(menu))
    colon = "" if name.endswith(("?", "!", ".", ":", "\u2026")) else ":"
    lines = (style.wrap(line, "    ", "      ") for line in option_lines(menu))
    return "\n".join([name + colon, *lines])


def _parts(message: Message, style: Style) -> Iterator[str]:
    if message.content:
        yield to_text(message.content, style, message.guild)
    for embed in message.embeds:
        yield _indented("\n".join(_embed(embed, message, _inset(style))))
    for component in message.components:
        yield "\n".join(_component(component, message, style))
    if not message.message.get("flags", 0) & COMPONENTS_V2:  # which show files in their place
        for each in message.message.get("attachments", ()):
            is_picture = str(each.get("content_type")).startswith("image/")
            what = "picture" if is_picture else "file"
            yield _media(what, each.get("description") or each["filename"], each["url"], style)
    for button in walk(message.components):
        if button["type"] == BUTTON and button.get("style") == LINK:
            yield dim(f"{clean(label_of(button))}: {clean(str(button.get('url')))}", style)


def _embed(embed: Json, message: Message, style: Style) -> Iterator[str]:
    texts = [(embed.get("author") or {}).get("name")]
    texts += [f"**{embed['title']}**" if embed.get("title") else "", embed.get("description")]
    texts += [f"**{field['name']}**\n{field['value']}" for field in embed.get("fields") or []]
    for text in texts:
        if text:
            yield to_text(text, style, message.guild)
    for part in ("thumbnail", "image"):
        if url := (embed.get(part) or {}).get("url"):
            yield _media("picture", "", url, style)
    if footer := (embed.get("footer") or {}).get("text"):
        yield dim("\n".join(map(style.wrap, clean(footer).split("\n"))), style)


def _component(component: Json, message: Message, style: Style) -> Iterator[str]:
    kind = component["type"]
    if kind == TEXT:
        yield to_text(component["content"], style, message.guild)
    elif kind == CONTAINER:
        inset = _inset(style)
        inner = [
            line for each in component["components"] for line in _component(each, message, inset)
        ]
        yield _indented("\n".join(inner))
    elif kind == SECTION:
        for each in (*component["components"], component["accessory"]):
            yield from _component(each, message, style)
    elif kind == SEPARATOR and component.get("divider") is not False:
        yield dim("\u2500" * 8, style)
    elif kind == GALLERY:
        for item in component["items"]:
            yield _media("picture", item.get("description"), item["media"]["url"], style)
    elif kind in (THUMBNAIL, FILE):
        what, held = ("picture", "media") if kind == THUMBNAIL else ("file", "file")
        yield _media(what, component.get("description"), component[held]["url"], style)


def _media(what: str, description: str | None, url: str, style: Style) -> str:
    name = description or url.rpartition("/")[2]
    described = "\n".join(map(style.wrap, clean(f"[{what}: {name}]").split("\n")))
    return f"{described}{chr(10) if style.wrapped else ' '}{dim(clean(url), style)}"


def _inset(style: Style) -> Style:
    return replace(style, margin=style.margin + len(_BAR))


def _indented(text: str) -> str:
    return "\n".join(_BAR + line for line in text.split("\n")) if text else ""
