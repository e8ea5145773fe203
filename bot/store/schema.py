"""Every table, as all migrations leave it; a test holds the two against each other."""

from dataclasses import fields
from types import NoneType
from typing import Any

import sqlalchemy as sa

from bot.settings import Settings

METADATA = sa.MetaData()
# What a column says of whose a row is, as its `info`.
GUILD = {"whose": "the server's"}
USER = {"whose": "this person's"}
NAMED = {"whose": "everybody's"}  # only the person's name goes
HIDDEN = {"whose": "nobody's"}  # never shown: it is another's secret, or of use to us alone


class Words(sa.TypeDecorator[frozenset[str]]):
    """A set of words, stored as one text; an empty one as NULL."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: frozenset[str] | None, _: sa.Dialect) -> str | None:
        """Return what is stored."""
        return " ".join(sorted(value or ())) or None

    def process_result_value(self, value: str | None, _: sa.Dialect) -> frozenset[str] | None:
        """Return what was stored."""
        return None if value is None else frozenset(value.split())


def _key(name: str, whose: dict[str, str] | None = None) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, primary_key=True, autoincrement=False, info=whose)


def _given(name: str, kind: Any, whose: dict[str, str] | None = None) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, info=whose)


_TYPES = {
    float: sa.DOUBLE_PRECISION,
    int: sa.Integer,
    str: sa.Text,
    NoneType: sa.Text,
    frozenset: Words,
}
SETTINGS = sa.Table(
    "settings",
    METADATA,
    _key("guild_id", GUILD),
    *(sa.Column(each.name, _TYPES[type(each.default)]) for each in fields(Settings)),
)
KEEPS = sa.Table(
    "keeps",
    METADATA,
    _given("guild_id", sa.BigInteger, GUILD),
    _given("channel_id", sa.BigInteger),
    _given("message_id", sa.BigInteger),
    _given("number", sa.Integer),
    _given("kind", sa.Text),
    _given("seed", sa.Text),
    _given("text", sa.Text),
    sa.Column("voice", sa.Text),
    sa.Column("author_id", sa.BigInteger, info=USER),
    sa.Column("code", sa.Text),
    _given("keeper_id", sa.BigInteger, USER),
    _given("kept_at", sa.BigInteger),
    sa.UniqueConstraint("guild_id", "message_id", "number", "keeper_id"),
)
DEPARTURES = sa.Table(
    "departures", METADATA, _key("guild_id", GUILD), _given("left_at", sa.BigInteger)
)
# Endings go with their round, votes with the ending that they are for.
ROUNDS = sa.Table(
    "rounds",
    METADATA,
    _key("id"),
    _given("guild_id", sa.BigInteger, GUILD),
    _given("channel_id", sa.BigInteger),
    _given("host_id", sa.BigInteger, NAMED),
    _given("locale", sa.Text),
    _given("opening", sa.Text),
    _given("writing", sa.Integer),
    _given("voting", sa.Integer),
    _given("started", sa.DOUBLE_PRECISION),
    _given("deadline", sa.DOUBLE_PRECISION),
    _given("phase", sa.Text),
    sa.Column("outcome", sa.Text),
    _given("resumed", sa.Boolean),
    _given("token", sa.Text, HIDDEN),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("shown", sa.Text, info=HIDDEN),
    _given("claimed", sa.DOUBLE_PRECISION, HIDDEN),
    sa.Index(
        *("round_of_channel", "channel_id"),
        unique=True,
        sqlite_where=sa.text("phase <> 'over'"),
        postgresql_where=sa.text("phase <> 'over'"),
    ),
)
ENDINGS = sa.Table(
    "endings",
    METADATA,
    _key("round_id"),
    _key("author_id", USER),
    _given("text", sa.Text),
    _given("number", sa.Integer),
    sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], ondelete="CASCADE"),
)
VOTES = sa.Table(
    "votes",
    METADATA,
    _key("round_id"),
    _key("voter_id", USER),
    sa.Column("question", sa.Text, primary_key=True),
    _given("author_id", sa.BigInteger, HIDDEN),
    sa.ForeignKeyConstraint(
        ["round_id", "author_id"], ["endings.round_id", "endings.author_id"], ondelete="CASCADE"
    ),
    sa.CheckConstraint("voter_id <> author_id"),
)
SCORES = sa.Table(
    "scores",
    METADATA,
    _key("guild_id", GUILD),
    sa.Column("season", sa.Text, primary_key=True),
    _key("user_id", USER),
    *(_given(name, sa.Integer) for name in ("points", "votes", "unmasked")),
)
MACHINE_SCORES = sa.Table(
    "machine_scores",
    METADATA,
    _key("guild_id", GUILD),
    sa.Column("season", sa.Text, primary_key=True),
    *(_given(name, sa.Integer) for name in ("rounds", "won", "guesses", "unmasked")),
)
