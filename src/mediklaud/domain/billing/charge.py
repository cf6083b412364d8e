"""A service that was done and is to be paid for; not yet a line on an invoice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from attrs import evolve, field, frozen
from attrs.validators import ge

from mediklaud.domain.billing.tariff import a_service
from mediklaud.domain.billing.tax import NO_TAX, TaxRate
from mediklaud.domain.errors import NotFound, RuleBroken
from mediklaud.domain.shared.ids import ChargeId, DoctorId, InvoiceId, PatientId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean


class ServiceKind(StrEnum):
    """What kind of thing was done; with the thing's id it is charged once (B2)."""

    CONSULTATION = "consultation"
    PROCEDURE = "procedure"
    MEDICATION = "medication"


class ChargeStatus(StrEnum):
    """Where a charge is in its life."""

    UNPRICED = "unpriced"
    """No tariff was valid: somebody has to price it."""
    PENDING = "pending"
    INVOICED = "invoiced"
    VOIDED = "voided"


@frozen
class ChargeNotFound(NotFound):
    """There is no such charge, or it is not yours."""

    rule: ClassVar[str] = "X1"
    charge_id: ChargeId


@frozen
class AlreadyCharged(RuleBroken):
    """This service has been charged already."""

    rule: ClassVar[str] = "B2"
    service_id: UUID


@frozen
class ChargeNotPending(RuleBroken):
    """The charge stands on an invoice, or was voided: it cannot change any more."""

    rule: ClassVar[str] = "B2"
    charge_id: ChargeId


@frozen
class UnpricedCharges(RuleBroken):
    """Some services have no price yet: price them, or choose the other charges."""

    rule: ClassVar[str] = "B2"
    charges: tuple[ChargeId, ...]


OPEN = {ChargeStatus.UNPRICED, ChargeStatus.PENDING}
"""On no invoice yet."""


def require_priced(charges: Iterable[Charge]) -> None:
    """Refuse to invoice what nobody has priced, naming all of it."""
    unpriced = tuple(c.id for c in charges if c.price is None)
    if unpriced:
        raise UnpricedCharges(unpriced)


@frozen(kw_only=True)
class Charge:
    """One service to be paid for: `unpriced` or `pending`, then `invoiced` or `voided`.

    A discarded draft makes its charges `pending` again.
    """

    id: ChargeId
    patient_id: PatientId
    doctor_id: DoctorId
    doctor_name: str
    """As it was when the service was done."""
    kind: ServiceKind
    service_id: UUID
    """The thing that was done: the consultation, the dispensation."""
    service: str = field(validator=a_service)
    """The tariff's code."""
    description: str | None = field(default=None, repr=False)
    """How the invoice says it, if not by the tariff's code: the medicine."""
    quantity: int = field(default=1, validator=ge(1))
    served_at: datetime = field(validator=has_time_zone)
    price: Money | None = None
    """Of one: of one base unit of a medicine."""
    tax_rate: TaxRate = NO_TAX
    status: ChargeStatus = ChargeStatus.UNPRICED
    invoice_id: InvoiceId | None = None
    void_reason: str | None = field(default=None, repr=False)
    version: int = 1

    def priced(self, price: Money, tax_rate: TaxRate) -> Charge:
        """The same with a price, as long as it stands on no invoice."""
        self._require_open()
        return evolve(self, price=price, tax_rate=tax_rate, status=ChargeStatus.PENDING)

    def voided(self, reason: str) -> Charge:
        """Nothing is to be paid for it after all."""
        self._require_open()
        tidy = clean(reason, "reason", longest=500)
        return evolve(self, status=ChargeStatus.VOIDED, void_reason=tidy)

    def with_only(self, kept: int, reason: str) -> Charge:
        """Some of it came back: the rest is to be paid, or nothing (H9).

        What stands on an invoice is credited instead (B4); what was voided stays so.
        """
        if self.status not in OPEN:
            return self
        return evolve(self, quantity=kept) if kept else self.voided(reason)

    def require_price(self) -> Money:
        """What one costs before tax; refused while nobody has said so."""
        if self.price is None:
            raise UnpricedCharges((self.id,))
        return self.price

    def _require_open(self) -> None:
        if self.status not in OPEN:
            raise ChargeNotPending(self.id)
