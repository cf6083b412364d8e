"""Somebody looks whether debits and credits are the same."""

from datetime import date
from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.revenue_reports import BooksAsked
from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.report import Report


@frozen(kw_only=True)
class ReadTrialBalance(Query[Report]):
    """What stands on every account of the books at the end of a day (B8)."""

    permission: ClassVar = Permission.READ_BOOKS
    until: date | None = None
    """Today, if no day is named."""


def read_trial_balance(query: ReadTrialBalance, *, asked: BooksAsked) -> Report:
    """Every account on which something stands."""
    return asked.trial_balance(query.until)
