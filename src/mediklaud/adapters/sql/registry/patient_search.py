"""The statements that find patients by tokens that nobody can read.

They walk one token's patients in the order of their ids, which is that of the table's
key, ask for each whether the other tokens are there too, and stop at enough.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, exists, select
from sqlalchemy import union as union_of

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.patient_rows import indexes_of
from mediklaud.adapters.sql.registry.tables import patient_tokens, patients
from mediklaud.domain.registry.search import PatientSearch
from mediklaud.domain.registry.tokens import Token
from mediklaud.domain.shared.ids import PatientId

_BEFORE_ALL = UUID(int=0)


@cache
def found_by(readings: int, others: int) -> Select[Any]:
    """Whoever has one of the readings, and one token of each of the other groups."""
    walks = [_walk(nth, others).subquery() for nth in range(readings)]
    return _files(union_of(*map(select, walks)).subquery())


@cache
def newest_with(marks: int) -> Select[Any]:
    """The newest others with each of the marks."""
    walks = [_newest(nth).subquery() for nth in range(marks)]
    return _files(union_of(*map(select, walks)).subquery(), limited=False)


def _files(found: Any, *, limited: bool = True) -> Select[Any]:  # noqa: ANN401
    """The rows of those who were found."""
    of_the_found = and_(
        patients.c.hospital_id == bindparam("here"),
        patients.c.id == found.c.patient_id,
    )
    every = select(patients).join(found, of_the_found).order_by(found.c.patient_id)
    return every.limit(bindparam("limit")) if limited else every


def _walk(nth: int, others: int) -> Select[Any]:
    own = patient_tokens.alias()
    return (
        select(own.c.patient_id)
        .where(
            own.c.hospital_id == bindparam("here"),
            own.c.token == bindparam(f"token_{nth}"),
            own.c.patient_id > bindparam("after", type_=Uuid),
            *(_has_too(own.c.patient_id, group) for group in range(others)),
        )
        .order_by(own.c.patient_id)
        .limit(bindparam("limit"))
    )


def _has_too(patient_id: ColumnElement[UUID], group: int) -> ColumnElement[bool]:
    other = patient_tokens.alias()
    return exists().where(
        other.c.hospital_id == bindparam("here"),
        other.c.token.in_(bindparam(f"other_{group}", expanding=True)),
        other.c.patient_id == patient_id,
    )


def _newest(nth: int) -> Select[Any]:
    own = patient_tokens.alias()
    return (
        select(own.c.patient_id)
        .where(
            own.c.hospital_id == bindparam("here"),
            own.c.token == bindparam(f"token_{nth}"),
            own.c.patient_id != bindparam("id", type_=Uuid),
        )
        .order_by(own.c.patient_id.desc())
        .limit(bindparam("most"))
    )


def statement_for(
    search: PatientSearch, after: PatientId | None, database: Database
) -> tuple[Select[Any], dict[str, object]]:
    """The statement for what is searched, and what it is given."""
    first, *others = (_kept(group, database) for group in search.groups)
    given: dict[str, object] = {"after": after.value if after else _BEFORE_ALL}
    given |= numbered("token", first) | numbered("other", others)
    return found_by(len(first), len(others)), given


def numbered(name: str, values: list[Any]) -> dict[str, object]:
    """The parameters of this name, one after the other."""
    return {f"{name}_{nth}": value for nth, value in enumerate(values)}


def _kept(group: tuple[Token, ...], database: Database) -> list[int]:
    return [index for token in group for index in indexes_of(token, database)]
