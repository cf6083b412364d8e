"""A late wish as a row of its table, and back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.scheduling.change_request_tables import change_requests
from mediklaud.domain.scheduling.change_request import (
    Change,
    ChangeRequest,
    ChangeRequestStatus,
)
from mediklaud.domain.shared.ids import (
    AccountId,
    AppointmentId,
    ChangeRequestId,
    PatientId,
)


def to_row(request: ChangeRequest, database: Database) -> dict[str, object]:
    """All columns but the key."""
    private = {"note": request.note, "reason": request.reason}
    return {
        "appointment_id": request.appointment_id.value,
        "patient_id": request.patient_id.value,
        "wish": request.wish.value,
        "preferred": request.preferred,
        "requested_at": request.requested_at,
        "status": request.status.value,
        "decided_at": request.decided_at,
        "decided_by": request.decided_by and request.decided_by.value,
        "sealed": database.seal(change_requests, request.id.value, private),
        "version": request.version,
    }


def to_request(row: Row[Any], database: Database, prefix: str = "") -> ChangeRequest:
    """The request, of columns that may be named with a prefix."""

    def of(column: str) -> Any:  # noqa: ANN401 - as the column's type says
        return getattr(row, prefix + column)

    return ChangeRequest(
        id=ChangeRequestId(of("id")),
        appointment_id=AppointmentId(of("appointment_id")),
        patient_id=PatientId(of("patient_id")),
        wish=Change(of("wish")),
        preferred=of("preferred"),
        requested_at=of("requested_at"),
        status=ChangeRequestStatus(of("status")),
        decided_at=of("decided_at"),
        decided_by=of("decided_by") and AccountId(of("decided_by")),
        version=of("version"),
        **database.unseal(change_requests, of("id"), of("sealed")),
    )
