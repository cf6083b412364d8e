"""Whom an answer shows: every patient that stands anywhere in it (X4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

from mediklaud.domain.access.audit import AuditEntry
from mediklaud.domain.errors import NotFound
from mediklaud.domain.messaging.recipient import Recipient, RecipientKind
from mediklaud.domain.shared.ids import Id, PatientId
from mediklaud.domain.shared.money import Money

_NOBODY = (str, int, bytes, date, Enum, Money, Id)
"""Nobody is named in these: long answers are full of them."""


def patients_in(answer: object) -> tuple[PatientId, ...]:
    """Each once, in the order they stand there.

    A thing that there is not, or that is somebody else's, shows nobody.
    """
    if isinstance(answer, NotFound):
        return ()
    return tuple(dict.fromkeys(_named_in(answer)))


def _named_in(answer: object) -> Iterator[PatientId]:
    """Looks into values, tuples and the things of dictionaries, in their order."""
    waiting = [answer]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, PatientId):
            yield thing
        elif isinstance(thing, AuditEntry):
            # Whom it showed then is not shown to who reads that it did.
            yield from filter(None, [thing.patient_id])
        elif isinstance(thing, Recipient):
            if thing.kind is RecipientKind.PATIENT:
                yield PatientId(thing.id)
        elif not isinstance(thing, _NOBODY):
            waiting += reversed(_parts_of(thing))


def _parts_of(thing: object) -> Sequence[object]:
    if isinstance(thing, tuple | list):
        return thing
    if isinstance(thing, set | frozenset):
        return tuple(thing)
    if isinstance(thing, dict):
        return tuple(thing.items())
    return tuple(getattr(thing, name) for name in _fields_of(type(thing)))


_FIELDS: dict[type, tuple[str, ...]] = {}
_PLAIN = (str, int, bytes, date, Enum, Money, NoneType)
"""Of a field that can only hold such as these, nothing is read."""


def _fields_of(kind: type) -> tuple[str, ...]:
    """Where somebody may be named in a thing of this kind: found out once."""
    if kind not in _FIELDS:
        found = getattr(kind, "__attrs_attrs__", ())
        kinds = _hints_of(kind)
        _FIELDS[kind] = tuple(
            field.name for field in found if not _is_plain(kinds.get(field.name))
        )
    return _FIELDS[kind]


def _hints_of(kind: type) -> dict[str, object]:
    """What its fields hold; nothing is known where a name stands for checkers only."""
    try:
        return get_type_hints(kind)
    except NameError:
        return {}


def _is_plain(hint: object) -> bool:
    either = get_origin(hint) in {Union, UnionType}
    kinds = get_args(hint) if either else (hint,)
    return all(isinstance(one, type) and issubclass(one, _PLAIN) for one in kinds)
