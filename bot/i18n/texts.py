"""What people read, in their language.

Every sentence is a Fluent message (https://projectfluent.org) in `bot/locales/LANGUAGE/*.ftl`,
one file for each feature. English is complete; whatever another language lacks is English.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, localedata
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern

FOLDER = Path(__file__).parents[1] / "locales"
ENGLISH = "en"
# Folder -> the language's own name.
LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "es": "Espa\u00f1ol",
    "fr": "Fran\u00e7ais",
    "pt-BR": "Portugu\u00eas (Brasil)",
    "ja": "\u65e5\u672c\u8a9e",
    "zh-CN": "\u7b80\u4f53\u4e2d\u6587",
}

_KEY = re.compile(r"^([\w-]+) *=", re.MULTILINE)
# Of Babel's data: what plurals are decided and numbers are written by.
_NEEDED = {
    *("plural_form", "decimal_formats", "number_symbols"),
    *("numbering_systems", "default_numbering_system", "minimum_grouping_digits"),
}


def language_of(locale: object) -> str:
    """Return the language that comes nearest to one of Discord's locales, such as es-419."""
    code = str(locale)
    if code in LANGUAGES:
        return code
    main = code.partition("-")[0]
    return main if main in LANGUAGES else ENGLISH


def text(locale: object, key: str, **values: Any) -> str:
    """Return a message for somebody with a locale of Discord's, or one of LANGUAGES.

    Values take the place of what the message calls `{ $name }`; they are inserted as they are,
    so what people wrote must be escaped before. Raises KeyError if there is no such message.
    """
    for language in (language_of(locale), ENGLISH):
        pattern = _pattern(language, key)
        if pattern is not None:
            message, errors = _bundle(language).format_pattern(pattern, values)
            if errors:
                raise KeyError(f"{key}: {errors[0]}")
            return str(message)
    raise KeyError(key)


def _pattern(language: str, key: str) -> Pattern | None:
    """Return a message's pattern; its file is parsed when the first message of it is needed."""
    file = _files(language).get(key)
    if file is None:
        return None
    bundle = _bundle(language)
    if not bundle.has_message(key):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle.get_message(key).value


@cache
def _files(language: str) -> dict[str, Path]:
    """Return which file has which message."""
    return {
        key: file
        for file in sorted((FOLDER / language).glob("*.ftl"))
        for key in _KEY.findall(file.read_text(encoding="utf-8"))
    }


@cache
def _bundle(language: str) -> FluentBundle:
    _forget_names(language)
    return FluentBundle([language], use_isolating=False)


def _forget_names(language: str) -> None:
    """Let go of what Babel knows beside numbers and plurals: a megabyte a language.

    It keeps what it has loaded: this locale, and those that it inherits from.
    """
    parts = str(Locale.parse(language, sep="-")).split("_")
    for locale in ("root", *("_".join(parts[:size]) for size in range(1, len(parts) + 1))):
        known = localedata.load(locale)
        for name in known.keys() - _NEEDED:
            del known[name]
