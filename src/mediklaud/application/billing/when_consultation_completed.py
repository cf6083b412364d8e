"""A patient has been seen: there is something to pay for."""

from datetime import timedelta

from mediklaud.domain.billing.charge import Charge, ServiceKind
from mediklaud.domain.billing.follow_up import FOLLOW_UP, service_of
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.records.events import ConsultationCompleted
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import ChargeId
from mediklaud.ports.billing import Charges, Tariffs
from mediklaud.ports.registry import Doctors
from mediklaud.ports.system import Ids


def charge_for_consultation(
    event: ConsultationCompleted,
    *,
    charges: Charges,
    tariffs: Tariffs,
    doctors: Doctors,
    ids: Ids,
    hospital: Hospital,
    policy: BillingPolicy,
) -> None:
    """Charge it at the price of its day; without a tariff it waits for a price."""
    service = _service(event, charges, policy)
    tariff = tariffs.valid_on(service, hospital.day_of(event.at))
    charge = Charge(
        id=ids.new(ChargeId),
        patient_id=event.patient_id,
        doctor_id=event.doctor_id,
        doctor_name=doctors.get(event.doctor_id).name,
        kind=ServiceKind.CONSULTATION,
        service_id=event.consultation_id.value,
        service=service,
        served_at=event.at,
    )
    if tariff is not None:
        charge = charge.priced(tariff.price, tariff.tax_rate)
    charges.add(charge)


def _service(
    event: ConsultationCompleted, charges: Charges, policy: BillingPolicy
) -> str:
    """The tariff that prices it: not every visit called a follow-up is one (B2)."""
    if event.visit_type != FOLLOW_UP:
        return event.visit_type
    since = event.at - timedelta(days=policy.follow_up_days)
    before = charges.visits(event.patient_id, event.doctor_id, since)
    return service_of(event.visit_type, event.at, before, policy)
