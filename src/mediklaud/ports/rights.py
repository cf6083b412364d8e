"""What the use cases need to remember of patients' rights."""

from datetime import datetime
from typing import Protocol

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.privacy.amendment import Amendment
from mediklaud.domain.privacy.disclosure import Disclosure
from mediklaud.domain.privacy.guardianship import Guardianship
from mediklaud.domain.shared.ids import (
    AmendmentId,
    ConsultationId,
    DisclosureId,
    DoctorId,
    GuardianshipId,
    NoteId,
    PatientId,
)


class Guardianships(Protocol):
    """Who acts, or acted, for whom."""

    def add(self, guardianship: Guardianship) -> None:
        """Remember a new one."""

    def save(self, guardianship: Guardianship) -> None:
        """Replace the version before.

        `GuardianshipChanged` if somebody else replaced it meanwhile.
        """

    def get(self, guardianship_id: GuardianshipId, scope: Scope) -> Guardianship:
        """The guardianship, for its patient, its guardian, and staff who may.

        `GuardianshipNotFound` if it is unknown, or neither is in this scope.
        """

    def about(self, patient_id: PatientId) -> tuple[Guardianship, ...]:
        """Those in which this is the patient or the guardian, the newest first."""


class Amendments(Protocol):
    """What patients wished to be set right, and what was answered."""

    def add(self, amendment: Amendment) -> None:
        """Remember a new one."""

    def save(self, amendment: Amendment) -> None:
        """Replace the version before.

        `AmendmentChanged` if somebody else replaced it meanwhile.
        """

    def get(self, amendment_id: AmendmentId, scope: Scope) -> Amendment:
        """The wish; `AmendmentNotFound` if unknown, or out of scope.

        In scope is what the scope's patient asked, and what its doctor wrote.
        """

    def waiting(
        self, scope: Scope, *, after: AmendmentId | None, limit: int
    ) -> tuple[Amendment, ...]:
        """Those in scope without an answer, the first asked first."""

    def of_patient(
        self, patient_id: PatientId, *, after: AmendmentId | None, limit: int
    ) -> tuple[Amendment, ...]:
        """The patient's, the newest first."""

    def author_of(
        self, about: ConsultationId | NoteId, patient_id: PatientId
    ) -> DoctorId | None:
        """Who signed that in this patient's record; none if there is no such."""


class Disclosures(Protocol):
    """The account of what was given to whom; nothing of it is changed or removed."""

    def add(self, disclosure: Disclosure) -> None:
        """Write one down."""

    def of_patient(
        self,
        patient_id: PatientId,
        since: datetime,
        *,
        told_at: datetime | None,
        after: DisclosureId | None,
        limit: int,
    ) -> tuple[Disclosure, ...]:
        """What was given out of this patient's since then, the last written first.

        With `told_at`, only what the patient may know of by then.
        """
