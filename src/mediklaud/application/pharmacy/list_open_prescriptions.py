"""The pharmacy's queue."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.prescriptions import Prescriptions
from mediklaud.ports.registry import Patients


@frozen(kw_only=True)
class Waiting:
    """One prescription that waits, and for whom."""

    prescription: Prescription
    patient: PatientCard


@frozen(kw_only=True)
class ListOpenPrescriptions(Query[tuple[Waiting, ...]]):
    """What can be handed out today, for every patient."""

    permission: ClassVar = Permission.READ_QUEUE
    after: PrescriptionId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_open_prescriptions(
    query: ListOpenPrescriptions,
    *,
    prescriptions: Prescriptions,
    patients: Patients,
    hospital: Hospital,
    now: datetime,
) -> tuple[Waiting, ...]:
    """The first written first."""
    today = hospital.day_of(now)
    found = prescriptions.open(today, after=query.after, limit=query.limit)
    files = {p.id: p for p in patients.these({one.patient_id for one in found})}
    return tuple(
        Waiting(prescription=one, patient=PatientCard.of(files[one.patient_id]))
        for one in found
    )
