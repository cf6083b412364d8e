"""Something is added to what was signed at a consultation."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.reaching import Reaching
from mediklaud.application.records.write_note import author_in
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.records.consultation import Consultation, NoSuchConsultation
from mediklaud.domain.records.note import Note
from mediklaud.domain.shared.ids import ConsultationId, NoteId
from mediklaud.ports.access import Care
from mediklaud.ports.privacy import BrokenGlasses
from mediklaud.ports.records import Consultations, Records
from mediklaud.ports.registry import Patients
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class AddAddendum(Command[Note]):
    """Add a signed addendum; the signed note itself never changes."""

    permission: ClassVar = Permission.WRITE_NOTE
    consultation_id: ConsultationId
    text: str = field(repr=False)


def add_addendum(
    command: AddAddendum,
    *,
    consultations: Consultations,
    records: Records,
    patients: Patients,
    care: Care,
    glasses: BrokenGlasses,
    ids: Ids,
    actor: Actor,
    scope: Scope,
    now: datetime,
) -> Note:
    """As its author, as a doctor in care, or in an emergency."""
    consultation = consultations.get(command.consultation_id)
    author = author_in(actor)
    reaching = Reaching(actor=actor, care=care, glasses=glasses, now=now)
    opened = _opened(consultation, scope, reaching)
    consultation.require_signed()
    patients.hold(consultation.patient_id).require_own_file()
    note = Note(
        id=ids.new(NoteId),
        patient_id=consultation.patient_id,
        author=author,
        at=now,
        text=command.text,
        appointment_id=consultation.appointment_id,
        consultation_id=consultation.id,
        purpose=opened.purpose,
    )
    records.add_note(note)
    return note


def _opened(consultation: Consultation, scope: Scope, reaching: Reaching) -> Scope:
    if consultation.doctor_id == reaching.actor.doctor_id:
        return scope
    patient_id = consultation.patient_id
    opened = reaching.reach(patient_id, scope, Permission.WRITE_NOTE)
    if opened is None:
        raise NoSuchConsultation(consultation.id)
    return opened
