"""What the audit says about a message that was done or refused (X4)."""

from typing import Any

from mediklaud.application.messages import Command, Message
from mediklaud.application.patients_in import patients_in
from mediklaud.application.use_case import Occasion
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.audit import AuditEntry, Outcome
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import AuditId, Id, PatientId


def things_in(message: Message[Any], result: object) -> tuple[object, ...]:
    """What leaves an entry each: a command may be done on several people's things."""
    if isinstance(message, Command) and isinstance(result, tuple) and result:
        return result
    return (result,)


def entry_of(
    message: Message[Any],
    occasion: Occasion,
    result: object,
    *,
    id: AuditId,  # noqa: A002
) -> AuditEntry:
    """The entry for its answer, or for the refusal of it; opaque ids alone."""
    refused = isinstance(result, Refusal)
    known = getattr(result, "becomes", occasion.actor)
    about = message.concerns or getattr(result, "patient_id", None)
    return AuditEntry(
        id=id,
        at=occasion.now,
        action=message.action(),
        outcome=Outcome.REFUSED if refused else Outcome.DONE,
        refusal=result.code if isinstance(result, Refusal) else None,
        account_id=known.account_id,
        session_id=known.session_id,
        roles=tuple(sorted(known.roles)),
        patient_id=about,
        subject_id=_subject(message, result),
        purpose=_purpose(occasion, known, result, about),
        request_id=message.request_id,
        seen=tuple(p for p in patients_in(result) if p != about),
    )


def _purpose(
    occasion: Occasion, known: Actor, result: object, about: PatientId | None
) -> str | None:
    """Why somebody does what is not simply theirs, where that is known."""
    said = occasion.scope.purpose or getattr(result, "purpose", None)
    return said or ("proxy" if known.acts_for(about) else None)


def _subject(message: Message[Any], result: object) -> str | None:
    """The thing it was about, where that was not just the patient."""
    found = getattr(result, "id", None) or _first_id(message) or _first_id(result)
    return None if found is None else str(found)


def _first_id(thing: object) -> Id | None:
    """What its first field with an identifier names, save patients."""
    for attribute in getattr(type(thing), "__attrs_attrs__", ()):
        value = getattr(thing, attribute.name)
        if isinstance(value, Id) and attribute.name != "patient_id":
            return value
    return None
