"""All that was prescribed to one patient."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PatientId, PrescriptionId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.prescriptions import Prescriptions


@frozen(kw_only=True)
class ListPrescriptions(Query[tuple[Prescription, ...]]):
    """The patient's prescriptions, the newest first."""

    permission: ClassVar = Permission.READ_PRESCRIPTION
    patient_id: PatientId
    after: PrescriptionId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_prescriptions(
    query: ListPrescriptions,
    *,
    prescriptions: Prescriptions,
    hospital: Hospital,
    now: datetime,
) -> tuple[Prescription, ...]:
    """Drafts and ended ones, too."""
    today, after = hospital.day_of(now), query.after
    found = prescriptions.of_patient(query.patient_id, after=after, limit=query.limit)
    return tuple(one.read_on(today) for one in found)
