"""What is added to a visit that was signed."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.records.add_addendum import AddAddendum
from mediklaud.domain.shared.ids import ConsultationId, PatientId
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.bedside import Facts, bedside, told
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_OF = "/charts/{patient_id:uuid}/consultations/{consultation_id:uuid}"
_PAGE = "doctor/addendum.html"


@get(_OF, sync_to_thread=True)
def addendum_page(
    visitor: AtPage, patient_id: FromPath[UUID], consultation_id: FromPath[UUID]
) -> Page:
    """What is to be added? The signed note itself never changes."""
    facts = _facts_of(consultation_id)(visitor, PatientId(patient_id))
    return visitor.page(_PAGE, **facts)


@post(_OF, status_code=303, sync_to_thread=True)
def add_addendum(
    visitor: AtPage, patient_id: FromPath[UUID], consultation_id: FromPath[UUID]
) -> Page:
    """It stands below what was signed, with name and time."""

    def added(visitor: Visitor, _whose: PatientId) -> AddAddendum:
        with visitor.form.reading() as read:
            text = read.need("text", str)
        return AddAddendum(
            **visitor.command,
            consultation_id=ConsultationId(consultation_id),
            text=text,
        )

    return told(visitor, _PAGE, patient_id, added, _facts_of(consultation_id))


def _facts_of(consultation_id: UUID) -> Callable[[Visitor, PatientId], Facts]:
    def facts_of(visitor: Visitor, whose: PatientId) -> Facts:
        return {**bedside(visitor, whose), "consultation_id": consultation_id}

    return facts_of
