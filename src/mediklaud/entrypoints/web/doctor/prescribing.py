"""A doctor prescribes: what the check says stands beside what is written."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.medication.check_safety import CheckSafety
from mediklaud.application.medication.prescribe import Prescribe
from mediklaud.domain.errors import Refusal
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.presented import Checked
from mediklaud.domain.medication.unsafe import CheckFailed
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.preparation import Administration, Form
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.bedside import Facts, bedside
from mediklaud.entrypoints.web.doctor.regimens import (
    answers_in,
    medicine_in,
    readable_regimen,
    regimen_in,
)
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PRESCRIBE = "/charts/{patient_id:uuid}/prescribe"
_PAGE = "doctor/prescribe.html"


@get(_PRESCRIBE, sync_to_thread=True)
def prescribe_page(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """An empty prescription."""
    facts = _about(visitor, PatientId(patient_id))
    return visitor.page(_PAGE, **facts, checked=None, failed=None)


@post(_PRESCRIBE, status_code=303, sync_to_thread=True)
def prescribe(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """Look at what the check says so far; or sign, if that stops nothing."""
    whose = PatientId(patient_id)
    facts = _about(visitor, whose)
    if visitor.form["step"] != "sign":
        return visitor.page(_PAGE, **facts, **_looked(visitor, whose, facts))
    try:
        written = visitor.handle(
            Prescribe(
                **visitor.command,
                patient_id=whose,
                regimen=regimen_in(visitor.form),
                overrides=answers_in(visitor.form),
            )
        )
    except Refusal as refusal:
        looked = _looked(visitor, whose, facts)
        return visitor.again(_PAGE, refusal, **facts, **looked)
    return visitor.go(f"/charts/{whose}/prescriptions/{written.id}?done=signed")


def _about(visitor: Visitor, whose: PatientId) -> Facts:
    return {
        **bedside(visitor, whose),
        "readable": readable_regimen(visitor.form),
        "forms": tuple(Form),
        "routes": tuple(Administration),
        "reasons": tuple(OverrideReason),
    }


def _looked(visitor: Visitor, whose: PatientId, facts: Facts) -> Facts:
    """What the check says; or that it could not, never what it said before."""
    try:
        return {"checked": _look(visitor, whose, facts), "failed": None}
    except CheckFailed as failed:
        return {"checked": None, "failed": failed}


def _look(visitor: Visitor, whose: PatientId, facts: Facts) -> Checked | None:
    """Beside all that the patient takes; nothing, before a medicine is named."""
    medicine = medicine_in(visitor.form, facts["today"])
    if medicine is None:
        return None
    return visitor.handle(
        CheckSafety(**visitor.query, patient_id=whose, medicines=(medicine,))
    )
