"""What waits for a second person (M3)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.prescriptions import Prescriptions


@frozen(kw_only=True)
class ListAwaitingApproval(Query[tuple[Prescription, ...]]):
    """Prescriptions that the knowledge forbids, with what was answered to that."""

    permission: ClassVar = Permission.OVERRIDE_CONTRAINDICATION
    after: PrescriptionId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_awaiting_approval(
    query: ListAwaitingApproval,
    *,
    prescriptions: Prescriptions,
    hospital: Hospital,
    now: datetime,
) -> tuple[Prescription, ...]:
    """The first written first."""
    today = hospital.day_of(now)
    found = prescriptions.awaiting(after=query.after, limit=query.limit)
    return tuple(one.read_on(today) for one in found)
