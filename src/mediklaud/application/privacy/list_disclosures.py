"""The account of what of a patient's information was given to whom (X7)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.privacy.disclosure import Disclosure, accounted_since
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import DisclosureId, PatientId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.rights import Disclosures


@frozen(kw_only=True)
class ListDisclosures(Query[tuple[Disclosure, ...]]):
    """The last six years, for the patient and the privacy officer."""

    permission: ClassVar = Permission.READ_DISCLOSURES
    patient_id: PatientId
    after: DisclosureId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_disclosures(
    query: ListDisclosures,
    *,
    disclosures: Disclosures,
    policy: PrivacyPolicy,
    hospital: Hospital,
    scope: Scope,
    now: datetime,
) -> tuple[Disclosure, ...]:
    """The last written first; what an authority holds back, the officer alone sees."""
    first_day = accounted_since(hospital.day_of(now), policy)
    return disclosures.of_patient(
        query.patient_id,
        hospital.start_of(first_day),
        told_at=None if scope.everyone else now,
        after=query.after,
        limit=query.limit,
    )
