"""How invoices look over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.domain.billing.invoice import Addressee, Invoice, InvoiceStatus
from mediklaud.domain.billing.line import InvoiceLine
from mediklaud.domain.billing.settlement import Settlement, SettlementState
from mediklaud.entrypoints.http.billing.instalment_views import InstalmentView
from mediklaud.entrypoints.http.person import AddressView
from mediklaud.entrypoints.http.wire import MoneyView, View, fields_of


class InvoiceLineView(View):
    """What was done, by whom, when, and what it costs."""

    charge_id: UUID
    description: str
    doctor_id: UUID
    doctor_name: str
    served_on: date
    quantity: int
    unit_price: MoneyView
    tax_basis_points: int
    net: MoneyView
    tax: MoneyView
    gross: MoneyView

    @classmethod
    def of(cls, line: InvoiceLine) -> InvoiceLineView:
        """The line."""
        return cls(
            charge_id=line.charge_id.value,
            description=line.description,
            doctor_id=line.doctor_id.value,
            doctor_name=line.doctor_name,
            served_on=line.served_on,
            quantity=line.quantity,
            unit_price=MoneyView.of(line.unit_price),
            tax_basis_points=line.tax_rate.basis_points,
            net=MoneyView.of(line.net),
            tax=MoneyView.of(line.tax),
            gross=MoneyView.of(line.gross),
        )


class AddresseeView(View):
    """Who is to pay, as known when the invoice was issued."""

    number: str
    name: str
    address: AddressView

    @classmethod
    def of(cls, addressee: Addressee) -> AddresseeView:
        """The addressee."""
        return cls(
            number=addressee.number,
            name=addressee.name,
            address=AddressView.of(addressee.address),
        )


class InvoiceView(View):
    """What is to be paid, and by when."""

    id: UUID
    patient_id: UUID
    number: str | None
    status: InvoiceStatus
    currency: str
    lines: list[InvoiceLineView]
    net: MoneyView
    tax: MoneyView
    gross: MoneyView
    addressee: AddresseeView | None
    drafted_at: datetime
    issued_on: date | None
    due_on: date | None

    @classmethod
    def of(cls, invoice: Invoice) -> InvoiceView:
        """The invoice."""
        addressee = invoice.addressee
        return cls(
            id=invoice.id.value,
            patient_id=invoice.patient_id.value,
            number=invoice.number,
            status=invoice.status,
            currency=invoice.currency,
            lines=[InvoiceLineView.of(line) for line in invoice.lines],
            net=MoneyView.of(invoice.net),
            tax=MoneyView.of(invoice.tax),
            gross=MoneyView.of(invoice.gross),
            addressee=AddresseeView.of(addressee) if addressee else None,
            drafted_at=invoice.drafted_at,
            issued_on=invoice.issued_on,
            due_on=invoice.due_on,
        )


class SettlementView(InvoiceView):
    """An invoice with what was paid on it, credited, and is still due."""

    paid: MoneyView
    credited: MoneyView
    due: MoneyView
    refunded: MoneyView | None
    """What had been paid and went back: it is due again."""
    state: SettlementState
    disputed: MoneyView
    """What is left of its lines that somebody objects to."""
    instalments: list[InstalmentView]
    """The agreement to pay it in parts, if there is one."""

    @classmethod
    def standing(cls, settlement: Settlement) -> SettlementView:
        """The invoice as it stands today."""
        refunded = settlement.refunded
        return cls(
            **fields_of(InvoiceView.of(settlement.invoice)),
            paid=MoneyView.of(settlement.paid),
            credited=MoneyView.of(settlement.credited),
            due=MoneyView.of(settlement.due),
            refunded=MoneyView.of(refunded) if refunded else None,
            state=settlement.state,
            disputed=MoneyView.of(settlement.disputed),
            instalments=[InstalmentView.of(one) for one in settlement.instalments],
        )
