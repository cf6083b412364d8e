"""How the account of disclosures looks over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.domain.privacy.disclosure import Disclosure
from mediklaud.entrypoints.http.wire import View, bare


class DisclosureView(View):
    """What of a patient's information was given to whom, when and why."""

    id: UUID
    patient_id: UUID
    recipient: str
    address: str
    what: str
    purpose: str
    disclosed_at: datetime
    recorded_at: datetime
    recorded_by: UUID | None
    hidden_until: datetime | None

    @classmethod
    def of(cls, one: Disclosure) -> DisclosureView:
        """The disclosure."""
        return cls(
            id=one.id.value,
            patient_id=one.patient_id.value,
            recipient=one.recipient,
            address=one.address,
            what=one.what,
            purpose=one.why,
            disclosed_at=one.disclosed_at,
            recorded_at=one.recorded_at,
            recorded_by=bare(one.recorded_by),
            hidden_until=one.hidden_until,
        )
