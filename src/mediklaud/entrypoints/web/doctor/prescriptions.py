"""One prescription: what stands on it, once more, or no longer."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.medication.cancel_prescription import CancelPrescription
from mediklaud.application.medication.read_prescription import ReadPrescription
from mediklaud.application.medication.renew_prescription import RenewPrescription
from mediklaud.domain.errors import Refusal
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.prescription_refusals import PrescriptionNotFound
from mediklaud.domain.medication.unsafe import UnsafePrescription
from mediklaud.domain.shared.ids import PatientId, PrescriptionId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.bedside import Facts, bedside
from mediklaud.entrypoints.web.doctor.regimens import answers_in
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ONE = "/charts/{patient_id:uuid}/prescriptions/{prescription_id:uuid}"
_PAGE = "doctor/prescription.html"


@get(_ONE, sync_to_thread=True)
def prescription(
    visitor: AtPage,
    patient_id: FromPath[UUID],
    prescription_id: FromPath[UUID],
    done: Filter = None,
) -> Page:
    """As it was signed, with what was answered to the check."""
    facts = _about(visitor, PatientId(patient_id), PrescriptionId(prescription_id))
    return visitor.page(_PAGE, **facts, done=done, shown=())


@post(f"{_ONE}/renew", status_code=303, sync_to_thread=True)
def renew(
    visitor: AtPage, patient_id: FromPath[UUID], prescription_id: FromPath[UUID]
) -> Page:
    """The same once more, checked anew."""
    whose, wanted = PatientId(patient_id), PrescriptionId(prescription_id)
    try:
        written = visitor.handle(
            RenewPrescription(
                **visitor.command,
                prescription_id=wanted,
                overrides=answers_in(visitor.form),
            )
        )
    except Refusal as refusal:
        return _again(visitor, refusal, whose, wanted)
    return visitor.go(f"/charts/{whose}/prescriptions/{written.id}?done=signed")


@post(f"{_ONE}/cancel", status_code=303, sync_to_thread=True)
def cancel(
    visitor: AtPage, patient_id: FromPath[UUID], prescription_id: FromPath[UUID]
) -> Page:
    """Nothing more of it is handed out."""
    whose, wanted = PatientId(patient_id), PrescriptionId(prescription_id)
    try:
        with visitor.form.reading() as read:
            reason = read.need("reason", str)
        visitor.handle(
            CancelPrescription(**visitor.command, prescription_id=wanted, reason=reason)
        )
    except Refusal as refusal:
        return _again(visitor, refusal, whose, wanted)
    return visitor.go(f"/charts/{whose}/prescriptions/{wanted}?done=cancelled")


def _again(
    visitor: Visitor, refusal: Refusal, whose: PatientId, wanted: PrescriptionId
) -> Page:
    shown = refusal.shown if isinstance(refusal, UnsafePrescription) else ()
    facts = _about(visitor, whose, wanted)
    return visitor.again(_PAGE, refusal, **facts, done=None, shown=shown)


def _about(visitor: Visitor, whose: PatientId, wanted: PrescriptionId) -> Facts:
    opened = visitor.handle(ReadPrescription(**visitor.query, prescription_id=wanted))
    if opened.patient_id != whose:
        raise PrescriptionNotFound(wanted)
    one, reasons = opened.prescription, tuple(OverrideReason)
    return {**bedside(visitor, whose), "one": one, "reasons": reasons}
