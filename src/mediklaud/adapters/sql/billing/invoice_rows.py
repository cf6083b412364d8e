"""Invoices as rows, and rows as invoices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import asdict
from sqlalchemy import Row

from mediklaud.adapters.sql.billing.invoice_tables import invoice_lines, invoices
from mediklaud.adapters.sql.database import Database
from mediklaud.domain.billing.invoice import Addressee, Invoice, InvoiceStatus
from mediklaud.domain.billing.line import InvoiceLine
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.shared.ids import ChargeId, DoctorId, InvoiceId, PatientId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.person import Address

_PRIVATE = ("description", "doctor_name")


def to_row(draft: Invoice) -> dict[str, object]:
    """The head of an invoice that is drafted."""
    return {
        "id": draft.id.value,
        "patient_id": draft.patient_id.value,
        "currency": draft.currency,
        "net_minor": draft.net.minor,
        "tax_minor": draft.tax.minor,
        "gross_minor": draft.gross.minor,
        "drafted_at": draft.drafted_at,
        "status": draft.status.value,
    }


def to_issue(invoice: Invoice, database: Database) -> dict[str, object]:
    """What issuing adds to the head."""
    return {
        "status": invoice.status.value,
        "number": invoice.number,
        "sealed": _sealed(invoice, database),
        "issued_on": invoice.issued_on,
        "due_on": invoice.due_on,
    }


def to_line_rows(invoice: Invoice, database: Database) -> Iterable[dict[str, object]]:
    """Its lines, numbered."""
    for position, line in enumerate(invoice.lines, start=1):
        where = f"{invoice.id}/{position}"
        private = {name: getattr(line, name) for name in _PRIVATE}
        yield {
            "invoice_id": invoice.id.value,
            "position": position,
            "charge_id": line.charge_id.value,
            "doctor_id": line.doctor_id.value,
            "sealed": database.seal(invoice_lines, where, private),
            "served_on": line.served_on,
            "quantity": line.quantity,
            "unit_minor": line.unit_price.minor,
            "tax_points": line.tax_rate.basis_points,
            "net_minor": line.net.minor,
            "tax_minor": line.tax.minor,
            "gross_minor": line.gross.minor,
        }


def to_invoice(
    head: Row[Any], lines: Sequence[Row[Any]], database: Database
) -> Invoice:
    """The invoice that these rows remember."""
    return Invoice(
        id=InvoiceId(head.id),
        patient_id=PatientId(head.patient_id),
        currency=head.currency,
        lines=tuple(_to_line(line, head.currency, database) for line in lines),
        drafted_at=head.drafted_at,
        status=InvoiceStatus(head.status),
        number=head.number,
        addressee=_to_addressee(head, database),
        issued_on=head.issued_on,
        due_on=head.due_on,
    )


def _to_line(row: Row[Any], currency: str, database: Database) -> InvoiceLine:
    where = f"{InvoiceId(row.invoice_id)}/{row.position}"
    return InvoiceLine(
        charge_id=ChargeId(row.charge_id),
        doctor_id=DoctorId(row.doctor_id),
        served_on=row.served_on,
        quantity=row.quantity,
        unit_price=Money(row.unit_minor, currency),
        tax_rate=TaxRate(row.tax_points),
        net=Money(row.line_net, currency),
        tax=Money(row.line_tax, currency),
        gross=Money(row.line_gross, currency),
        **database.unseal(invoice_lines, where, row.line_sealed),
    )


def _sealed(invoice: Invoice, database: Database) -> bytes | None:
    """Whom it is addressed to, as they were then."""
    addressee = invoice.addressee
    if addressee is None:
        return None
    home = asdict(addressee.address)
    private = {"number": addressee.number, "name": addressee.name, **home}
    return database.seal(invoices, invoice.id.value, private)


def _to_addressee(head: Row[Any], database: Database) -> Addressee | None:
    if head.sealed is None:
        return None
    home = database.unseal(invoices, head.id, head.sealed)
    number, name = home.pop("number"), home.pop("name")
    return Addressee(number=number, name=name, address=Address(**home))
