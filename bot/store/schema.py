"""Every table, as all migrations leave it; a test holds the two against each other."""

from dataclasses import fields
from types import NoneType
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Dialect,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from bot.settings import Settings

METADATA = MetaData()
# What a column says of whose a row is, as its `info`.
GUILD = {"whose": "the server's"}
USER = {"whose": "this person's"}
NAMED = {"whose": "everybody's"}  # only the person's name goes
HIDDEN = {"whose": "nobody's"}  # never shown: it is another's secret, or of use to us alone


class Words(TypeDecorator[frozenset[str]]):
    """A set of words, stored as one text; an empty one as NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: frozenset[str] | None, _: Dialect) -> str | None:
        """Return what is stored."""
        return " ".join(sorted(value or ())) or None

    def process_result_value(self, value: str | None, _: Dialect) -> frozenset[str] | None:
        """Return what was stored."""
        return None if value is None else frozenset(value.split())


def _key(name: str, whose: dict[str, str] | None = None) -> Column[int]:
    return Column(name, BigInteger, primary_key=True, autoincrement=False, info=whose)


def _given(name: str, kind: Any, whose: dict[str, str] | None = None) -> Column[Any]:
    return Column(name, kind, nullable=False, info=whose)


_TYPES = {float: Double, int: Integer, str: Text, NoneType: Text, frozenset: Words}
SETTINGS = Table(
    "settings",
    METADATA,
    _key("guild_id", GUILD),
    *(Column(each.name, _TYPES[type(each.default)]) for each in fields(Settings)),
)
KEEPS = Table(
    "keeps",
    METADATA,
    _given("guild_id", BigInteger, GUILD),
    _given("channel_id", BigInteger),
    _given("message_id", BigInteger),
    _given("number", Integer),
    _given("kind", Text),
    _given("seed", Text),
    _given("text", Text),
    Column("voice", Text),
    Column("author_id", BigInteger, info=USER),
    Column("code", Text),
    _given("keeper_id", BigInteger, USER),
    _given("kept_at", BigInteger),
    UniqueConstraint("guild_id", "message_id", "number", "keeper_id"),
)
DEPARTURES = Table("departures", METADATA, _key("guild_id", GUILD), _given("left_at", BigInteger))
# Endings go with their round, votes with the ending that they are for.
ROUNDS = Table(
    "rounds",
    METADATA,
    _key("id"),
    _given("guild_id", BigInteger, GUILD),
    _given("channel_id", BigInteger),
    _given("host_id", BigInteger, NAMED),
    _given("locale", Text),
    _given("opening", Text),
    _given("writing", Integer),
    _given("voting", Integer),
    _given("started", Double),
    _given("deadline", Double),
    _given("phase", Text),
    Column("outcome", Text),
    _given("resumed", Boolean),
    _given("token", Text, HIDDEN),
    Column("message_id", BigInteger),
    Column("shown", Text, info=HIDDEN),
    _given("claimed", Double, HIDDEN),
)
_PLAYED = text("phase <> 'over'")
Index(
    *("round_of_channel", ROUNDS.c.channel_id),
    unique=True,
    sqlite_where=_PLAYED,
    postgresql_where=_PLAYED,
)
ENDINGS = Table(
    "endings",
    METADATA,
    Column(
        *("round_id", BigInteger, ForeignKey("rounds.id", ondelete="CASCADE")), primary_key=True
    ),
    _key("author_id", USER),
    _given("text", Text),
    _given("number", Integer),
)
VOTES = Table(
    "votes",
    METADATA,
    _key("round_id"),
    _key("voter_id", USER),
    Column("question", Text, primary_key=True),
    _given("author_id", BigInteger, HIDDEN),
    ForeignKeyConstraint(
        ["round_id", "author_id"], ["endings.round_id", "endings.author_id"], ondelete="CASCADE"
    ),
    CheckConstraint("voter_id <> author_id"),
)
SCORES = Table(
    "scores",
    METADATA,
    _key("guild_id", GUILD),
    Column("season", Text, primary_key=True),
    _key("user_id", USER),
    *(_given(name, Integer) for name in ("points", "votes", "unmasked")),
)
MACHINE_SCORES = Table(
    "machine_scores",
    METADATA,
    _key("guild_id", GUILD),
    Column("season", Text, primary_key=True),
    *(_given(name, Integer) for name in ("rounds", "won", "guesses", "unmasked")),
)
