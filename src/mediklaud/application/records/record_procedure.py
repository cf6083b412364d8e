"""A doctor records what was done in a consultation."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.procedures import UnknownProcedure, service_of_procedure
from mediklaud.domain.records.consultation import Consultation
from mediklaud.domain.records.events import ProcedureDone
from mediklaud.domain.records.procedure import Procedure, TooLateForProcedures
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AppointmentId, ProcedureId
from mediklaud.ports.billing import Tariffs
from mediklaud.ports.records import ClinicalFactsBook, Consultations
from mediklaud.ports.registry import Patients
from mediklaud.ports.system import Events, Ids


@frozen(kw_only=True)
class RecordProcedure(Command[Procedure]):
    """Write down that something was done, so that it is charged (B2)."""

    permission: ClassVar = Permission.RECORD_PROCEDURE
    appointment_id: AppointmentId
    code: str
    """As in its tariff, which is `procedure_` and this."""
    quantity: int = 1
    note: str | None = field(default=None, repr=False)


def record_procedure(
    command: RecordProcedure,
    *,
    consultations: Consultations,
    facts: ClinicalFactsBook,
    patients: Patients,
    tariffs: Tariffs,
    ids: Ids,
    hospital: Hospital,
    now: datetime,
    events: Events,
    scope: Scope,
) -> Procedure:
    """As the doctor of the consultation, while it is open or on the day it was."""
    consultation = consultations.of_appointment(command.appointment_id, scope)
    service = service_of_procedure(command.code)
    if not tariffs.of_service(service):
        raise UnknownProcedure(service)
    patients.hold(consultation.patient_id).require_own_file()
    _require_in_time(consultation, hospital, now)
    procedure = Procedure(
        id=ids.new(ProcedureId),
        patient_id=consultation.patient_id,
        consultation_id=consultation.id,
        service=service,
        quantity=command.quantity,
        note=command.note,
        on=hospital.day_of(now),
        recorded_by=consultation.doctor_id,
        recorded_at=now,
    )
    facts.add(procedure)
    events.tell(_done(procedure))
    return procedure


def _require_in_time(
    consultation: Consultation, hospital: Hospital, now: datetime
) -> None:
    signed = consultation.signed
    if signed is not None and hospital.day_of(signed.at) != hospital.day_of(now):
        raise TooLateForProcedures(consultation.id)


def _done(procedure: Procedure) -> ProcedureDone:
    return ProcedureDone(
        procedure_id=procedure.id,
        patient_id=procedure.patient_id,
        doctor_id=procedure.recorded_by,
        service=procedure.service,
        quantity=procedure.quantity,
        at=procedure.recorded_at,
    )
