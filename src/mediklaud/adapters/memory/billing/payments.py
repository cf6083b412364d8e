"""Payments and what they pay for, in dictionaries."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.billing.payment import Allocation, Credit, Payment
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import PatientId, PaymentId
from mediklaud.domain.shared.money import Money, total


@frozen
class MemoryPayments:
    """Payments by their id, allocations by payment and invoice."""

    tables: Tables

    def add(self, payment: Payment) -> None:
        self.tables["payments"][payment.id] = payment
        self._pay(payment.allocations)
        self._add_credit(payment.patient_id, payment.credit)

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
        every: Iterable[Allocation] = self.tables["allocations"].values()
        own = (a for a in every if a.payment_id == payment.id)
        paid = sorted(own, key=lambda allocation: allocation.invoice_id)
        return evolve(payment, allocations=tuple(paid))

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
        used = (
            a.amount
            for a in self.tables["allocations"].values()
            if a.payment_id == payment.id
        )
        return payment.amount - total(used, payment.amount.currency)

    def _pay(self, allocations: Iterable[Allocation]) -> None:
        for allocation in allocations:
            owed = self.tables["dues"].get(allocation.invoice_id)
            if owed is None or owed.amount < allocation.amount:
                raise Contended
            left = evolve(owed, amount=owed.amount - allocation.amount)
            self.tables["dues"][allocation.invoice_id] = left
            key = (allocation.payment_id, allocation.invoice_id)
            self.tables["allocations"][key] = allocation

    def _add_credit(self, patient_id: PatientId, amount: Money) -> None:
        credit = self.tables["patient_accounts"][patient_id] + amount
        if credit.minor < 0:
            raise Contended
        self.tables["patient_accounts"][patient_id] = credit
