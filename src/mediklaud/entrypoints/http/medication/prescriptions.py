"""Prescriptions over HTTP: write, sign, change, renew, cancel, read (H5)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.medication.cancel_prescription import CancelPrescription
from mediklaud.application.medication.list_prescriptions import ListPrescriptions
from mediklaud.application.medication.prescribe import Prescribe
from mediklaud.application.medication.read_prescription import ReadPrescription
from mediklaud.application.medication.renew_prescription import RenewPrescription
from mediklaud.application.medication.revise_prescription import RevisePrescription
from mediklaud.application.medication.sign_prescription import SignPrescription
from mediklaud.domain.shared.ids import ConsultationId, PatientId, PrescriptionId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.medication.prescription_bodies import (
    AnswersBody,
    PrescriptionBody,
    ReasonBody,
    RegimenBody,
)
from mediklaud.entrypoints.http.medication.prescription_views import (
    PrescriptionView,
    WrittenView,
)
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.wire import named

_ONE = "/prescriptions/{prescription_id:uuid}"
_TAGS = ("prescriptions",)


@post("/prescriptions", sync_to_thread=True, tags=_TAGS)
def prescribe(data: JSONBody[PrescriptionBody], desk: AtDesk) -> WrittenView:
    """Prescribe a medicine; refused while a finding that stops has no answer."""
    command = Prescribe(
        **desk.command,
        patient_id=PatientId(data.patient_id),
        regimen=data.regimen,
        consultation_id=named(ConsultationId, data.consultation_id),
        overrides=data.answers,
        sign=data.sign,
    )
    return WrittenView.written(desk.handle(command))


@post(f"{_ONE}/sign", status_code=200, sync_to_thread=True, tags=_TAGS)
def sign_prescription(
    prescription_id: FromPath[UUID], data: JSONBody[AnswersBody], desk: AtDesk
) -> WrittenView:
    """Sign a draft; from now on it never changes."""
    command = SignPrescription(
        **desk.command,
        prescription_id=PrescriptionId(prescription_id),
        overrides=data.answers,
    )
    return WrittenView.written(desk.handle(command))


@post(f"{_ONE}/revise", sync_to_thread=True, tags=_TAGS)
def revise_prescription(
    prescription_id: FromPath[UUID], data: JSONBody[RegimenBody], desk: AtDesk
) -> WrittenView:
    """Put another version in its place, while none of it was handed out."""
    command = RevisePrescription(
        **desk.command,
        prescription_id=PrescriptionId(prescription_id),
        regimen=data.regimen,
        overrides=data.answers,
    )
    return WrittenView.written(desk.handle(command))


@post(f"{_ONE}/renew", sync_to_thread=True, tags=_TAGS)
def renew_prescription(
    prescription_id: FromPath[UUID], data: JSONBody[AnswersBody], desk: AtDesk
) -> WrittenView:
    """Prescribe the same once more, checked anew."""
    command = RenewPrescription(
        **desk.command,
        prescription_id=PrescriptionId(prescription_id),
        overrides=data.answers,
    )
    return WrittenView.written(desk.handle(command))


@post(f"{_ONE}/cancel", status_code=200, sync_to_thread=True, tags=_TAGS)
def cancel_prescription(
    prescription_id: FromPath[UUID], data: JSONBody[ReasonBody], desk: AtDesk
) -> PrescriptionView:
    """Let nothing more of it be handed out, for a reason."""
    command = CancelPrescription(
        **desk.command,
        prescription_id=PrescriptionId(prescription_id),
        reason=data.reason,
    )
    return PrescriptionView.of(desk.handle(command))


@get(_ONE, sync_to_thread=True, tags=_TAGS)
def read_prescription(
    prescription_id: FromPath[UUID], desk: AtDesk
) -> PrescriptionView:
    """What was prescribed: for the patient, doctors in care, and the pharmacy."""
    query = ReadPrescription(
        **desk.query, prescription_id=PrescriptionId(prescription_id)
    )
    return PrescriptionView.of(desk.handle(query).prescription)


@get("/patients/{patient_id:uuid}/prescriptions", sync_to_thread=True, tags=_TAGS)
def list_prescriptions(
    patient_id: FromPath[UUID], desk: AtDesk, page: PageAsked
) -> Page[PrescriptionView]:
    """A patient's prescriptions, the newest first."""
    query = ListPrescriptions(
        **desk.query,
        patient_id=PatientId(patient_id),
        after=page.after(PrescriptionId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), PrescriptionView.of, lambda one: one.id)
