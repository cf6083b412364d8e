"""The account of disclosures over HTTP: write down, read (X7)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.privacy.list_disclosures import ListDisclosures
from mediklaud.application.privacy.record_disclosure import RecordDisclosure
from mediklaud.domain.shared.ids import DisclosureId, PatientId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.privacy.disclosure_views import DisclosureView
from mediklaud.entrypoints.http.privacy.rights_bodies import DisclosureBody
from mediklaud.entrypoints.http.wire import utc

_OF_PATIENT = "/patients/{patient_id:uuid}/disclosures"
_TAGS = ("patients' rights",)


@post(_OF_PATIENT, sync_to_thread=True, tags=_TAGS)
def record_disclosure(
    patient_id: FromPath[UUID], data: JSONBody[DisclosureBody], desk: AtDesk
) -> DisclosureView:
    """Keep account of one release to somebody outside; it stays for good."""
    command = RecordDisclosure(
        **desk.command,
        patient_id=PatientId(patient_id),
        recipient=data.recipient,
        address=data.address,
        what=data.what,
        purpose=data.purpose,
        disclosed_at=utc(data.disclosed_at),
        hidden_until=utc(data.hidden_until) if data.hidden_until else None,
    )
    return DisclosureView.of(desk.handle(command))


@get(_OF_PATIENT, sync_to_thread=True, tags=_TAGS)
def list_disclosures(
    patient_id: FromPath[UUID], desk: AtDesk, page: PageAsked
) -> Page[DisclosureView]:
    """What was given to whom in the last six years, the last written down first.

    Treatment, payment and the hospital's own operations are not accounted for.
    """
    query = ListDisclosures(
        **desk.query,
        patient_id=PatientId(patient_id),
        after=page.after(DisclosureId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), DisclosureView.of, lambda one: one.id)
