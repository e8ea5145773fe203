"""The database as one thing that is opened and closed; each table has a file of its own."""

from types import TracebackType
from typing import Self

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.database import open_engine
from bot.store.departures import DeparturesTable
from bot.store.keeps import KeepsTable
from bot.store.privacy import Privacy
from bot.store.rounds import RoundsTable
from bot.store.scores import ScoresTable
from bot.store.settings import SettingsTable
from bot.store.votes import VotesTable


class Store:
    """Everything that is kept."""

    def __init__(self, engine: AsyncEngine) -> None:
        """Take an engine from `open_engine`; `Store.open` does both."""
        self._engine = engine
        self.settings = SettingsTable(engine)
        self.keeps = KeepsTable(engine)
        self.departures = DeparturesTable(engine)
        self.privacy = Privacy(engine)
        self.rounds = RoundsTable(engine)
        self.votes = VotesTable(engine)
        self.scores = ScoresTable(engine)

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open the database; raise StoreError if that is not possible."""
        return cls(await open_engine(url))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        await self._engine.dispose()
