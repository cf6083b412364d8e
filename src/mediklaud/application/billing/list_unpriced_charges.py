"""Billing's worklist: services without a price."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.charge import Charge
from mediklaud.domain.shared.ids import ChargeId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.billing import Charges


@frozen(kw_only=True)
class ListUnpricedCharges(Query[tuple[Charge, ...]]):
    """Charges made when no tariff was valid, the first made first."""

    permission: ClassVar = Permission.INVOICE
    after: ChargeId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_unpriced_charges(
    query: ListUnpricedCharges, *, charges: Charges
) -> tuple[Charge, ...]:
    """One page of them."""
    return charges.unpriced(query.after, query.limit)
