"""A medicine came back: the patient pays for what is kept (H9)."""

from mediklaud.application.billing.crediting import Crediting
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.billing.charge import Charge, ServiceKind
from mediklaud.domain.billing.credit_note import CreditKind
from mediklaud.domain.billing.crediting import line_of_return
from mediklaud.domain.billing.invoice import Invoice, InvoiceStatus
from mediklaud.domain.pharmacy.events import MedicationReturned
from mediklaud.ports.billing import Accounts, Charges, Invoices

_WHY = "returned to the pharmacy"


def lower_charge(
    event: MedicationReturned,
    *,
    accounts: Accounts,
    charges: Charges,
    invoices: Invoices,
    crediting: Crediting,
) -> None:
    """Whoever invoices the patient waits meanwhile; what is invoiced is credited.

    A draft with it is wrong by now: it goes, and its charges are pending again.
    """
    accounts.lock(event.patient_id)
    charge = _charge(event, charges)
    invoice = _invoice(charge, invoices)
    if charge and invoice and invoice.status is InvoiceStatus.ISSUED:
        _credit(event, charge, invoice, crediting)
        return
    if invoice:
        charges.release(invoice.id)
        invoices.discard(invoice)
        charge = _charge(event, charges)
    if charge:
        charges.save(charge.with_only(event.kept, _WHY))


def _charge(event: MedicationReturned, charges: Charges) -> Charge | None:
    return charges.of_service(ServiceKind.MEDICATION, event.dispensation_id.value)


def _invoice(charge: Charge | None, invoices: Invoices) -> Invoice | None:
    if charge is None or charge.invoice_id is None:
        return None
    return invoices.get(charge.invoice_id, EVERYONE)


def _credit(
    event: MedicationReturned, charge: Charge, invoice: Invoice, crediting: Crediting
) -> None:
    notes = crediting.credit_notes.of_invoice(invoice.id)
    line = line_of_return(invoice, charge.id, event.kept, notes)
    if line is not None:
        crediting.issue(invoice, (line,), CreditKind.RETURN, _WHY)
