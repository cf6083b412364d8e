"""Patients' late wishes, in a dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
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
from mediklaud.domain.shared.ids import AppointmentId, ChangeRequestId, PatientId


@frozen
class MemoryChangeRequests:
    """Requests by their id."""

    tables: Tables

    def add(self, request: ChangeRequest) -> None:
        if self.waiting_for(request.appointment_id) is not None:
            raise Contended
        self.tables["change_requests"][request.id] = request

    def save(self, request: ChangeRequest) -> None:
        if self.tables["change_requests"][request.id].version != request.version - 1:
            raise StaleChangeRequest(request.id)
        self.tables["change_requests"][request.id] = request

    def get(self, change_request_id: ChangeRequestId, scope: Scope) -> ChangeRequest:
        every = self.tables["change_requests"]
        found: ChangeRequest | None = every.get(change_request_id)
        if found is None or not scope.covers(found.patient_id):
            raise ChangeRequestNotFound(change_request_id)
        return found

    def waiting_for(self, appointment_id: AppointmentId) -> ChangeRequest | None:
        waiting = (r for r in self._pending() if r.appointment_id == appointment_id)
        return next(waiting, None)

    def waiting(
        self, now: datetime, *, after: ChangeRequestId | None, limit: int
    ) -> tuple[OpenChangeRequest, ...]:
        appointments = self.tables["appointments"]
        opened = (
            OpenChangeRequest(
                request=request, appointment=appointments[request.appointment_id]
            )
            for request in sorted(self._pending(), key=lambda r: r.id)
            if after is None or request.id > after
        )
        found = (
            one
            for one in opened
            if one.appointment.status in AHEAD and one.appointment.period.start > now
        )
        return tuple(found)[:limit]

    def of_patient(
        self, patient_id: PatientId, *, after: ChangeRequestId | None, limit: int
    ) -> tuple[ChangeRequest, ...]:
        found = [
            request
            for request in self.tables["change_requests"].values()
            if request.patient_id == patient_id
            and (after is None or request.id < after)
        ]
        return tuple(sorted(found, key=lambda r: r.id, reverse=True))[:limit]

    def _pending(self) -> Iterable[ChangeRequest]:
        every: Iterable[ChangeRequest] = self.tables["change_requests"].values()
        return (r for r in every if r.status is ChangeRequestStatus.PENDING)
