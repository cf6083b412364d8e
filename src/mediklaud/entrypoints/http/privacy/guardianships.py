"""Guardians over HTTP: name, list, end (P5)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.privacy.end_guardianship import EndGuardianship
from mediklaud.application.privacy.list_guardianships import ListGuardianships
from mediklaud.application.privacy.name_guardian import NameGuardian
from mediklaud.domain.shared.ids import GuardianshipId, PatientId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.privacy.guardianship_views import GuardianshipView
from mediklaud.entrypoints.http.privacy.rights_bodies import GuardianBody

_OF_PATIENT = "/patients/{patient_id:uuid}/guardianships"
_TAGS = ("patients' rights",)


@post(_OF_PATIENT, sync_to_thread=True, tags=_TAGS)
def name_guardian(
    patient_id: FromPath[UUID], data: JSONBody[GuardianBody], desk: AtDesk
) -> GuardianshipView:
    """Let another patient act for this one."""
    command = NameGuardian(
        **desk.command,
        patient_id=PatientId(patient_id),
        guardian_number=data.guardian_number,
        scopes=tuple(data.scopes),
        basis=data.basis,
        until=data.until,
    )
    return GuardianshipView.of(desk.handle(command))


@get(_OF_PATIENT, sync_to_thread=True, tags=_TAGS)
def list_guardianships(
    patient_id: FromPath[UUID], desk: AtDesk
) -> Page[GuardianshipView]:
    """Who acts for a patient and for whom the patient acts, the newest first."""
    query = ListGuardianships(**desk.query, patient_id=PatientId(patient_id))
    return Page(items=[GuardianshipView.of(one) for one in desk.handle(query)])


@post(
    "/guardianships/{guardianship_id:uuid}/end",
    status_code=200,
    sync_to_thread=True,
    tags=_TAGS,
)
def end_guardianship(guardianship_id: FromPath[UUID], desk: AtDesk) -> GuardianshipView:
    """Let a guardianship give nothing any more."""
    command = EndGuardianship(
        **desk.command, guardianship_id=GuardianshipId(guardianship_id)
    )
    return GuardianshipView.of(desk.handle(command))
