"""The statements that find patients by the beginnings of their tokens.

They walk the tokens in the order of their key and stop when the page is full, so
that a short prefix, which fits half the hospital, costs no more than a long one.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import frozen
from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Uuid,
    and_,
    bindparam,
    exists,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
)

from mediklaud.adapters.sql.registry.tables import Folded, patient_tokens, patients
from mediklaud.domain.registry.search import PatientSearch

_MOST = 4
"""Words, or readings of a code."""
_NOTHING: ColumnElement[str] = literal_column("''")
_AFTER_ALL = "\U0010ffff"
_BEFORE_ALL = UUID(int=0)
_CARD = [
    patients.c[name]
    for name in ("id", "number", "name", "birth_date", "birth_date_estimated")
]

TOKENS_OF = select(patient_tokens.c.token).where(
    patient_tokens.c.hospital_id == bindparam("here"),
    patient_tokens.c.patient_id == bindparam("patient_id"),
)


@frozen
class Place:
    """How far a list was read: the token that was found, and whose it is."""

    token: str
    patient_id: UUID


def _found_earlier(found: FromClause, readings: int) -> ColumnElement[bool]:
    """Has the patient a token before this one that fits as well?

    The empty text keeps the databases from walking all tokens with the prefix, where
    only the patient's own few have to be looked at.
    """
    own = patient_tokens.alias()
    token = own.c.token.concat(_NOTHING)
    fits = [
        and_(token >= bindparam(f"from_{i}"), token < bindparam(f"to_{i}"))
        for i in range(readings)
    ]
    return exists(own.c.token).where(
        own.c.hospital_id == bindparam("here"),
        own.c.patient_id == found.c.patient_id,
        token < found.c.token,
        or_(*fits),
    )


def _walk(position: int, readings: int, words: int) -> Select[Any]:
    """One page of the tokens with this prefix, each patient at the first that fits."""
    found = patient_tokens.alias()
    names = literal(" ") + found.c.name_key
    reached = tuple_(
        bindparam(f"token_{position}", type_=Folded),
        bindparam(f"patient_{position}", type_=Uuid),
    )
    return (
        select(found.c.token, found.c.patient_id)
        .where(
            found.c.hospital_id == bindparam("here"),
            tuple_(found.c.token, found.c.patient_id) > reached,
            found.c.token < bindparam(f"to_{position}"),
            ~_found_earlier(found, readings),
            *(names.like(bindparam(f"word_{word}")) for word in range(1, words)),
        )
        .order_by(found.c.token, found.c.patient_id)
        .limit(bindparam("limit"))
    )


def _cards(walk: FromClause) -> Select[Any]:
    """What is shown of those who were found."""
    of_the_found = and_(
        patients.c.hospital_id == bindparam("here"),
        patients.c.id == walk.c.patient_id,
    )
    return (
        select(*_CARD)
        .join(walk, of_the_found)
        .order_by(walk.c.token, walk.c.patient_id)
        .limit(bindparam("limit"))
    )


_BY_WORDS = {
    words: _cards(_walk(0, readings=1, words=words).subquery())
    for words in range(1, _MOST + 1)
}
_WALKS = [_walk(i, readings=_MOST, words=1).subquery() for i in range(_MOST)]
_BY_CODE = _cards(union_all(*map(select, _WALKS)).subquery())


def statement_for(search: PatientSearch) -> Select[Any]:
    """By all of several words, or by any of several readings of a code."""
    if len(search.groups[0]) > 1:
        return _BY_CODE
    return _BY_WORDS[len(search.groups)]


def parameters(search: PatientSearch, last: Place | None) -> dict[str, object]:
    """What the statement is given to read on after the last place."""
    prefixes = [prefix for group in search.groups for prefix in group]
    given: dict[str, object] = {}
    for position in range(_MOST):
        prefix = prefixes[position] if position < len(prefixes) else _AFTER_ALL
        start = Place(prefix, _BEFORE_ALL)
        if last is not None and last.token >= prefix:
            start = last
        given[f"from_{position}"] = prefix
        given[f"to_{position}"] = prefix + _AFTER_ALL
        given[f"word_{position}"] = f"% {prefix[1:]}%"
        given[f"token_{position}"] = start.token
        given[f"patient_{position}"] = start.patient_id
    return given
