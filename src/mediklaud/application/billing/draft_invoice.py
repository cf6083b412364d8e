"""Billing puts a patient's charges together."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.charge import Charge, ChargeNotPending, require_priced
from mediklaud.domain.billing.invoice import Invoice, NothingToInvoice
from mediklaud.domain.billing.line import InvoiceLine
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import ChargeId, InvoiceId, PatientId
from mediklaud.ports.billing import Accounts, Charges, Invoices
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class DraftInvoice(Command[Invoice]):
    """Draft an invoice for a patient's pending charges."""

    permission: ClassVar = Permission.INVOICE
    patient_id: PatientId
    charge_ids: tuple[ChargeId, ...] = ()
    """All that stand on no invoice yet, if none is named."""


def draft_invoice(
    command: DraftInvoice,
    *,
    accounts: Accounts,
    charges: Charges,
    invoices: Invoices,
    ids: Ids,
    hospital: Hospital,
    now: datetime,
) -> Invoice:
    """Draft it; the charges on it can be on no other."""
    accounts.lock(command.patient_id)
    chosen = _chosen(charges.open_of(command.patient_id), command.charge_ids)
    if not chosen:
        raise NothingToInvoice(command.patient_id)
    require_priced(chosen)
    draft = Invoice(
        id=ids.new(InvoiceId),
        patient_id=command.patient_id,
        currency=hospital.currency,
        lines=tuple(_line(charge, hospital) for charge in chosen),
        drafted_at=now,
    )
    invoices.add(draft)
    charges.bill(draft)
    return draft


def _chosen(found: Sequence[Charge], wanted: Sequence[ChargeId]) -> Sequence[Charge]:
    by_id = {charge.id: charge for charge in found}
    for charge_id in wanted:
        if charge_id not in by_id:
            raise ChargeNotPending(charge_id)
    return [c for c in found if not wanted or c.id in wanted]


def _line(charge: Charge, hospital: Hospital) -> InvoiceLine:
    return InvoiceLine.of(charge, hospital.day_of(charge.served_at))
