"""What patients wish to be set right, for those who answer them."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.privacy.amendment import Amendment
from mediklaud.domain.shared.ids import AmendmentId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.rights import Amendments


@frozen(kw_only=True)
class ListAmendments(Query[tuple[Amendment, ...]]):
    """Those that wait: for a doctor about own notes, for the privacy officer all."""

    permission: ClassVar = Permission.DECIDE_AMENDMENT
    after: AmendmentId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_amendments(
    query: ListAmendments, *, amendments: Amendments, scope: Scope
) -> tuple[Amendment, ...]:
    """The first asked first."""
    return amendments.waiting(scope, after=query.after, limit=query.limit)
