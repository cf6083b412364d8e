"""Somebody proves that the books add up."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.difference import Check, Reconciliation
from mediklaud.ports.books import BooksReports


@frozen(kw_only=True)
class ReconcileBooks(Query[Reconciliation]):
    """Hold documents, journal, accounts and gateway against each other (B8)."""

    permission: ClassVar = Permission.READ_BOOKS
    steady: ClassVar = True


def reconcile_books(
    _query: ReconcileBooks, *, books: BooksReports, now: datetime
) -> Reconciliation:
    """Everything that does not agree, as it all stood at one moment."""
    return Reconciliation(
        made_at=now, checks=tuple(Check), differences=books.differences()
    )
