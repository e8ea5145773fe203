"""What can go wrong, for whom.

Exception
|-- StartError      the operator must mend something; one line, an exit code
|   |-- ConfigError     2  a setting is missing or wrong
|   |-- TokenError      3  Discord refuses the token
|   |-- VoicesError     4  the default voice is missing or damaged
|   |-- StoreError      5  the database cannot be opened
|   `-- ReachError      6  Discord cannot be reached
`-- UserError       the player can mend it; told privately, in their language
"""


class StartError(Exception):
    """The worker cannot start; the message says what to do."""

    exit_code = 1


class ConfigError(StartError):
    """A setting is missing or wrong."""

    exit_code = 2


class TokenError(StartError):
    """Discord refuses the token."""

    exit_code = 3


class VoicesError(StartError):
    """The default voice is missing or damaged."""

    exit_code = 4


class StoreError(StartError):
    """The database cannot be opened."""

    exit_code = 5


class ReachError(StartError):
    """Discord cannot be reached."""

    exit_code = 6


class UserError(Exception):
    """Something a player can mend; told to that player alone, in their language."""

    def __init__(self, key: str, **values: object) -> None:
        """Take a message of `bot.i18n.texts`, and its values."""
        super().__init__(key)
        self.key = key
        self.values = values
