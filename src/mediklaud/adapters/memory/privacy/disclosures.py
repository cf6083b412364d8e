"""The account of disclosures, in a dictionary."""

from collections.abc import Iterable
from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.privacy.disclosure import Disclosure
from mediklaud.domain.shared.ids import DisclosureId, PatientId


@frozen
class MemoryDisclosures:
    """Disclosures by their id."""

    tables: Tables

    def add(self, disclosure: Disclosure) -> None:
        self.tables["disclosures"][disclosure.id] = disclosure

    def of_patient(
        self,
        patient_id: PatientId,
        since: datetime,
        *,
        told_at: datetime | None,
        after: DisclosureId | None,
        limit: int,
    ) -> tuple[Disclosure, ...]:
        every: Iterable[Disclosure] = self.tables["disclosures"].values()
        found = [
            one
            for one in every
            if one.patient_id == patient_id
            and one.disclosed_at >= since
            and (told_at is None or one.is_told_at(told_at))
            and (after is None or one.id < after)
        ]
        return tuple(sorted(found, key=lambda one: one.id, reverse=True))[:limit]
