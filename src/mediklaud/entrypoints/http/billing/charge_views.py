"""How prices and charges look over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.domain.billing.charge import Charge, ChargeStatus, ServiceKind
from mediklaud.domain.billing.tariff import Tariff
from mediklaud.entrypoints.http.wire import MoneyView, View, bare


class TariffView(View):
    """What a service costs, from which day to which."""

    id: UUID
    service: str
    price: MoneyView
    tax_basis_points: int
    valid_from: date
    valid_to: date | None

    @classmethod
    def of(cls, tariff: Tariff) -> TariffView:
        """The tariff."""
        return cls(
            id=tariff.id.value,
            service=tariff.service,
            price=MoneyView.of(tariff.price),
            tax_basis_points=tariff.tax_rate.basis_points,
            valid_from=tariff.valid_from,
            valid_to=tariff.valid_to,
        )


class ChargeView(View):
    """A service to be paid for."""

    id: UUID
    patient_id: UUID
    doctor_id: UUID
    doctor_name: str
    kind: ServiceKind
    service_id: UUID
    service: str
    description: str | None
    quantity: int
    served_at: datetime
    price: MoneyView | None
    tax_basis_points: int
    status: ChargeStatus
    invoice_id: UUID | None
    void_reason: str | None
    version: int

    @classmethod
    def of(cls, charge: Charge) -> ChargeView:
        """The charge."""
        return cls(
            id=charge.id.value,
            patient_id=charge.patient_id.value,
            doctor_id=charge.doctor_id.value,
            doctor_name=charge.doctor_name,
            kind=charge.kind,
            service_id=charge.service_id,
            service=charge.service,
            description=charge.description,
            quantity=charge.quantity,
            served_at=charge.served_at,
            price=MoneyView.of(charge.price) if charge.price else None,
            tax_basis_points=charge.tax_rate.basis_points,
            status=charge.status,
            invoice_id=bare(charge.invoice_id),
            void_reason=charge.void_reason,
            version=charge.version,
        )
