"""A medicine came back: the patient pays for what is kept (H9)."""

from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.billing.charge import Charge, ServiceKind
from mediklaud.domain.billing.invoice import InvoiceStatus
from mediklaud.domain.pharmacy.events import MedicationReturned
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.ports.billing import Accounts, Charges, Invoices

_WHY = "returned to the pharmacy"


def lower_charge(
    event: MedicationReturned,
    *,
    accounts: Accounts,
    charges: Charges,
    invoices: Invoices,
) -> None:
    """Whoever invoices the patient waits meanwhile; what is invoiced is to credit.

    A draft with it is wrong by now: it goes, and its charges are pending again.
    """
    accounts.lock(event.patient_id)
    charge = _charge(event, charges)
    if charge and charge.invoice_id and _is_draft(charge.invoice_id, invoices):
        charges.release(charge.invoice_id)
        invoices.discard(invoices.get(charge.invoice_id, EVERYONE))
        charge = _charge(event, charges)
    if charge:
        charges.save(charge.with_only(event.kept, _WHY))


def _charge(event: MedicationReturned, charges: Charges) -> Charge | None:
    return charges.of_service(ServiceKind.MEDICATION, event.dispensation_id.value)


def _is_draft(invoice_id: InvoiceId, invoices: Invoices) -> bool:
    return invoices.get(invoice_id, EVERYONE).status is InvoiceStatus.DRAFT
