"""Somebody looks at what was recalled."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.recall import Recall
from mediklaud.domain.shared.ids import RecallId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.stock import Recalls


@frozen(kw_only=True)
class ListRecalls(Query[tuple[Recall, ...]]):
    """The newest first; who has some of them, `ReadRecall` says."""

    permission: ClassVar = Permission.RECALL
    after: RecallId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_recalls(query: ListRecalls, *, recalls: Recalls) -> tuple[Recall, ...]:
    """From behind that one."""
    return recalls.page(after=query.after, limit=query.limit)
