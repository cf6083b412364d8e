"""A medicine was handed out: there is something to pay for (B2)."""

from mediklaud.domain.billing.charge import Charge, ServiceKind
from mediklaud.domain.billing.medicines import service_of_product
from mediklaud.domain.pharmacy.events import MedicationDispensed
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import ChargeId
from mediklaud.ports.billing import Charges, Tariffs
from mediklaud.ports.registry import Doctors
from mediklaud.ports.system import Ids


def charge_for_medicine(
    event: MedicationDispensed,
    *,
    charges: Charges,
    tariffs: Tariffs,
    doctors: Doctors,
    ids: Ids,
    hospital: Hospital,
) -> None:
    """So many base units at the price of that day; without one it waits for it."""
    service = service_of_product(event.product_code)
    tariff = tariffs.valid_on(service, hospital.day_of(event.at))
    charge = Charge(
        id=ids.new(ChargeId),
        patient_id=event.patient_id,
        doctor_id=event.prescriber,
        doctor_name=doctors.get(event.prescriber).name,
        kind=ServiceKind.MEDICATION,
        service_id=event.dispensation_id.value,
        service=service,
        description=event.medicine,
        quantity=event.quantity,
        served_at=event.at,
    )
    if tariff is not None:
        charge = charge.priced(tariff.price, tariff.tax_rate)
    charges.add(charge)
