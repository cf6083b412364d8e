"""Who was let book in spite of dues, by whom and why."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.override import DuesOverride
from mediklaud.domain.shared.ids import OverrideId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.billing import DuesOverrides


@frozen(kw_only=True)
class ListDuesOverrides(Query[tuple[DuesOverride, ...]]):
    """Every permission to book in spite of dues, the latest first (U4)."""

    permission: ClassVar = Permission.OVERRIDE_DUES
    after: OverrideId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_dues_overrides(
    query: ListDuesOverrides, *, overrides: DuesOverrides
) -> tuple[DuesOverride, ...]:
    """Used, ended and live ones."""
    return overrides.all(query.after, query.limit)
