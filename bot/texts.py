"""What people read, in their language.

Every sentence is a Fluent message (https://projectfluent.org) in `bot/locales/LANGUAGE/*.ftl`,
one file for each feature. English is complete; whatever another language lacks is English.
"""

from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

FOLDER = Path(__file__).parent / "locales"
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
        bundle = _bundle(language)
        pattern = bundle.get_message(key).value if bundle.has_message(key) else None
        if pattern is not None:
            message, errors = bundle.format_pattern(pattern, values)
            if errors:
                raise KeyError(f"{key}: {errors[0]}")
            return str(message)
    raise KeyError(key)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
