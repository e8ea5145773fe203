"""Everything that is kept, in a database; all SQL lives in this package."""

from bot.store.store import Store

__all__ = ["Store"]
