"""A medicine came back: the patient pays for what is kept (H9)."""

from mediklaud.domain.billing.charge import ServiceKind
from mediklaud.domain.pharmacy.events import MedicationReturned
from mediklaud.ports.billing import Accounts, Charges

_WHY = "returned to the pharmacy"


def lower_charge(
    event: MedicationReturned, *, accounts: Accounts, charges: Charges
) -> None:
    """Whoever invoices the patient waits meanwhile; what is invoiced is to credit."""
    accounts.lock(event.patient_id)
    service = event.dispensation_id.value
    charge = charges.of_service(ServiceKind.MEDICATION, service)
    if charge is not None:
        charges.save(charge.with_only(event.kept, _WHY))
