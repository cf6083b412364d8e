"""Who was at work in the hospital's books, and how much (X4)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.audit import Activity, AuditFilter
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.privacy.reporting import stretch
from mediklaud.ports.access import Audit
from mediklaud.ports.privacy import Names


@frozen(kw_only=True)
class ActiveAccount:
    """What one account did in all, with its name."""

    activity: Activity
    name: str | None


@frozen(kw_only=True)
class ListActivity(Query[tuple[ActiveAccount, ...]]):
    """Which accounts did how much in a time: where a look at a breach begins."""

    permission: ClassVar = Permission.READ_AUDIT
    since: datetime
    until: datetime


def list_activity(
    query: ListActivity, *, audit: Audit, names: Names
) -> tuple[ActiveAccount, ...]:
    """The busiest first; it names accounts, and no patient."""
    time = stretch(query.since, query.until)
    found = audit.activity(AuditFilter(since=time.start, until=time.end))
    named = names.of_accounts({one.account_id for one in found if one.account_id})
    return tuple(
        ActiveAccount(
            activity=one, name=named.get(one.account_id) if one.account_id else None
        )
        for one in found
    )
