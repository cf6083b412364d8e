"""Payments and what they pay for, in dictionaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.payment import (
    Allocation,
    Credit,
    Payment,
    PaymentNotFound,
)
from mediklaud.domain.billing.refund import OUT_OF_THE_ACCOUNT, Refund
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import InvoiceId, PatientId, PaymentId
from mediklaud.domain.shared.money import Money, total


@frozen
class MemoryPayments:
    """Payments by their id, allocations in the order they were made."""

    tables: Tables

    def add(self, payment: Payment) -> None:
        self.tables["payments"][payment.id] = payment
        self._pay(payment.allocations)
        self._add_credit(payment.patient_id, payment.credit)

    def get(self, payment_id: PaymentId, scope: Scope) -> Payment:
        payment: Payment | None = self.tables["payments"].get(payment_id)
        if payment is None or not scope.covers(payment.patient_id):
            raise PaymentNotFound(payment_id)
        return self._as_it_stands(payment)

    def credits_of(self, patient_id: PatientId) -> tuple[Credit, ...]:
        payments = sorted(self._of(patient_id), key=lambda p: p.id)
        left = ((p.id, self._left_of(p)) for p in payments)
        return tuple(Credit(id_, amount) for id_, amount in left if amount)

    def of_patient(
        self, patient_id: PatientId, after: PaymentId | None, limit: int
    ) -> tuple[Payment, ...]:
        older = (p for p in self._of(patient_id) if after is None or p.id < after)
        newest = sorted(older, key=lambda payment: payment.id, reverse=True)
        return tuple(map(self._as_it_stands, newest[:limit]))

    def _as_it_stands(self, payment: Payment) -> Payment:
        own = (a for a in self._standing() if a.payment_id == payment.id)
        paid = sorted(own, key=lambda allocation: allocation.invoice_id)
        refunded = self._refunded(payment)
        return evolve(payment, allocations=tuple(paid), refunded=refunded or None)

    def _refunded(self, payment: Payment) -> Money:
        refunds: Iterable[Refund] = self.tables["refunds"].values()
        own = (r for r in refunds if r.payment_id == payment.id)
        gone = (r.amount for r in own if r.status in OUT_OF_THE_ACCOUNT)
        return total(gone, payment.amount.currency)

    def _standing(self) -> Iterable[Allocation]:
        """What pays for what today: without what was freed again."""
        sums: Counter[tuple[PaymentId, InvoiceId]] = Counter()
        for paid in self.tables["allocations"].values():
            sums[paid.payment_id, paid.invoice_id] += paid.amount.minor
        freed_by = ("credit_notes", "refunds")
        for freeing in (one for name in freed_by for one in self.tables[name].values()):
            for part in freeing.freed:
                sums[part.payment_id, part.invoice_id] -= part.amount.minor
        payments = self.tables["payments"]
        for (payment_id, invoice_id), minor in (+sums).items():
            currency = payments[payment_id].amount.currency
            yield Allocation(payment_id, invoice_id, Money(minor, currency))

    def paid_for(self, invoice_id: InvoiceId) -> tuple[Allocation, ...]:
        found = (a for a in self._standing() if a.invoice_id == invoice_id)
        return tuple(sorted(found, key=lambda paid: paid.payment_id))

    def allocate(
        self, patient_id: PatientId, allocations: tuple[Allocation, ...]
    ) -> None:
        self._pay(allocations)
        for allocation in allocations:
            self._add_credit(patient_id, allocation.amount.times(-1))

    def _of(self, patient_id: PatientId) -> Iterable[Payment]:
        payments = self.tables["payments"].values()
        return (p for p in payments if p.patient_id == patient_id)

    def _left_of(self, payment: Payment) -> Money:
        return self._as_it_stands(payment).credit

    def _pay(self, allocations: Iterable[Allocation]) -> None:
        for allocation in allocations:
            owed = self.tables["dues"].get(allocation.invoice_id)
            if owed is None or owed.amount < allocation.amount:
                raise Contended
            left = evolve(owed, amount=owed.amount - allocation.amount)
            self.tables["dues"][allocation.invoice_id] = left
            paid = self.tables["allocations"]
            paid[len(paid)] = allocation

    def _add_credit(self, patient_id: PatientId, amount: Money) -> None:
        credit = self.tables["patient_accounts"][patient_id] + amount
        if credit.minor < 0:
            raise Contended
        self.tables["patient_accounts"][patient_id] = credit
