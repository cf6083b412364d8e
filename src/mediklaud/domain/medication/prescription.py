"""One medicine that a doctor prescribed to a patient (H5, H6)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from attrs import evolve, field, frozen

from mediklaud.domain.medication.override import Approval, SafetyOverride
from mediklaud.domain.medication.prescribed import Prescribed
from mediklaud.domain.medication.prescription_refusals import (
    AlreadyDispensed,
    ImpossibleQuantity,
    MoreThanPrescribed,
    NotDispensedThatMuch,
    NotYourOwnOverride,
    PrescriptionOutOfDate,
    WrongPrescriptionState,
)
from mediklaud.domain.medication.prescription_status import (
    WAITING,
    PrescriptionStatus,
)
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.domain.shared.texts import clean_note

STILL_TAKEN = timedelta(days=30)
"""For so long after it was handed out, a medicine counts as taken (M1)."""
FETCHED_WITHIN = timedelta(days=30)
"""After it was signed, the first supply (H5)."""


def _reason(text: str | None) -> str | None:
    return None if text is None else clean_note(text, "reason", longest=1000)


@frozen(kw_only=True)
class Prescription(Prescribed):
    """One medicine for one patient, unchangeable once it is signed.

    A `draft` until the doctor signs it; then `open`, or `awaiting_approval` where the
    knowledge forbids it. It is `completed` when all of it was handed out; `cancelled`
    by a doctor, also when another version replaces it; `expired` when its days are
    over.
    """

    status: PrescriptionStatus = PrescriptionStatus.DRAFT
    signed_at: datetime | None = None
    signed_by: AccountId | None = None
    valid_until: date | None = None
    """The last day on which it can be handed out; a draft has none."""
    overrides: tuple[SafetyOverride, ...] = ()
    approval: Approval | None = None
    ended_on: date | None = None
    """The day it was cancelled."""
    end_reason: str | None = field(default=None, converter=_reason, repr=False)
    dispensed: int = 0
    last_dispensed_on: date | None = None
    version: int = 1

    @property
    def left(self) -> int:
        """What may still be handed out of it."""
        return self.total - self.dispensed

    def standing(self, today: date) -> PrescriptionStatus:
        """Its status as people read it on this day."""
        return PrescriptionStatus.EXPIRED if self._is_over(today) else self.status

    def read_on(self, today: date) -> Prescription:
        """As people read it on this day; never kept so."""
        return evolve(self, status=self.standing(today))

    def _is_over(self, today: date) -> bool:
        last = self.valid_until
        return self.status in WAITING and last is not None and last < today

    @property
    def taken_until(self) -> date | None:
        """The last day on which the patient may be taking what was handed out."""
        handed_out = self.last_dispensed_on
        if handed_out is None or not self.dispensed:
            return None
        meant = self._meant_until(handed_out)
        stopped = meant if self.ended_on is None else min(meant, self.ended_on)
        return max(stopped, handed_out + STILL_TAKEN)

    def _meant_until(self, handed_out: date) -> date:
        """Supplies handed out together are taken one after the other."""
        for_once = self.dosage.duration_days
        for_all = -(-for_once * self.dispensed // self.quantity)
        last = handed_out + timedelta(days=for_once)
        if self.signed_at is None:
            return last
        begun = min(handed_out, self.signed_at.date() + FETCHED_WITHIN)
        return max(last, begun + timedelta(days=for_all))

    @property
    def in_use_until(self) -> date | None:
        """The last day on which it counts among the patient's medicines (M1)."""
        waiting = self.valid_until if self.status in WAITING else None
        days = [day for day in (waiting, self.taken_until) if day is not None]
        return max(days, default=None)

    def require(self, *wanted: PrescriptionStatus) -> None:
        """Refuse a step that its state does not allow."""
        if self.status not in wanted:
            raise WrongPrescriptionState(self.id, self.status.value)

    def require_dispensable(self, today: date) -> None:
        """Refuse to hand out what is not open, or no longer."""
        self.require(PrescriptionStatus.OPEN)
        if self.valid_until is not None and self.valid_until < today:
            raise PrescriptionOutOfDate(self.id, self.valid_until)

    def require_untouched(self) -> None:
        """Refuse to change what was handed out in part."""
        if self.dispensed:
            raise AlreadyDispensed(self.id)

    def sign(
        self,
        *,
        by: AccountId | None,
        at: datetime,
        valid_until: date,
        overrides: tuple[SafetyOverride, ...],
        forbidden: bool,
    ) -> Prescription:
        """The doctor stands for it; what the knowledge forbids waits for another."""
        self.require(PrescriptionStatus.DRAFT)
        waits = PrescriptionStatus.AWAITING_APPROVAL
        return evolve(
            self,
            status=waits if forbidden else PrescriptionStatus.OPEN,
            signed_at=at,
            signed_by=by,
            valid_until=valid_until,
            overrides=overrides,
            version=self.version + 1,
        )

    def approve(
        self, approval: Approval, *, doctor_id: DoctorId | None
    ) -> Prescription:
        """A second person lets through what the knowledge forbids (M3)."""
        self.require(PrescriptionStatus.AWAITING_APPROVAL)
        if approval.by == self.signed_by or doctor_id == self.prescriber:
            raise NotYourOwnOverride(self.id)
        return self._moved(PrescriptionStatus.OPEN, approval=approval)

    def cancel(self, *, on: date, reason: str) -> Prescription:
        """Nothing more of it is handed out."""
        self.require(PrescriptionStatus.DRAFT, *WAITING)
        return self._moved(PrescriptionStatus.CANCELLED, ended_on=on, end_reason=reason)

    def hand_out(self, quantity: int, *, on: date) -> Prescription:
        """So much of it was handed out; never more than was prescribed (H6)."""
        self.require_dispensable(on)
        if quantity < 1:
            raise ImpossibleQuantity
        if quantity > self.left:
            raise MoreThanPrescribed(self.id, self.left)
        whole = quantity == self.left
        return self._moved(
            PrescriptionStatus.COMPLETED if whole else PrescriptionStatus.OPEN,
            dispensed=self.dispensed + quantity,
            last_dispensed_on=on,
        )

    def take_back(self, quantity: int) -> Prescription:
        """So much was not handed out after all: it may be once more."""
        if not 1 <= quantity <= self.dispensed:
            raise NotDispensedThatMuch(self.id, self.dispensed)
        reopened = self.status is PrescriptionStatus.COMPLETED
        return self._moved(
            PrescriptionStatus.OPEN if reopened else self.status,
            dispensed=self.dispensed - quantity,
        )

    def _moved(self, status: PrescriptionStatus, **to: Any) -> Prescription:  # noqa: ANN401
        return evolve(self, status=status, version=self.version + 1, **to)
