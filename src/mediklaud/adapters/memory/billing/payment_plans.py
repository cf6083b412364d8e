"""Agreements to pay in parts, in a dictionary; the live ones stand beside the dues."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.billing.payment_plan import Instalment, PaymentPlan
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import InvoiceId, PatientId


@frozen
class MemoryPaymentPlans:
    """Plans by their id."""

    tables: Tables

    def add(self, plan: PaymentPlan) -> None:
        if self.live(plan.invoice_id) is not None:
            raise Contended
        self.tables["payment_plans"][plan.id] = plan
        self._agree(plan.invoice_id, plan.instalments)

    def live(self, invoice_id: InvoiceId) -> PaymentPlan | None:
        found = (p for p in self._all() if p.invoice_id == invoice_id and p.is_live)
        return next(found, None)

    def end(self, plan: PaymentPlan) -> None:
        if self.tables["payment_plans"][plan.id].version != plan.version - 1:
            raise Contended
        self.tables["payment_plans"][plan.id] = plan
        self._agree(plan.invoice_id, ())

    def of_patient(self, patient_id: PatientId) -> tuple[PaymentPlan, ...]:
        found = (plan for plan in self._all() if plan.patient_id == patient_id)
        return tuple(sorted(found, key=lambda plan: plan.id))

    def _all(self) -> Iterable[PaymentPlan]:
        return self.tables["payment_plans"].values()

    def _agree(self, invoice_id: InvoiceId, parts: tuple[Instalment, ...]) -> None:
        owed = self.tables["dues"][invoice_id]
        self.tables["dues"][invoice_id] = evolve(owed, instalments=parts)
