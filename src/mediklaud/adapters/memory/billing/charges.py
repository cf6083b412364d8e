"""Services to be paid for, in a dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.charge import (
    OPEN,
    AlreadyCharged,
    Charge,
    ChargeNotFound,
    ChargeStatus,
    ServiceKind,
)
from mediklaud.domain.billing.follow_up import Visit
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import ChargeId, DoctorId, InvoiceId, PatientId
from mediklaud.domain.shared.money import total


@frozen
class MemoryCharges:
    """Charges by their id."""

    tables: Tables

    def add(self, charge: Charge) -> None:
        service = (charge.kind, charge.service_id)
        if any((c.kind, c.service_id) == service for c in self._all()):
            raise AlreadyCharged(charge.service_id)
        self.tables["charges"][charge.id] = charge

    def get(self, charge_id: ChargeId, scope: Scope) -> Charge:
        charge: Charge | None = self.tables["charges"].get(charge_id)
        if charge is None or not scope.covers(charge.patient_id):
            raise ChargeNotFound(charge_id)
        return charge

    def of_service(self, kind: ServiceKind, service_id: UUID) -> Charge | None:
        found = (c for c in self._all() if c.kind is kind)
        return next((c for c in found if c.service_id == service_id), None)

    def save(self, charge: Charge) -> Charge:
        if self.tables["charges"][charge.id].version != charge.version:
            raise Contended
        return self._keep(charge, charge.status, charge.invoice_id)

    def open_of(self, patient_id: PatientId) -> tuple[Charge, ...]:
        found = (c for c in self._of(patient_id) if c.status in OPEN)
        return tuple(sorted(found, key=lambda c: (c.served_at, c.id)))

    def of_patient(
        self, patient_id: PatientId, after: ChargeId | None, limit: int
    ) -> tuple[Charge, ...]:
        found = sorted(self._of(patient_id), key=lambda c: c.id, reverse=True)
        return tuple(c for c in found if after is None or c.id < after)[:limit]

    def unpriced(self, after: ChargeId | None, limit: int) -> tuple[Charge, ...]:
        found = (c for c in self._all() if c.status is ChargeStatus.UNPRICED)
        later = (c for c in found if after is None or c.id > after)
        return tuple(sorted(later, key=lambda c: c.id))[:limit]

    def bill(self, invoice: Invoice) -> None:
        for line in invoice.lines:
            charge = self.tables["charges"][line.charge_id]
            if charge.status is not ChargeStatus.PENDING:
                raise Contended
            self._keep(charge, ChargeStatus.INVOICED, invoice.id)

    def release(self, invoice_id: InvoiceId) -> None:
        for charge in self._all():
            if charge.invoice_id == invoice_id:
                self._keep(charge, ChargeStatus.PENDING, None)

    def priced_since(self, service: str, since: datetime) -> bool:
        return any(
            c.service == service and c.served_at >= since and c.price is not None
            for c in self._all()
        )

    def visits(
        self, patient_id: PatientId, doctor_id: DoctorId, since: datetime
    ) -> tuple[Visit, ...]:
        found = (
            c
            for c in self._of(patient_id)
            if c.doctor_id == doctor_id
            and c.served_at >= since
            and c.status is not ChargeStatus.VOIDED
            and c.kind is ServiceKind.CONSULTATION
        )
        return tuple(map(self._visit, sorted(found, key=lambda c: (c.served_at, c.id))))

    def _visit(self, charge: Charge) -> Visit:
        owed = self.tables["dues"].get(charge.invoice_id)
        is_paid = owed is not None and not owed.amount and not self._is_given_up(charge)
        return Visit(at=charge.served_at, service=charge.service, is_paid=is_paid)

    def _is_given_up(self, charge: Charge) -> bool:
        """Wholly credited is not paid, though nothing is owed (B2)."""
        invoice = self.tables["invoices"][charge.invoice_id]
        notes = self.tables["credit_notes"].values()
        own = (n.amount for n in notes if n.invoice_id == invoice.id)
        credited = total(own, invoice.currency)
        return bool(invoice.gross) and invoice.gross <= credited

    def _keep(
        self, charge: Charge, status: ChargeStatus, invoice_id: InvoiceId | None
    ) -> Charge:
        following = evolve(
            charge, status=status, invoice_id=invoice_id, version=charge.version + 1
        )
        self.tables["charges"][charge.id] = following
        return following

    def _all(self) -> Iterable[Charge]:
        return tuple(self.tables["charges"].values())

    def _of(self, patient_id: PatientId) -> Iterable[Charge]:
        return (c for c in self._all() if c.patient_id == patient_id)
