"""What a patient is to pay for."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.charge import Charge
from mediklaud.domain.shared.ids import ChargeId, PatientId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.billing import Charges


@frozen(kw_only=True)
class ListCharges(Query[tuple[Charge, ...]]):
    """A patient's charges, the latest made first."""

    permission: ClassVar = Permission.READ_CHARGES
    patient_id: PatientId
    after: ChargeId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_charges(query: ListCharges, *, charges: Charges) -> tuple[Charge, ...]:
    """One page of them."""
    return charges.of_patient(query.patient_id, query.after, query.limit)
