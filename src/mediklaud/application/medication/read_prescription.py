"""One prescription."""

from datetime import datetime
from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.application.medication.within_reach import WithinReach
from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.opened import Opened
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PrescriptionId


@frozen(kw_only=True)
class ReadPrescription(Query[Opened]):
    """What was prescribed: for the patient, doctors in care, and the pharmacy."""

    permission: ClassVar = Permission.READ_PRESCRIPTION
    prescription_id: PrescriptionId


def read_prescription(
    query: ReadPrescription,
    *,
    within_reach: WithinReach,
    hospital: Hospital,
    now: datetime,
) -> Opened:
    """The prescription; that it was read stands in the audit."""
    opened = within_reach.read(query.prescription_id, query.permission)
    today = hospital.day_of(now)
    return evolve(opened, prescription=opened.prescription.read_on(today))
