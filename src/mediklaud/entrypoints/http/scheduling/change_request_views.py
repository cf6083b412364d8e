"""How a patient's late wish looks over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.domain.scheduling.change_request import (
    Change,
    ChangeRequest,
    ChangeRequestStatus,
    OpenChangeRequest,
)
from mediklaud.entrypoints.http.scheduling.appointment_views import AppointmentView
from mediklaud.entrypoints.http.wire import View


class ChangeRequestView(View):
    """A patient's late wish about one appointment."""

    id: UUID
    appointment_id: UUID
    patient_id: UUID
    wish: Change
    preferred: datetime | None
    note: str | None
    requested_at: datetime
    status: ChangeRequestStatus
    decided_at: datetime | None
    reason: str | None
    version: int

    @classmethod
    def of(cls, request: ChangeRequest) -> ChangeRequestView:
        """The wish, and what became of it."""
        return cls(
            id=request.id.value,
            appointment_id=request.appointment_id.value,
            patient_id=request.patient_id.value,
            wish=request.wish,
            preferred=request.preferred,
            note=request.note,
            requested_at=request.requested_at,
            status=request.status,
            decided_at=request.decided_at,
            reason=request.reason,
            version=request.version,
        )


class OpenChangeRequestView(View):
    """A wish that waits for the front desk, with the appointment as it stands."""

    request: ChangeRequestView
    appointment: AppointmentView

    @classmethod
    def of(cls, found: OpenChangeRequest) -> OpenChangeRequestView:
        """Both of them."""
        return cls(
            request=ChangeRequestView.of(found.request),
            appointment=AppointmentView.of(found.appointment),
        )
