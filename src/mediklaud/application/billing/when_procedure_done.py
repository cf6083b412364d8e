"""A procedure was done: there is something to pay for (B2)."""

from mediklaud.domain.billing.charge import Charge, ServiceKind
from mediklaud.domain.records.events import ProcedureDone
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import ChargeId
from mediklaud.ports.billing import Charges, Tariffs
from mediklaud.ports.registry import Doctors
from mediklaud.ports.system import Ids


def charge_for_procedure(
    event: ProcedureDone,
    *,
    charges: Charges,
    tariffs: Tariffs,
    doctors: Doctors,
    ids: Ids,
    hospital: Hospital,
) -> None:
    """So often at the price of that day; without one it waits for it."""
    tariff = tariffs.valid_on(event.service, hospital.day_of(event.at))
    charge = Charge(
        id=ids.new(ChargeId),
        patient_id=event.patient_id,
        doctor_id=event.doctor_id,
        doctor_name=doctors.get(event.doctor_id).name,
        kind=ServiceKind.PROCEDURE,
        service_id=event.procedure_id.value,
        service=event.service,
        quantity=event.quantity,
        served_at=event.at,
    )
    if tariff is not None:
        charge = charge.priced(tariff.price, tariff.tax_rate)
    charges.add(charge)
