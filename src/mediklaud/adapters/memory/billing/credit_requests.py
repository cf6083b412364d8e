"""What waits for a second person before it is credited, in a dictionary."""

from __future__ import annotations

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.credit_request import (
    CreditRequest,
    CreditRequestNotFound,
    CreditRequestStatus,
)
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import CreditRequestId, PatientId


@frozen
class MemoryCreditRequests:
    """Requests by their id."""

    tables: Tables

    def add(self, request: CreditRequest) -> None:
        self.tables["credit_requests"][request.id] = request

    def get(self, request_id: CreditRequestId, scope: Scope) -> CreditRequest:
        found: CreditRequest | None = self.tables["credit_requests"].get(request_id)
        if found is None or not scope.covers(found.patient_id):
            raise CreditRequestNotFound(request_id)
        return found

    def save(self, request: CreditRequest) -> None:
        kept = self.tables["credit_requests"]
        if kept[request.id].version != request.version - 1:
            raise Contended
        kept[request.id] = request

    def waiting(
        self, after: CreditRequestId | None, limit: int
    ) -> tuple[CreditRequest, ...]:
        found = [
            one
            for one in self.tables["credit_requests"].values()
            if one.status is CreditRequestStatus.ASKED
            and (after is None or one.id > after)
        ]
        return tuple(sorted(found, key=lambda one: one.id))[:limit]

    def of_patient(self, patient_id: PatientId) -> tuple[CreditRequest, ...]:
        every = self.tables["credit_requests"].values()
        found = (one for one in every if one.patient_id == patient_id)
        return tuple(sorted(found, key=lambda one: one.id))
