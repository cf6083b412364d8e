"""Why something is no backup to rely on."""

from attrs import frozen

from mediklaud.domain.errors import InvalidValue


@frozen
class NoBackup(InvalidValue):
    """This is no backup of a hospital, or one of a version that is not known here."""


@frozen
class BackupBroken(InvalidValue):
    """The backup is not as it was made: cut short, changed, or put together anew."""

    chunk: int
    """How many chunks of it were whole."""


@frozen
class BackupOfAnotherKey(InvalidValue):
    """The backup was made under another master key: set the one of its time."""


@frozen
class BackupOfAnotherSchema(InvalidValue):
    """The backup is of another version: restore it with that one, then upgrade."""

    found: str
    expected: str


@frozen
class CountsDiffer(InvalidValue):
    """The backup does not hold as many rows as it says."""

    table: str
    said: int
    found: int


@frozen
class DatabaseNotEmpty(InvalidValue):
    """A backup is restored into an empty database: this one has rows already."""

    table: str
