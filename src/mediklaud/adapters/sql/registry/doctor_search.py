"""The statement that searches the directory of doctors."""

from __future__ import annotations

from sqlalchemy import (
    ColumnElement,
    Text,
    Uuid,
    bindparam,
    exists,
    literal,
    or_,
    select,
    tuple_,
)

from mediklaud.adapters.sql.registry.tables import doctor_specialties, doctors
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.registry.doctor_search import DoctorSearch
from mediklaud.domain.shared.ids import DoctorId

_d, _s = doctors.c, doctor_specialties.c
_MOST_WORDS = 4
_WORDS = [f"word_{position}" for position in range(_MOST_WORDS)]
_EVERY_WORD = "%"


def _unless_asked(name: str, fits: ColumnElement[bool]) -> ColumnElement[bool]:
    """What is not asked for does not matter."""
    return or_(bindparam(name, type_=Text).is_(None), fits)


_AFTER = bindparam("after", type_=Uuid)
_last = doctors.alias("last")
_NAME_BEFORE = (
    select(_last.c.name_key)
    .where(_last.c.hospital_id == bindparam("here"), _last.c.id == _AFTER)
    .scalar_subquery()
)
_PLACE = tuple_(_d.name_key, _d.id)
_HAS_SPECIALTY = exists().where(
    here(doctor_specialties),
    _s.doctor_id == _d.id,
    _s.specialty_key == bindparam("specialty"),
)

SEARCH = (
    select(doctors)
    .where(
        here(doctors),
        _unless_asked("specialty", _HAS_SPECIALTY),
        _unless_asked("status", _d.status == bindparam("status")),
        _unless_asked("number", _d.number == bindparam("number")),
        *((literal(" ") + _d.name_key).like(bindparam(word)) for word in _WORDS),
        or_(_AFTER.is_(None), tuple_(_NAME_BEFORE, _AFTER) < _PLACE),
    )
    .order_by(_d.name_key, _d.id)
    .limit(bindparam("limit"))
)


def parameters(search: DoctorSearch, after: DoctorId | None) -> dict[str, object]:
    """What the statement is given for this search."""
    patterns = [f"% {word}%" for word in search.words[:_MOST_WORDS]]
    patterns += [_EVERY_WORD] * (_MOST_WORDS - len(patterns))
    return {
        "specialty": search.specialty,
        "status": search.status and search.status.value,
        "number": search.number,
        "after": after and after.value,
        **dict(zip(_WORDS, patterns, strict=True)),
    }
