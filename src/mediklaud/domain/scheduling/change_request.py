"""A patient's wish to move or cancel when it is too late to simply do so (S11)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import InvalidValue, NotFound, RuleBroken, StaleVersion
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.ids import (
    AccountId,
    AppointmentId,
    ChangeRequestId,
    PatientId,
)
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean_note


class Change(StrEnum):
    """What the patient would like."""

    MOVE = "move"
    CANCEL = "cancel"


class ChangeRequestStatus(StrEnum):
    """Where a request stands."""

    PENDING = "pending"
    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    """By the patient, or because the appointment was changed anyway."""


@frozen
class ChangeRequestNotFound(NotFound):
    """There is no such request, or it is not yours."""

    rule: ClassVar[str] = "X1"
    change_request_id: ChangeRequestId


@frozen
class StaleChangeRequest(StaleVersion):
    """Somebody decided on the request meanwhile: read it again."""

    rule: ClassVar[str] = "S11"
    change_request_id: ChangeRequestId


@frozen
class RequestClosed(RuleBroken):
    """The request was decided on or withdrawn already."""

    rule: ClassVar[str] = "S11"
    change_request_id: ChangeRequestId
    status: ChangeRequestStatus


@frozen
class GrantNeedsATime(InvalidValue):
    """To grant a move, say when the appointment starts."""

    rule: ClassVar[str] = "S11"
    change_request_id: ChangeRequestId


def _note(text: str | None) -> str | None:
    return None if text is None else clean_note(text, "note", longest=1000)


def _reason(text: str | None) -> str | None:
    return None if text is None else clean_note(text, "reason", longest=1000)


@frozen(kw_only=True)
class ChangeRequest:
    """A patient's late wish about one appointment.

    Pending, then granted or declined by the front desk, or withdrawn.
    """

    id: ChangeRequestId
    appointment_id: AppointmentId
    patient_id: PatientId
    wish: Change
    preferred: datetime | None = None
    """When the patient would rather come."""
    note: str | None = field(default=None, converter=_note, repr=False)
    requested_at: datetime = field(validator=has_time_zone)
    status: ChangeRequestStatus = ChangeRequestStatus.PENDING
    decided_at: datetime | None = None
    decided_by: AccountId | None = None
    reason: str | None = field(default=None, converter=_reason, repr=False)
    """Why it was decided so, for the patient to read."""
    version: int = 1

    def time_for_move(self, said: datetime | None) -> datetime:
        """When a granted move starts: as the front desk says, or the patient."""
        starts_at = said or self.preferred
        if starts_at is None:
            raise GrantNeedsATime(self.id)
        return starts_at

    def grant(
        self, *, by: AccountId | None, at: datetime, reason: str | None
    ) -> ChangeRequest:
        """The front desk does what the patient asks."""
        return self._closed(ChangeRequestStatus.GRANTED, by, at, reason)

    def decline(
        self, *, by: AccountId | None, at: datetime, reason: str | None
    ) -> ChangeRequest:
        """The appointment stays where it is."""
        return self._closed(ChangeRequestStatus.DECLINED, by, at, reason)

    def withdraw(self, *, by: AccountId | None, at: datetime) -> ChangeRequest:
        """Nothing is asked any more."""
        return self._closed(ChangeRequestStatus.WITHDRAWN, by, at, None)

    def _closed(
        self,
        status: ChangeRequestStatus,
        by: AccountId | None,
        at: datetime,
        reason: str | None,
    ) -> ChangeRequest:
        if self.status is not ChangeRequestStatus.PENDING:
            raise RequestClosed(self.id, self.status)
        return evolve(
            self,
            status=status,
            decided_by=by,
            decided_at=at,
            reason=reason,
            version=self.version + 1,
        )


@frozen(kw_only=True)
class OpenChangeRequest:
    """A request that waits for the front desk, with the appointment as it stands."""

    request: ChangeRequest
    appointment: Appointment
