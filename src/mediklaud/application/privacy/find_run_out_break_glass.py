"""Which emergency accesses have run out without being ended."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.privacy.break_glass import BrokenGlass
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.privacy import BrokenGlasses


@frozen(kw_only=True)
class FindRunOutBreakGlass(Query[tuple[BrokenGlass, ...]]):
    """Look for those whose end has still to be noted; the worker does that."""

    permission: ClassVar = Permission.TIDY_UP
    audited: ClassVar[bool] = False
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def find_run_out_break_glass(
    query: FindRunOutBreakGlass, *, glasses: BrokenGlasses, now: datetime
) -> tuple[BrokenGlass, ...]:
    """The oldest first."""
    return glasses.run_out(now, query.limit)
