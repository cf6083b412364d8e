"""How billing writes amounts and reasons into forms."""

from __future__ import annotations

from collections.abc import Callable

from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.web.visitor import Visitor


def in_our_money(visitor: Visitor) -> Callable[[str], Money]:
    """Reads `125.00` in the hospital's own currency."""
    currency = visitor.site.hospital.currency
    return lambda text: Money.parse(text.replace(",", ""), currency)
