"""Objections against lines, in a dictionary; what they hold stands beside the dues."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.credit_by_hand import left_on
from mediklaud.domain.billing.dispute import Dispute, DisputeNotFound, DisputeStatus
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import DisputeId, InvoiceId, PatientId
from mediklaud.domain.shared.money import Money, total


@frozen
class MemoryDisputes:
    """Disputes by their id; `dues` know how much of them is disputed."""

    tables: Tables

    def add(self, dispute: Dispute) -> None:
        line = (dispute.invoice_id, dispute.position)
        before = self.of_invoice(dispute.invoice_id)
        if any((d.invoice_id, d.position) == line and d.holds for d in before):
            raise Contended
        self.tables["disputes"][dispute.id] = dispute
        hold(self.tables, dispute.invoice_id)

    def get(self, dispute_id: DisputeId, scope: Scope) -> Dispute:
        found: Dispute | None = self.tables["disputes"].get(dispute_id)
        if found is None or not scope.covers(found.patient_id):
            raise DisputeNotFound(dispute_id)
        return found

    def save(self, dispute: Dispute) -> None:
        if self.tables["disputes"][dispute.id].version != dispute.version - 1:
            raise Contended
        self.tables["disputes"][dispute.id] = dispute
        hold(self.tables, dispute.invoice_id)

    def open(self, after: DisputeId | None, limit: int) -> tuple[Dispute, ...]:
        found = self._found(lambda one: one.status is DisputeStatus.OPEN)
        return tuple(one for one in found if after is None or one.id > after)[:limit]

    def of_invoice(self, invoice_id: InvoiceId) -> tuple[Dispute, ...]:
        return self._found(lambda one: one.invoice_id == invoice_id)

    def of_patient(self, patient_id: PatientId) -> tuple[Dispute, ...]:
        return self._found(lambda one: one.patient_id == patient_id)

    def _found(self, meant: Callable[[Dispute], bool]) -> tuple[Dispute, ...]:
        found = filter(meant, self.tables["disputes"].values())
        return tuple(sorted(found, key=lambda one: one.id))


def hold(tables: Tables, invoice_id: InvoiceId) -> None:
    """Keep beside the dues what is left of the invoice's disputed lines."""
    owed = tables["dues"][invoice_id]
    disputed = _disputed(tables, invoice_id, owed.amount.currency)
    tables["dues"][invoice_id] = evolve(owed, disputed=disputed)


def _disputed(tables: Tables, invoice_id: InvoiceId, currency: str) -> Money:
    invoice = tables["invoices"][invoice_id]
    notes = [n for n in tables["credit_notes"].values() if n.invoice_id == invoice_id]
    held = (d for d in tables["disputes"].values() if d.holds)
    lines = [d.position for d in held if d.invoice_id == invoice_id]
    return total((left_on(invoice, line, notes) for line in lines), currency)
