"""A doctor writes a note into the record of a patient."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import RoleLacksPermission, Scope
from mediklaud.domain.records.note import Note
from mediklaud.domain.shared.ids import AppointmentId, DoctorId, NoteId, PatientId
from mediklaud.ports.records import Records
from mediklaud.ports.registry import Patients
from mediklaud.ports.scheduling import Appointments
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class WriteNote(Command[Note]):
    """Sign a note that stays as it is; perhaps about one appointment."""

    permission: ClassVar = Permission.WRITE_NOTE
    patient_id: PatientId
    text: str = field(repr=False)
    appointment_id: AppointmentId | None = None


def write_note(
    command: WriteNote,
    *,
    records: Records,
    patients: Patients,
    appointments: Appointments,
    ids: Ids,
    actor: Actor,
    scope: Scope,
    now: datetime,
) -> Note:
    """As a doctor in care of the patient, or in an emergency."""
    patients.hold(command.patient_id).require_own_file()
    if command.appointment_id is not None:
        of_patient = Scope(patients=frozenset({command.patient_id}))
        appointments.get(command.appointment_id, of_patient)
    note = Note(
        id=ids.new(NoteId),
        patient_id=command.patient_id,
        author=author_in(actor),
        at=now,
        text=command.text,
        appointment_id=command.appointment_id,
        purpose=scope.purpose,
    )
    records.add_note(note)
    return note


def author_in(actor: Actor, permission: Permission = Permission.WRITE_NOTE) -> DoctorId:
    """The doctor who speaks."""
    if actor.doctor_id is None or not actor.sees_patients:
        raise RoleLacksPermission(permission)
    return actor.doctor_id
