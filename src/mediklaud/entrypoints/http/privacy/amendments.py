"""Amendments over HTTP: ask, list, answer, take more time, disagree (X7)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.privacy.ask_for_amendment import AskForAmendment
from mediklaud.application.privacy.decide_amendment import DecideAmendment
from mediklaud.application.privacy.disagree_with_amendment import (
    DisagreeWithAmendment,
)
from mediklaud.application.privacy.extend_amendment import ExtendAmendment
from mediklaud.application.privacy.list_amendments import ListAmendments
from mediklaud.application.privacy.list_patient_amendments import (
    ListPatientAmendments,
)
from mediklaud.domain.shared.ids import AmendmentId, ConsultationId, NoteId, PatientId
from mediklaud.entrypoints.http.desk import AtDesk, IfMatch, version_in
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.privacy.amendment_views import AmendmentView
from mediklaud.entrypoints.http.privacy.rights_bodies import (
    AmendmentBody,
    AmendmentDecisionBody,
    DisagreementBody,
    ExtensionBody,
)
from mediklaud.entrypoints.http.wire import named

_OF_PATIENT = "/patients/{patient_id:uuid}/amendments"
_ONE = "/amendments/{amendment_id:uuid}"
_TAGS = ("patients' rights",)


@post(_OF_PATIENT, sync_to_thread=True, tags=_TAGS)
def ask_for_amendment(
    patient_id: FromPath[UUID], data: JSONBody[AmendmentBody], desk: AtDesk
) -> AmendmentView:
    """Say what in the record is wrong or missing."""
    command = AskForAmendment(
        **desk.command,
        patient_id=PatientId(patient_id),
        consultation_id=named(ConsultationId, data.consultation_id),
        note_id=named(NoteId, data.note_id),
        text=data.text,
    )
    return AmendmentView.of(desk.handle(command))


@get(_OF_PATIENT, sync_to_thread=True, tags=_TAGS)
def list_patient_amendments(
    patient_id: FromPath[UUID], desk: AtDesk, page: PageAsked
) -> Page[AmendmentView]:
    """What became of a patient's wishes about the record, the newest first."""
    query = ListPatientAmendments(
        **desk.query,
        patient_id=PatientId(patient_id),
        after=page.after(AmendmentId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), AmendmentView.of, lambda one: one.id)


@get("/amendments", sync_to_thread=True, tags=_TAGS)
def list_amendments(desk: AtDesk, page: PageAsked) -> Page[AmendmentView]:
    """What waits for an answer: a doctor's about own notes, the officer's all."""
    query = ListAmendments(
        **desk.query, after=page.after(AmendmentId), limit=page.and_one
    )
    return page.page(desk.handle(query), AmendmentView.of, lambda one: one.id)


@post(f"{_ONE}/decision", status_code=200, sync_to_thread=True, tags=_TAGS)
def decide_amendment(
    amendment_id: FromPath[UUID],
    data: JSONBody[AmendmentDecisionBody],
    desk: AtDesk,
    if_match: IfMatch = None,
) -> AmendmentView:
    """Accept with the correction, which stands beside the original, or deny."""
    command = DecideAmendment(
        **desk.command,
        amendment_id=AmendmentId(amendment_id),
        accepted=data.accepted,
        text=data.text,
        version=version_in(if_match),
    )
    return AmendmentView.of(desk.handle(command))


@post(f"{_ONE}/extension", status_code=200, sync_to_thread=True, tags=_TAGS)
def extend_amendment(
    amendment_id: FromPath[UUID], data: JSONBody[ExtensionBody], desk: AtDesk
) -> AmendmentView:
    """Take thirty days more to answer, once."""
    command = ExtendAmendment(
        **desk.command, amendment_id=AmendmentId(amendment_id), reason=data.reason
    )
    return AmendmentView.of(desk.handle(command))


@post(f"{_ONE}/disagreement", status_code=200, sync_to_thread=True, tags=_TAGS)
def disagree_with_amendment(
    amendment_id: FromPath[UUID], data: JSONBody[DisagreementBody], desk: AtDesk
) -> AmendmentView:
    """State for good why a denial is wrong."""
    command = DisagreeWithAmendment(
        **desk.command,
        amendment_id=AmendmentId(amendment_id),
        statement=data.statement,
    )
    return AmendmentView.of(desk.handle(command))
