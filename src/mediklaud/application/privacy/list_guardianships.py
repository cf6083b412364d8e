"""Who acts for a patient, and for whom the patient acts."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.privacy.guardianship import Guardianship
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.rights import Guardianships


@frozen(kw_only=True)
class ListGuardianships(Query[tuple[Guardianship, ...]]):
    """All in which the patient is the ward or the guardian, also those that ended."""

    permission: ClassVar = Permission.MANAGE_GUARDIANS
    patient_id: PatientId


def list_guardianships(
    query: ListGuardianships, *, guardianships: Guardianships
) -> tuple[Guardianship, ...]:
    """The newest first."""
    return guardianships.about(query.patient_id)
