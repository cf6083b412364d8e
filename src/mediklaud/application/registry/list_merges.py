"""The merges that were asked for."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.merge import Merge, MergeStatus
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.shared.ids import MergeId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.merges import Merges
from mediklaud.ports.registry import Patients


@frozen(kw_only=True)
class MergeCase:
    """A merge beside what tells the two files apart, or shows that they are one."""

    merge: Merge
    surviving: PatientCard
    duplicate: PatientCard

    @property
    def id(self) -> MergeId:
        """Which one it is."""
        return self.merge.id


@frozen(kw_only=True)
class ListMerges(Query[tuple[MergeCase, ...]]):
    """All of them, or those that have come this far; the oldest first."""

    permission: ClassVar[Permission] = Permission.DECIDE_MERGE
    status: MergeStatus | None = None
    after: MergeId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_merges(
    query: ListMerges, *, merges: Merges, patients: Patients
) -> tuple[MergeCase, ...]:
    """Each with the cards of both patients."""
    found = merges.page(query.status, query.after, query.limit)
    meant = {who for one in found for who in (one.surviving_id, one.duplicate_id)}
    cards = {one.id: PatientCard.of(one) for one in patients.these(meant)}
    return tuple(
        MergeCase(
            merge=one,
            surviving=cards[one.surviving_id],
            duplicate=cards[one.duplicate_id],
        )
        for one in found
    )
