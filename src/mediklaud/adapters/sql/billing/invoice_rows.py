"""Invoices as rows, and rows as invoices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row

from mediklaud.domain.billing.invoice import Addressee, Invoice, InvoiceStatus
from mediklaud.domain.billing.line import InvoiceLine
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.shared.ids import ChargeId, DoctorId, InvoiceId, PatientId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.person import Address


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


def to_issue(invoice: Invoice) -> dict[str, object]:
    """What issuing adds to the head."""
    return {
        "status": invoice.status.value,
        "number": invoice.number,
        "addressee": _to_json(invoice.addressee),
        "issued_on": invoice.issued_on,
        "due_on": invoice.due_on,
    }


def to_line_rows(invoice: Invoice) -> Iterable[dict[str, object]]:
    """Its lines, numbered."""
    for position, line in enumerate(invoice.lines, start=1):
        yield {
            "invoice_id": invoice.id.value,
            "position": position,
            "charge_id": line.charge_id.value,
            "description": line.description,
            "doctor_id": line.doctor_id.value,
            "doctor_name": line.doctor_name,
            "served_on": line.served_on,
            "quantity": line.quantity,
            "unit_minor": line.unit_price.minor,
            "tax_points": line.tax_rate.basis_points,
            "net_minor": line.net.minor,
            "tax_minor": line.tax.minor,
            "gross_minor": line.gross.minor,
        }


def to_invoice(head: Row[Any], lines: Sequence[Row[Any]]) -> Invoice:
    """The invoice that these rows remember."""
    return Invoice(
        id=InvoiceId(head.id),
        patient_id=PatientId(head.patient_id),
        currency=head.currency,
        lines=tuple(_to_line(line, head.currency) for line in lines),
        drafted_at=head.drafted_at,
        status=InvoiceStatus(head.status),
        number=head.number,
        addressee=_to_addressee(head.addressee),
        issued_on=head.issued_on,
        due_on=head.due_on,
    )


def _to_line(row: Row[Any], currency: str) -> InvoiceLine:
    return InvoiceLine(
        charge_id=ChargeId(row.charge_id),
        description=row.description,
        doctor_id=DoctorId(row.doctor_id),
        doctor_name=row.doctor_name,
        served_on=row.served_on,
        quantity=row.quantity,
        unit_price=Money(row.unit_minor, currency),
        tax_rate=TaxRate(row.tax_points),
        net=Money(row.line_net, currency),
        tax=Money(row.line_tax, currency),
        gross=Money(row.line_gross, currency),
    )


def _to_json(addressee: Addressee | None) -> dict[str, str | None] | None:
    if addressee is None:
        return None
    address = addressee.address
    return {
        "number": addressee.number,
        "name": addressee.name,
        "line": address.line,
        "city": address.city,
        "postcode": address.postcode,
        "country": address.country,
    }


def _to_addressee(kept: dict[str, str] | None) -> Addressee | None:
    if kept is None:
        return None
    home = {name: kept[name] for name in ("line", "city", "postcode", "country")}
    return Addressee(number=kept["number"], name=kept["name"], address=Address(**home))
