"""The worker's settings, read from the environment once."""

import logging
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from dotenv import dotenv_values

from bot.errors import ConfigError
from model.voice_data import SHIPPED
from model.words import read_words

_BLOCKED_WORDS = Path(__file__).parents[1] / "data/blocked-words.txt"
_LONGEST_LINE = 200  # characters, so that it fits a message beside what else is said
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def environment() -> dict[str, str]:
    """Return the settings of `.env` in the current folder and of the environment, which wins."""
    given = {name: value for name, value in dotenv_values(".env").items() if value is not None}
    return {**given, **os.environ}


@dataclass(frozen=True)
class Config:
    """Everything that an operator can set; `.env.example` explains each."""

    token: str = field(repr=False)
    database_url: str = field(repr=False)  # may hold a password
    voices: Path
    voice: str
    blocked_words: frozenset[str]  # in lower case
    spells_per_user: int  # in a minute; 0: any number
    spells_per_server: int
    contact: str  # of the operator, shown to people
    log_level: int
    api_url: str | None
    gateway_url: str | None

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Self:
        """Read the settings from a mapping; raise ConfigError that names the wrong one."""
        given = {name: value.strip() for name, value in env.items() if value.strip()}
        token = given.get("DISCORD_TOKEN", "")
        if not token:
            raise ConfigError(
                "DISCORD_TOKEN is not set. Put your bot's token into .env (see .env.example), "
                "or play in the sandbox without one: `make run`, or `grimoire sandbox`."
            )
        if not token.isascii() or any(character.isspace() for character in token):
            raise ConfigError("DISCORD_TOKEN is not a token. Copy it again without anything else.")
        level = given.get("LOG_LEVEL", "INFO").upper()
        if level not in _LOG_LEVELS:
            raise ConfigError(f"LOG_LEVEL must be one of {', '.join(_LOG_LEVELS)}.")
        return cls(
            token,
            given.get("DATABASE_URL", "sqlite+aiosqlite:///data/grimoire.db"),
            Path(given.get("VOICES_FOLDER", SHIPPED)),
            given.get("DEFAULT_VOICE", "wizard"),
            _words(Path(given.get("BLOCKED_WORDS", _BLOCKED_WORDS))),
            _count(given, "SPELLS_PER_USER", 30),
            _count(given, "SPELLS_PER_SERVER", 240),
            _line(given, "CONTACT"),
            getattr(logging, level),
            _url(given, "DISCORD_API_URL", "http"),
            _url(given, "DISCORD_GATEWAY_URL", "ws"),
        )


def _url(given: Mapping[str, str], name: str, scheme: str) -> str | None:
    value = given.get(name)
    if value is not None and not value.startswith((f"{scheme}://", f"{scheme}s://")):
        raise ConfigError(f"{name} must begin with {scheme}:// or {scheme}s://.")
    return value.rstrip("/") if value else None


def _line(given: Mapping[str, str], name: str) -> str:
    value = given.get(name, "")
    if len(value) > _LONGEST_LINE or not value.isprintable():
        raise ConfigError(f"{name} must be one line of {_LONGEST_LINE} characters at most.")
    return value


def _count(given: Mapping[str, str], name: str, default: int) -> int:
    value = given.get(name, str(default))
    if not re.fullmatch(r"[0-9]{1,6}", value):
        raise ConfigError(f"{name} must be a whole number, 0 for no limit.")
    return int(value)


def _words(path: Path) -> frozenset[str]:
    try:
        return read_words(path)
    except (OSError, UnicodeDecodeError):
        raise ConfigError(f"BLOCKED_WORDS: there is no readable text file {path}.") from None
