"""One handing out of a medicine, from which batches, with what counsel (H1-H9)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from attrs import evolve, field, frozen

from mediklaud.domain.pharmacy.batch_part import BatchPart, CameBack, OfBatch
from mediklaud.domain.pharmacy.counselling import Counselling
from mediklaud.domain.pharmacy.dispensation_refusals import (
    ImpossibleDispensedQuantity,
    NotHandedOutThatMuch,
    ReturnedInPart,
    SecondPersonNeeded,
    WrongDispensationState,
)
from mediklaud.domain.pharmacy.identifiers import Identifier
from mediklaud.domain.pharmacy.let_through import LetThrough
from mediklaud.domain.shared.ids import (
    AccountId,
    DispensationId,
    DoctorId,
    PatientId,
    PrescriptionId,
    ProductId,
)
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.preparation import Preparation
from mediklaud.domain.shared.texts import clean_note


class DispensationStatus(StrEnum):
    """Where it is in its life."""

    AWAITING_WITNESS = "awaiting_witness"
    DONE = "done"
    CANCELLED = "cancelled"


def _reason(text: str | None) -> str | None:
    return None if text is None else clean_note(text, "reason", longest=1000)


@frozen(kw_only=True)
class Dispensation:
    """What one patient was handed on one prescription, at one time.

    A controlled medicine waits for a second pharmacist before it counts; everything
    else is `done` at once. Some or all of it can come back; undone as a whole, it is
    `cancelled`.
    """

    id: DispensationId
    prescription_id: PrescriptionId
    patient_id: PatientId
    prescriber: DoctorId
    product_id: ProductId
    product_code: str
    preparation: Preparation = field(repr=False)
    quantity: int
    """In whole base units."""
    owed: int = 0
    """What the patient still has to get of what was due this time (H4)."""
    parts: tuple[BatchPart, ...]
    batch_reason: str | None = field(default=None, converter=_reason, repr=False)
    """Why other batches than those that expire first were taken (H3)."""
    controlled: bool = False
    pharmacist: AccountId
    witness: AccountId | None = None
    at: datetime = field(validator=has_time_zone)
    identifiers: tuple[Identifier, ...]
    counselling: Counselling | None = None
    overrides: tuple[LetThrough, ...] = ()
    status: DispensationStatus = DispensationStatus.DONE
    end_reason: str | None = field(default=None, converter=_reason, repr=False)
    """Why it was undone."""
    came_back: tuple[CameBack, ...] = ()
    """What was brought back, the first time first."""
    version: int = 1

    def __attrs_post_init__(self) -> None:
        shares = [part.quantity for part in self.parts]
        if self.quantity < 1 or min(shares, default=0) < 1:
            raise ImpossibleDispensedQuantity
        if sum(shares) != self.quantity or self.owed < 0:
            raise ImpossibleDispensedQuantity

    @property
    def returned(self) -> int:
        """What of it came back."""
        return sum(part.returned for part in self.parts)

    @property
    def kept(self) -> int:
        """What of it is still with the patient."""
        return self.quantity - self.returned

    def require(self, *wanted: DispensationStatus) -> None:
        """Refuse a step that its state does not allow."""
        if self.status not in wanted:
            raise WrongDispensationState(self.id, self.status.value)

    def witnessed(self, by: AccountId) -> Dispensation:
        """A second pharmacist has seen that it is right (H6)."""
        self.require(DispensationStatus.AWAITING_WITNESS)
        if by == self.pharmacist:
            raise SecondPersonNeeded(self.id)
        return self._moved(status=DispensationStatus.DONE, witness=by)

    def cancel(self, reason: str) -> Dispensation:
        """It is undone as a whole: the patient has none of it."""
        self.require(DispensationStatus.AWAITING_WITNESS, DispensationStatus.DONE)
        if self.returned:
            raise ReturnedInPart(self.id)
        return self._moved(status=DispensationStatus.CANCELLED, end_reason=reason)

    def take_back(
        self,
        returned: Iterable[OfBatch],
        *,
        to: AccountId,
        at: datetime,
        unopened: bool,
        reason: str,
    ) -> Dispensation:
        """Some of it comes back, each part to the batch it came from (H9)."""
        self.require(DispensationStatus.DONE)
        parts, coming = {part.batch_id: part for part in self.parts}, tuple(returned)
        for one in coming:
            part = parts.get(one.batch_id)
            if part is None or not 1 <= one.quantity <= part.kept:
                raise NotHandedOutThatMuch(self.id)
            parts[one.batch_id] = part.taken_back(one.quantity)
        quantity = sum(one.quantity for one in coming)
        if not quantity:
            raise NotHandedOutThatMuch(self.id)
        noted = CameBack(
            at=at, to=to, quantity=quantity, unopened=unopened, reason=reason
        )
        came_back = (*self.came_back, noted)
        return self._moved(parts=tuple(parts.values()), came_back=came_back)

    def _moved(self, **to: Any) -> Dispensation:  # noqa: ANN401
        return evolve(self, version=self.version + 1, **to)
