"""Invoices, and what is still owed on each, in dictionaries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.dues import OwedInvoice
from mediklaud.domain.billing.invoice import Invoice, InvoiceNotFound, InvoiceStatus
from mediklaud.domain.billing.refund import OUT_OF_THE_ACCOUNT, Refund
from mediklaud.domain.billing.settlement import Settlement
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import InvoiceId, PatientId
from mediklaud.domain.shared.money import Money, total


@frozen
class MemoryInvoices:
    """Invoices by their id; `dues` holds what is owed on those that were issued."""

    tables: Tables

    def add(self, draft: Invoice) -> None:
        self.tables["invoices"][draft.id] = draft

    def get(self, invoice_id: InvoiceId, scope: Scope) -> Invoice:
        invoice: Invoice | None = self.tables["invoices"].get(invoice_id)
        if invoice is None or not scope.covers(invoice.patient_id):
            raise InvoiceNotFound(invoice_id)
        return invoice

    def issue(self, invoice: Invoice) -> None:
        self._require_draft(invoice.id)
        self.tables["invoices"][invoice.id] = invoice
        due_on = invoice.due_on or date.max
        owed = OwedInvoice(invoice.id, invoice.number or "", invoice.gross, due_on)
        self.tables["dues"][invoice.id] = owed

    def discard(self, draft: Invoice) -> None:
        self._require_draft(draft.id)
        del self.tables["invoices"][draft.id]

    def read(self, invoice_id: InvoiceId, scope: Scope, today: date) -> Settlement:
        return self._settlement(self.get(invoice_id, scope), today)

    def of_patient(
        self, patient_id: PatientId, after: InvoiceId | None, limit: int, today: date
    ) -> tuple[Settlement, ...]:
        invoices = self.tables["invoices"].values()
        found = (i for i in invoices if i.patient_id == patient_id)
        later = (i for i in found if after is None or i.id < after)
        chosen = sorted(later, key=lambda i: i.id, reverse=True)[:limit]
        return tuple(self._settlement(i, today) for i in chosen)

    def _require_draft(self, invoice_id: InvoiceId) -> None:
        kept = self.tables["invoices"].get(invoice_id)
        if kept is None or kept.status is not InvoiceStatus.DRAFT:
            raise Contended

    def _settlement(self, invoice: Invoice, today: date) -> Settlement:
        owed: OwedInvoice | None = self.tables["dues"].get(invoice.id)
        due = invoice.gross if owed is None else owed.amount
        credited = self._credited(invoice)
        paid = invoice.gross - due - credited
        return Settlement.of(
            invoice,
            paid=paid,
            credited=credited,
            today=today,
            disputed=owed.disputed if owed else None,
            instalments=owed.instalments if owed else (),
            refunded=self._refunded(invoice),
        )

    def _refunded(self, invoice: Invoice) -> Money:
        refunds: Iterable[Refund] = self.tables["refunds"].values()
        gone = (r for r in refunds if r.status in OUT_OF_THE_ACCOUNT)
        return total((r.freed_on(invoice.id) for r in gone), invoice.currency)

    def _credited(self, invoice: Invoice) -> Money:
        notes = self.tables["credit_notes"].values()
        own = (n.amount for n in notes if n.invoice_id == invoice.id)
        return total(own, invoice.currency)
