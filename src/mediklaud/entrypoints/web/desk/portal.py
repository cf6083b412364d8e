"""The desk opens the portal to a patient."""

from __future__ import annotations

from uuid import UUID

from litestar import post
from litestar.params import FromPath

from mediklaud.application.access.invite_patient import InvitePatient
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.desk.patients import PATIENT, about_patient
from mediklaud.entrypoints.web.visitor import AtPage


@post("/desk/patients/{patient_id:uuid}/invite", status_code=200, sync_to_thread=True)
def invite(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """An invitation is sent; where none can be, it is shown this once."""
    wanted = PatientId(patient_id)
    try:
        invitation = visitor.handle(InvitePatient(**visitor.command, patient_id=wanted))
    except Refusal as refusal:
        facts = about_patient(visitor, wanted)
        return visitor.again(PATIENT, refusal, **facts, done=None)
    return visitor.page("desk/invited.html", invitation=invitation, whose=wanted)
