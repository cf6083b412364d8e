"""Charges as rows, and rows as charges."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row

from mediklaud.adapters.sql.billing.tables import charges
from mediklaud.adapters.sql.database import Database
from mediklaud.domain.billing.charge import Charge, ChargeStatus, ServiceKind
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.shared.ids import ChargeId, DoctorId, InvoiceId, PatientId
from mediklaud.domain.shared.money import Money

_PRIVATE = ("description", "void_reason")


def to_row(charge: Charge, database: Database) -> dict[str, object]:
    """What never changes about it, and what does."""
    return {
        "id": charge.id.value,
        "patient_id": charge.patient_id.value,
        "doctor_id": charge.doctor_id.value,
        "doctor_name": charge.doctor_name,
        "kind": charge.kind.value,
        "service_id": charge.service_id,
        "service": charge.service,
        "served_at": charge.served_at,
        "version": charge.version,
        **to_changes(charge, database),
    }


def to_changes(charge: Charge, database: Database) -> dict[str, object]:
    """What can change in a charge's life."""
    price = charge.price
    return {
        "quantity": charge.quantity,
        "price_minor": None if price is None else price.minor,
        "currency": None if price is None else price.currency,
        "tax_points": charge.tax_rate.basis_points,
        "status": charge.status.value,
        "invoice_id": _value(charge.invoice_id),
        "sealed": _sealed(charge, database),
    }


def _sealed(charge: Charge, database: Database) -> bytes | None:
    """Which medicine it is, and why it is not to be paid."""
    told = {name: getattr(charge, name) for name in _PRIVATE}
    private = {name: text for name, text in told.items() if text is not None}
    return database.seal(charges, charge.id.value, private) if private else None


def _value(invoice_id: InvoiceId | None) -> UUID | None:
    return None if invoice_id is None else invoice_id.value


def to_charge(row: Row[Any], database: Database) -> Charge:
    """The charge that the row remembers."""
    kept = row.sealed
    priced = row.price_minor is not None
    return Charge(
        id=ChargeId(row.id),
        patient_id=PatientId(row.patient_id),
        doctor_id=DoctorId(row.doctor_id),
        doctor_name=row.doctor_name,
        kind=ServiceKind(row.kind),
        service_id=row.service_id,
        service=row.service,
        quantity=row.quantity,
        served_at=row.served_at,
        price=Money(row.price_minor, row.currency) if priced else None,
        tax_rate=TaxRate(row.tax_points),
        status=ChargeStatus(row.status),
        invoice_id=None if row.invoice_id is None else InvoiceId(row.invoice_id),
        version=row.version,
        **({} if kept is None else database.unseal(charges, row.id, kept)),
    )
