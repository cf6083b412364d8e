"""Patients' late wishes, in their table."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Row, and_, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.scheduling.appointment_rows import to_appointment
from mediklaud.adapters.sql.scheduling.change_request_rows import (
    to_request,
    to_row,
)
from mediklaud.adapters.sql.scheduling.change_request_tables import change_requests
from mediklaud.adapters.sql.scheduling.tables import appointments
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.scheduling.appointment import AHEAD
from mediklaud.domain.scheduling.change_request import (
    ChangeRequest,
    ChangeRequestNotFound,
    ChangeRequestStatus,
    OpenChangeRequest,
    StaleChangeRequest,
)
from mediklaud.domain.shared.ids import (
    AppointmentId,
    ChangeRequestId,
    PatientId,
)

_r, _a = change_requests.c, appointments.c
_IS_PENDING = _r.status == ChangeRequestStatus.PENDING.value
_ADD = insert(change_requests)
_SAVE = update(change_requests).where(
    here(change_requests), _r.id == bindparam("this"), _r.version == bindparam("read")
)
_GET = select(change_requests).where(is_param(change_requests, "id"))
_WAITING_FOR = select(change_requests).where(
    is_param(change_requests, "appointment_id"), _IS_PENDING
)
_WAITING = (
    select(appointments, *(column.label(f"request_{column.name}") for column in _r))
    .join_from(
        change_requests,
        appointments,
        and_(_a.hospital_id == _r.hospital_id, _a.id == _r.appointment_id),
    )
    .where(
        here(change_requests),
        _IS_PENDING,
        _a.status.in_([status.value for status in AHEAD]),
        _a.starts_at > bindparam("now", type_=Instant),
    )
    .order_by(_r.id)
    .limit(bindparam("limit"))
)
_WAITING_BEHIND = _WAITING.where(_r.id > bindparam("after"))
_OF_PATIENT = (
    select(change_requests)
    .where(is_param(change_requests, "patient_id"))
    .order_by(_r.id.desc())
    .limit(bindparam("limit"))
)
_OF_PATIENT_BEHIND = _OF_PATIENT.where(_r.id < bindparam("after"))


@frozen
class SqlChangeRequests:
    """The `change_requests` table."""

    database: Database

    def add(self, request: ChangeRequest) -> None:
        try:
            self.database.change(
                _ADD, id=request.id.value, **to_row(request, self.database)
            )
        except IntegrityError as error:
            raise Contended from error

    def save(self, request: ChangeRequest) -> None:
        this = {"this": request.id.value, "read": request.version - 1}
        if not self.database.change(_SAVE, **this, **to_row(request, self.database)):
            raise StaleChangeRequest(request.id)

    def get(self, change_request_id: ChangeRequestId, scope: Scope) -> ChangeRequest:
        row = self.database.first(_GET, id=change_request_id.value)
        if row is None or not scope.covers(PatientId(row.patient_id)):
            raise ChangeRequestNotFound(change_request_id)
        return to_request(row, self.database)

    def waiting_for(self, appointment_id: AppointmentId) -> ChangeRequest | None:
        row = self.database.first(_WAITING_FOR, appointment_id=appointment_id.value)
        return None if row is None else to_request(row, self.database)

    def waiting(
        self, now: datetime, *, after: ChangeRequestId | None, limit: int
    ) -> tuple[OpenChangeRequest, ...]:
        if after is None:
            rows = self.database.rows(_WAITING, now=now, limit=limit)
        else:
            rows = self.database.rows(
                _WAITING_BEHIND, now=now, limit=limit, after=after.value
            )
        return tuple(map(self._to_open, rows))

    def of_patient(
        self, patient_id: PatientId, *, after: ChangeRequestId | None, limit: int
    ) -> tuple[ChangeRequest, ...]:
        whose = {"patient_id": patient_id.value, "limit": limit}
        if after is None:
            rows = self.database.rows(_OF_PATIENT, **whose)
        else:
            rows = self.database.rows(_OF_PATIENT_BEHIND, after=after.value, **whose)
        return tuple(to_request(row, self.database) for row in rows)

    def _to_open(self, row: Row[Any]) -> OpenChangeRequest:
        return OpenChangeRequest(
            request=to_request(row, self.database, "request_"),
            appointment=to_appointment(row, self.database),
        )
