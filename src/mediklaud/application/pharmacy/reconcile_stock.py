"""Somebody has it proved that the balances are the sums of their movements (H2)."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.stock_level import Difference
from mediklaud.ports.stock import Stock


@frozen(kw_only=True)
class ReconcileStock(Query[tuple[Difference, ...]]):
    """The batches whose balance is not what was moved: nothing, if all is well."""

    permission: ClassVar = Permission.READ_STOCK


def reconcile_stock(_query: ReconcileStock, *, stock: Stock) -> tuple[Difference, ...]:
    """By one statement over all movements."""
    return stock.differences()
