"""The privacy officer writes down what was given to whom outside (X7)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.privacy.record_disclosure import RecordDisclosure
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.reading import read_instant
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.office.privacy_patients import numbered
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "office/disclosure.html"
_NEW = "/privacy/patients/{patient_id:uuid}/disclosure"


@get(_NEW, sync_to_thread=True)
def disclosure_page(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """To whom, what, and why?"""
    return visitor.page(_PAGE, **numbered(visitor, PatientId(patient_id)))


@post(_NEW, status_code=303, sync_to_thread=True)
def record_disclosure(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """It stays written down for good."""
    whose = PatientId(patient_id)
    try:
        visitor.handle(_written(visitor, whose))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **numbered(visitor, whose))
    return visitor.go(f"/privacy/patients/{whose}?done=recorded")


def _written(visitor: Visitor, whose: PatientId) -> RecordDisclosure:
    def moment(said: str) -> datetime:
        return read_instant(said, visitor.site.hospital.time_zone)

    with visitor.form.reading() as read:
        return RecordDisclosure(
            **visitor.command,
            patient_id=whose,
            recipient=read.need("recipient", str),
            address=read.need("address", str),
            what=read.need("what", str),
            purpose=read.need("purpose", str),
            disclosed_at=read.need("disclosed_at", moment),
            hidden_until=read.may("hidden_until", moment),
        )
