"""The steps that lead from an empty database to today's, never changed once released.

A new step goes at the end. Each runs in one transaction with the record that it ran.
"""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

_LOCK = 0x6772696D6F697265  # of PostgreSQL, held while migrating; any number that is ours

MIGRATIONS: list[list[str]] = [
    [
        """
        CREATE TABLE guild_settings (
            guild_id BIGINT PRIMARY KEY,
            temperature DOUBLE PRECISION NOT NULL
        )
        """,
    ],
    [
        """
        CREATE TABLE settings (
            guild_id BIGINT PRIMARY KEY,
            temperature DOUBLE PRECISION,
            length TEXT,
            voice TEXT,
            candidates INTEGER,
            language TEXT,
            cooldown INTEGER,
            writing_seconds INTEGER,
            voting_seconds INTEGER,
            blocked_words TEXT
        )
        """,
        "INSERT INTO settings (guild_id, temperature)"
        " SELECT guild_id, temperature FROM guild_settings",
        "DROP TABLE guild_settings",
    ],
    [
        """
        CREATE TABLE keeps (
            guild_id BIGINT NOT NULL,
            channel_id BIGINT NOT NULL,
            message_id BIGINT NOT NULL,
            number INTEGER NOT NULL,
            kind TEXT NOT NULL,
            seed TEXT NOT NULL,
            text TEXT NOT NULL,
            voice TEXT,
            author_id BIGINT,
            code TEXT,
            keeper_id BIGINT NOT NULL,
            kept_at BIGINT NOT NULL,
            UNIQUE (guild_id, message_id, number, keeper_id)
        )
        """,
    ],
    ["CREATE TABLE departures (guild_id BIGINT PRIMARY KEY, left_at BIGINT NOT NULL)"],
    [
        """
        CREATE TABLE rounds (
            id BIGINT PRIMARY KEY,
            guild_id BIGINT NOT NULL,
            channel_id BIGINT NOT NULL,
            host_id BIGINT NOT NULL,
            locale TEXT NOT NULL,
            opening TEXT NOT NULL,
            writing INTEGER NOT NULL,
            voting INTEGER NOT NULL,
            started DOUBLE PRECISION NOT NULL,
            deadline DOUBLE PRECISION NOT NULL,
            phase TEXT NOT NULL,
            outcome TEXT,
            resumed BOOLEAN NOT NULL,
            token TEXT NOT NULL,
            message_id BIGINT,
            shown TEXT,
            claimed DOUBLE PRECISION NOT NULL
        )
        """,
        "CREATE UNIQUE INDEX round_of_channel ON rounds (channel_id) WHERE phase <> 'over'",
        """
        CREATE TABLE endings (
            round_id BIGINT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
            author_id BIGINT NOT NULL,
            text TEXT NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (round_id, author_id)
        )
        """,
        """
        CREATE TABLE votes (
            round_id BIGINT NOT NULL,
            voter_id BIGINT NOT NULL,
            question TEXT NOT NULL,
            author_id BIGINT NOT NULL,
            PRIMARY KEY (round_id, voter_id, question),
            FOREIGN KEY (round_id, author_id) REFERENCES endings ON DELETE CASCADE,
            CHECK (voter_id <> author_id)
        )
        """,
        """
        CREATE TABLE scores (
            guild_id BIGINT NOT NULL,
            season TEXT NOT NULL,
            user_id BIGINT NOT NULL,
            points INTEGER NOT NULL,
            votes INTEGER NOT NULL,
            unmasked INTEGER NOT NULL,
            PRIMARY KEY (guild_id, season, user_id)
        )
        """,
        """
        CREATE TABLE machine_scores (
            guild_id BIGINT NOT NULL,
            season TEXT NOT NULL,
            rounds INTEGER NOT NULL,
            won INTEGER NOT NULL,
            guesses INTEGER NOT NULL,
            unmasked INTEGER NOT NULL,
            PRIMARY KEY (guild_id, season)
        )
        """,
    ],
]


async def migrate(engine: AsyncEngine) -> None:
    """Bring the database to the newest version, one transaction a step."""
    async with engine.begin() as connection:
        await _wait_for_others(connection)
        await connection.execute(
            text("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)")
        )
    for version, statements in enumerate(MIGRATIONS, start=1):
        # Asked inside each transaction: another worker may be migrating the same database.
        async with engine.begin() as connection:
            await _wait_for_others(connection)
            done = await connection.scalar(text("SELECT MAX(version) FROM schema_version"))
            if (done or 0) >= version:
                continue
            for statement in statements:
                await connection.execute(text(statement))
            await connection.execute(
                text("INSERT INTO schema_version (version) VALUES (:version)"),
                {"version": version},
            )


async def _wait_for_others(connection: AsyncConnection) -> None:
    """Let one worker migrate at a time; SQLite has one writer at a time in any case."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
