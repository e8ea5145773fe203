"""Settings are read once, checked, and never shown when they are secret."""

import logging
from pathlib import Path

import pytest

from bot.config import Config
from bot.errors import ConfigError
from model.voice_data import SHIPPED


def test_defaults() -> None:
    config = Config.from_env({"DISCORD_TOKEN": "abc"})
    assert config.database_url == "sqlite+aiosqlite:///data/grimoire.db"
    assert config.voices / f"{config.voice}.keras" == SHIPPED / "wizard.keras"
    assert {"nigger", "faggot"} <= config.blocked_words
    assert config.log_level == logging.INFO
    assert config.api_url is config.gateway_url is None


def test_every_setting_is_read(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("# mild ones\nDrat\n\nthe fox's  # both\n", "utf-8")
    config = Config.from_env(
        {
            "DISCORD_TOKEN": " abc\n",
            "DATABASE_URL": "sqlite+aiosqlite:///x.db",
            "VOICES_FOLDER": "voices",
            "DEFAULT_VOICE": "shakespeare",
            "BLOCKED_WORDS": str(words),
            "SPELLS_PER_USER": "5",
            "SPELLS_PER_SERVER": "0",
            "CONTACT": "keeper@example.org ",
            "LOG_LEVEL": "debug",
            "DISCORD_API_URL": "http://127.0.0.1:1/api/v10/",
            "DISCORD_GATEWAY_URL": "ws://127.0.0.1:1/gateway",
        }
    )
    assert config == Config(
        "abc",
        "sqlite+aiosqlite:///x.db",
        Path("voices"),
        "shakespeare",
        frozenset({"drat", "the", "fox's"}),
        5,
        0,
        "keeper@example.org",
        logging.DEBUG,
        "http://127.0.0.1:1/api/v10",
        "ws://127.0.0.1:1/gateway",
    )


def test_empty_settings_are_not_set() -> None:
    env = {"DISCORD_TOKEN": "abc", "DATABASE_URL": "", "LOG_LEVEL": " ", "DISCORD_API_URL": ""}
    assert Config.from_env(env) == Config.from_env({"DISCORD_TOKEN": "abc"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DISCORD_TOKEN", ""),
        ("DISCORD_TOKEN", "two words"),
        ("DISCORD_TOKEN", "t\u00f6ken"),
        ("LOG_LEVEL", "LOUD"),
        ("SPELLS_PER_USER", "-1"),
        ("SPELLS_PER_SERVER", "many"),
        ("CONTACT", "x" * 201),
        ("CONTACT", "two\nlines"),
        ("BLOCKED_WORDS", "no/such/file.txt"),
        ("BLOCKED_WORDS", "docs"),
        ("BLOCKED_WORDS", "model/voices/wizard.keras"),
        ("DISCORD_API_URL", "ftp://x"),
        ("DISCORD_GATEWAY_URL", "http://x"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=name) as caught:
        Config.from_env({"DISCORD_TOKEN": "abc", name: value})
    assert "\n" not in str(caught.value)


def test_secrets_are_not_shown() -> None:
    config = Config.from_env({"DISCORD_TOKEN": "s3cret", "DATABASE_URL": "postgresql://u:pass@h/d"})
    assert "s3cret" not in repr(config)
    assert "pass" not in repr(config)
