"""What is wrong with a message in a language; `bot/locales/README.md` has the rules."""

import re
import unicodedata
from collections.abc import Iterator

from babel import Locale

from bot.i18n.texts import ENGLISH, FOLDER
from tests.bot.i18n.messages import Message, Way

_PLURALS = {"zero", "one", "two", "few", "many", "other"}
_LATIN = re.compile(r"LATIN |MODIFIER LETTER")
_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
# Language -> an encoding that has its characters alone: not those of the other's simplification.
_CHARACTERS = {"ja": "shift_jis", "zh-CN": "gb2312"}
_EASTERN = r"[\u3041-\u9fff}][,;:?!.](?=\s|$)"
_STRAIGHT = "(?<=\\w)'(?=\\w)|\""
# Language -> what its printers would not do.
_MISPRINTS = {
    "de": _STRAIGHT,
    "es": _STRAIGHT,
    "fr": _STRAIGHT + r"|(?<!\u202f)[:;!?](?=[\s)]|$)|(?<!\u00a0)\u00bb|\u00ab(?!\u00a0)",
    "pt-BR": _STRAIGHT,
    "ja": _EASTERN,
    "zh-CN": _EASTERN,
}


def limits() -> dict[str, int]:
    """Return how long a message may be, by the end of its key."""
    rules = (FOLDER / "README.md").read_text("utf-8")
    return {
        end: int(most) for end, most in re.findall(r"^\| `(-\w+)` \|.*\| (\d+) \|$", rules, re.M)
    }


def limit(key: str, message: Message) -> int:
    if message.file == "commands":
        return 32 if key.startswith("menu-") else 100
    return next((most for end, most in limits().items() if key.endswith(end)), 2000)


def complaints(language: str, key: str, message: Message, english: Message) -> Iterator[str]:
    """Yield what is wrong, each in a few words."""
    yield from _size_complaints(key, message, english)
    yield from _plural_complaints(language, message, english)
    if language != ENGLISH:
        yield from _value_complaints(message, english)
        for way in message.ways:
            yield from _language_complaints(language, way, english)


def _size_complaints(key: str, message: Message, english: Message) -> Iterator[str]:
    for way in message.ways:
        size, most = way.size(english.sizes), limit(key, message)
        if not way.text.strip():
            yield "is empty"
        if size > most:
            yield f"is too long: {size} of {most} characters"


def _value_complaints(message: Message, english: Message) -> Iterator[str]:
    if message.default.values != english.default.values:
        yield f"shows {message.default.values}, not {english.default.values}"
    always = set.intersection(*(way.values for way in english.ways))
    for way in message.ways:
        if way.values - english.values:
            yield f"shows {way.values - english.values}, which English does not know"
        if always - way.values:
            yield f"does not always show {always - way.values}"


def _plural_complaints(language: str, message: Message, english: Message) -> Iterator[str]:
    rule = Locale.parse(language, sep="-").plural_form
    needed = {"one", "other"} if "one" in rule.tags else {"other"}
    for value, variants in message.selectors.items():
        model = english.selectors.get(value)
        if model is None:
            yield f"selects by {value}, as English does not"
        elif not model & _PLURALS:
            if variants != model:
                yield f"selects among {variants}, not {model}"
        else:
            kinds = {variant for variant in variants if not variant.isdigit()}
            if kinds != needed:
                yield f"has the plurals {kinds}, not {needed}"
    for value, variants in english.selectors.items():
        if value not in message.selectors and ("one" in rule.tags or not variants & _PLURALS):
            yield f"does not select by {value}"
    if rule(0) == "one" and language != ENGLISH:
        yield from _nought_complaints(message)


def _nought_complaints(message: Message) -> Iterator[str]:
    """Where one is nought as well, a text without the number would be wrong for nought."""
    for value, variants in message.selectors.items():
        hidden = any(value not in way.values for way in message.ways)
        if hidden and value in message.default.values and "0" not in variants:
            yield f"hides {value} where it is one, which is nought as well"


def _language_complaints(language: str, way: Way, english: Message) -> Iterator[str]:
    if (
        way.text in {each.text for each in english.ways}
        and len(re.findall(r"[^\W\d]+", way.prose)) > 1
    ):
        yield f"is English: {way.text}"
    if found := _strangers(language, way.prose):
        yield f"has foreign letters: {found}"
    eastern = _HAN.search(way.prose) or _KANA.search(way.prose)
    if language in _CHARACTERS and not eastern and any(map(str.isalpha, english.default.prose)):
        yield f"is not in its language's letters: {way.text}"
    if misprint := re.search(_MISPRINTS[language], way.prose):
        yield f"has a misprint at {way.prose[max(0, misprint.start() - 10) :][:20]!r}"
    if language == "es" and any(
        way.prose.count(o) != way.prose.count(c) for o, c in ("\u00bf?", "\u00a1!")
    ):
        yield f"opens no question or exclamation: {way.text}"


def _strangers(language: str, prose: str) -> str:
    return "".join(c for c in prose if c.isalpha() and not _belongs(language, c))


def _belongs(language: str, letter: str) -> bool:
    if _HAN.match(letter) or _KANA.match(letter):
        if language not in _CHARACTERS or (language == "zh-CN" and _KANA.match(letter)):
            return False
        return _encodes(letter, _CHARACTERS[language])
    return letter.isascii() or (
        language not in _CHARACTERS and bool(_LATIN.match(unicodedata.name(letter)))
    )


def _encodes(letter: str, encoding: str) -> bool:
    try:
        return bool(letter.encode(encoding))
    except UnicodeEncodeError:
        return False
