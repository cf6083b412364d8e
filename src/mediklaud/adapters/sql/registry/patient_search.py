"""The statements that find patients by the tokens' beginnings.

Names are found in the order of the tokens' own key, so the database reads no more
than one page, however many patients a short prefix fits.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Uuid,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    tuple_,
)

from mediklaud.adapters.sql.registry.tables import patient_tokens, patients
from mediklaud.domain.registry.search import PatientSearch
from mediklaud.domain.shared.ids import PatientId

_MOST_PREFIXES = 4
_AFTER_ALL = "\U0010ffff"
_BEFORE_ALL = UUID(int=0)
_CARD = ("id", "number", "name", "birth_date", "birth_date_estimated")
_AFTER = bindparam("after", type_=Uuid)


def _begins(tokens: FromClause, position: int) -> ColumnElement[bool]:
    """Tokens of this hospital that start with the prefix in this position."""
    return and_(
        tokens.c.hospital_id == bindparam("here"),
        tokens.c.token >= bindparam(f"from_{position}"),
        tokens.c.token < bindparam(f"to_{position}"),
    )


def _of_the_same(tokens: FromClause, found: FromClause) -> ColumnElement[bool]:
    return tokens.c.patient_id == found.c.patient_id


def _by_words(words: int) -> Select[tuple[object, ...]]:
    """Patients with all these words; once each, at the first word that fits."""
    found, last, earlier = (
        patient_tokens.alias(name) for name in ("found", "last", "earlier")
    )
    token_before = (
        select(func.coalesce(func.min(last.c.token), ""))
        .where(_begins(last, 0), last.c.patient_id == _AFTER)
        .scalar_subquery()
    )
    found_earlier = exists().where(
        _begins(earlier, 0),
        _of_the_same(earlier, found),
        earlier.c.token < found.c.token,
    )
    others = [patient_tokens.alias(f"other_{position}") for position in range(1, words)]
    has_the_others = [
        exists().where(_begins(other, position), _of_the_same(other, found))
        for position, other in enumerate(others, start=1)
    ]
    return (
        select(*(patients.c[name] for name in _CARD))
        .select_from(found)
        .join(
            patients,
            and_(
                patients.c.hospital_id == bindparam("here"),
                patients.c.id == found.c.patient_id,
            ),
        )
        .where(
            _begins(found, 0),
            tuple_(found.c.token, found.c.patient_id) > tuple_(token_before, _AFTER),
            ~found_earlier,
            *has_the_others,
        )
        .order_by(found.c.token, found.c.patient_id)
        .limit(bindparam("limit"))
    )


def _by_code() -> Select[tuple[object, ...]]:
    """Patients with a token that starts with any of the prefixes."""
    any_of = or_(*(_begins(patient_tokens, i) for i in range(_MOST_PREFIXES)))
    found = select(patient_tokens.c.patient_id).where(any_of)
    return (
        select(*(patients.c[name] for name in _CARD))
        .where(
            patients.c.hospital_id == bindparam("here"),
            patients.c.id.in_(found),
            patients.c.id > _AFTER,
        )
        .order_by(patients.c.id)
        .limit(bindparam("limit"))
    )


_BY_WORDS = {words: _by_words(words) for words in range(1, _MOST_PREFIXES + 1)}
_BY_CODE = _by_code()


def statement_for(search: PatientSearch) -> Select[tuple[object, ...]]:
    """By all of several words, or by any of several readings of a code."""
    if len(search.groups[0]) > 1:
        return _BY_CODE
    return _BY_WORDS[len(search.groups)]


def parameters(search: PatientSearch, after: PatientId | None) -> dict[str, object]:
    """What the statement is given for this search."""
    prefixes = [prefix for group in search.groups for prefix in group]
    prefixes += prefixes[:1] * (_MOST_PREFIXES - len(prefixes))
    given: dict[str, object] = {"after": after.value if after else _BEFORE_ALL}
    for position, prefix in enumerate(prefixes):
        given[f"from_{position}"] = prefix
        given[f"to_{position}"] = prefix + _AFTER_ALL
    return given
