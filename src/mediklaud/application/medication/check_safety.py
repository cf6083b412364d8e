"""Somebody asks whether medicines harm, before anything is prescribed (M4)."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.medication.chart import Chart
from mediklaud.application.medication.checking import check_alone, check_medicines
from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication import KnownAllergy, Medicine
from mediklaud.domain.medication.presented import Checked
from mediklaud.domain.shared.ids import PatientId


@frozen(kw_only=True)
class CheckSafety(Query[Checked]):
    """Medicines by name; with a patient, beside all that the patient takes.

    With a patient and no medicine it is a review of what the patient takes already.
    """

    permission: ClassVar = Permission.CHECK_SAFETY
    patient_id: PatientId | None = None
    medicines: tuple[Medicine, ...] = field(default=(), repr=False)
    allergies: tuple[KnownAllergy, ...] = field(default=(), repr=False)
    """Of nobody in particular; a patient's stand in the record."""


def check_safety(query: CheckSafety, *, chart: Chart) -> Checked:
    """The check, and how each finding would be shown."""
    if query.patient_id is None:
        return check_alone(query.medicines, query.allergies, chart)
    return check_medicines(query.patient_id, query.medicines, chart)
