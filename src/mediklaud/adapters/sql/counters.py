"""Gapless counters: one locked row a series."""

from attrs import frozen
from sqlalchemy import BigInteger, Column, Text, bindparam, insert, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, hospital_table
from mediklaud.adapters.sql.storage import SqlPort
from mediklaud.domain.errors import Contended
from mediklaud.ports.system import Counters

counters = hospital_table(
    "counters",
    Column("series", Text, nullable=False),
    Column("last", BigInteger, nullable=False),
    key=("series",),
)

_START = insert(counters).values(last=1)
_NEXT = (
    update(counters)
    .where(here(counters), counters.c.series == bindparam("this"))
    .values(last=counters.c.last + 1)
    .returning(counters.c.last)
)


@frozen
class SqlCounters:
    """The `counters` table."""

    database: Database

    def next(self, series: str) -> int:
        row = self.database.first(_NEXT, this=series)
        if row is not None:
            return int(row.last)
        try:
            self.database.change(_START, series=series)
        except IntegrityError as error:
            raise Contended from error
        return 1


PORTS: dict[type, SqlPort] = {Counters: SqlCounters}
