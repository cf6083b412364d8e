"""Somebody looks at the counts that wait for a second person."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.adjustment import Adjustment
from mediklaud.ports.stock import Adjustments


@frozen(kw_only=True)
class ListAdjustments(Query[tuple[Adjustment, ...]]):
    """Those not decided yet, the first asked first."""

    permission: ClassVar = Permission.READ_STOCK


def list_adjustments(
    _query: ListAdjustments, *, adjustments: Adjustments
) -> tuple[Adjustment, ...]:
    """All of them: there are few at any time."""
    return adjustments.waiting()
