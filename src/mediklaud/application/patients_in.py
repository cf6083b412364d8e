"""Whom an answer shows: every patient that stands anywhere in it (X4)."""

from __future__ import annotations

from collections.abc import Iterator

from mediklaud.domain.access.audit import AuditEntry
from mediklaud.domain.errors import NotFound
from mediklaud.domain.messaging.recipient import Recipient, RecipientKind
from mediklaud.domain.shared.ids import Id, PatientId


def patients_in(answer: object) -> tuple[PatientId, ...]:
    """Each once, in the order they stand there.

    A thing that there is not, or that is somebody else's, shows nobody.
    """
    if isinstance(answer, NotFound):
        return ()
    return tuple(dict.fromkeys(_named_in(answer)))


def _named_in(thing: object) -> Iterator[PatientId]:
    """Looks into values, tuples and the things of dictionaries."""
    if isinstance(thing, PatientId):
        yield thing
    elif isinstance(thing, AuditEntry):
        # Whom it showed then is not shown to who reads that it did.
        yield from filter(None, [thing.patient_id])
    elif isinstance(thing, Recipient):
        if thing.kind is RecipientKind.PATIENT:
            yield PatientId(thing.id)
    elif isinstance(thing, tuple | list | set | frozenset):
        for part in thing:
            yield from _named_in(part)
    elif isinstance(thing, dict):
        yield from _named_in(tuple(thing.items()))
    elif not isinstance(thing, Id):
        for field in getattr(thing, "__attrs_attrs__", ()):
            yield from _named_in(getattr(thing, field.name))
