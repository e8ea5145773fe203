import pytest

from bot.i18n.texts import LANGUAGES, language_of, text


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        *(("en-US", "en"), ("en-GB", "en"), ("es-419", "es"), ("es-ES", "es"), ("de", "de")),
        *(("pt-BR", "pt-BR"), ("zh-CN", "zh-CN"), ("zh-TW", "en"), ("ko", "en"), ("None", "en")),
    ],
)
def test_every_locale_of_discord_has_a_language(locale: str, language: str) -> None:
    assert language_of(locale) == language
    assert language in LANGUAGES


def test_values_are_inserted_as_they_are() -> None:
    assert "`{ $id } { -term }`" in text("en", "error-unforeseen", id="{ $id } { -term }")


def test_numbers_have_plurals() -> None:
    assert "a second." in text("en", "error-busy", seconds=1)
    assert "2 seconds." in text("en", "error-busy", seconds=2)


def test_a_missing_message_or_value_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        text("en", "no-such-message")
    with pytest.raises(KeyError):
        text("en", "error-busy")


@pytest.mark.parametrize(
    ("language", "written"),
    [
        *(("en", "12,345"), ("de", "12.345"), ("es", "12.345"), ("fr", "12\u202f345")),
        *(("pt-BR", "12.345"), ("ja", "12,345"), ("zh-CN", "12,345")),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(language: str, written: str) -> None:
    assert written in text(language, "error-busy", seconds=12345)
