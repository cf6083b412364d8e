"""Consultations over HTTP: begin, sign, and read the record."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.records.complete_consultation import CompleteConsultation
from mediklaud.application.records.read_record import ReadRecord
from mediklaud.application.records.record_procedure import RecordProcedure
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.domain.shared.ids import AppointmentId, ConsultationId, PatientId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.records.clinical_facts_views import ProcedureView
from mediklaud.entrypoints.http.records.consultation_bodies import (
    FindingsBody,
    ProcedureBody,
)
from mediklaud.entrypoints.http.records.consultation_views import (
    ConsultationView,
    EntryView,
    entry_view,
)

_APPOINTMENT = "/appointments/{appointment_id:uuid}"
_TAGS = ("records",)


@post(f"{_APPOINTMENT}/start", sync_to_thread=True, tags=_TAGS)
def start_consultation(
    appointment_id: FromPath[UUID], desk: AtDesk
) -> ConsultationView:
    """Begin to see the patient of an appointment."""
    command = StartConsultation(
        **desk.command, appointment_id=AppointmentId(appointment_id)
    )
    return ConsultationView.of(desk.handle(command))


@post(f"{_APPOINTMENT}/complete", status_code=200, sync_to_thread=True, tags=_TAGS)
def complete_consultation(
    appointment_id: FromPath[UUID], data: JSONBody[FindingsBody], desk: AtDesk
) -> ConsultationView:
    """Write down what was found and sign it; it never changes again."""
    command = CompleteConsultation(
        **desk.command,
        appointment_id=AppointmentId(appointment_id),
        note=data.note,
        diagnosis=data.diagnosis.read(),
        vitals=data.vitals.read() if data.vitals else None,
    )
    return ConsultationView.of(desk.handle(command))


@post(f"{_APPOINTMENT}/procedures", sync_to_thread=True, tags=_TAGS)
def record_procedure(
    appointment_id: FromPath[UUID], data: JSONBody[ProcedureBody], desk: AtDesk
) -> ProcedureView:
    """Write down that something was done; it is charged by its tariff."""
    command = RecordProcedure(
        **desk.command,
        appointment_id=AppointmentId(appointment_id),
        code=data.code,
        quantity=data.quantity,
        note=data.note,
    )
    return ProcedureView.of(desk.handle(command))


@get("/patients/{patient_id:uuid}/record", sync_to_thread=True, tags=_TAGS)
def read_record(
    patient_id: FromPath[UUID], desk: AtDesk, page: PageAsked
) -> Page[EntryView]:
    """What was signed about a patient, the newest first."""
    query = ReadRecord(
        **desk.query,
        patient_id=PatientId(patient_id),
        after=page.after(ConsultationId),
        limit=page.and_one,
    )
    found = desk.handle(query).entries
    return page.page(found, entry_view, lambda one: one.id)
