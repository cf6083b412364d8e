"""The privacy officer's worklist of emergency accesses (X3)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.privacy.break_glass import BrokenGlass, ReviewItem
from mediklaud.domain.shared.ids import BreakGlassId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.privacy import BrokenGlasses, Names


@frozen(kw_only=True)
class ListBreakGlassReviews(Query[tuple[ReviewItem, ...]]):
    """Those still to be reviewed, the longest waiting first; then what was found."""

    permission: ClassVar = Permission.REVIEW_BREAK_GLASS
    after: BreakGlassId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_break_glass_reviews(
    query: ListBreakGlassReviews,
    *,
    glasses: BrokenGlasses,
    names: Names,
    now: datetime,
) -> tuple[ReviewItem, ...]:
    """So many, behind the one named, with who took the access."""
    found = _found(query, glasses)
    named = names.of_accounts({glass.account_id for glass in found})
    return tuple(
        ReviewItem(
            glass=glass,
            account_name=named.get(glass.account_id),
            overdue=glass.is_overdue(now),
        )
        for glass in found
    )


def _found(
    query: ListBreakGlassReviews, glasses: BrokenGlasses
) -> tuple[BrokenGlass, ...]:
    last = None if query.after is None else glasses.get(query.after)
    if last is not None and last.review is not None:
        return glasses.reviewed(last.id, query.limit)
    waiting = glasses.awaiting(query.after, query.limit)
    rest = query.limit - len(waiting)
    return (*waiting, *glasses.reviewed(None, rest)) if rest else waiting
