"""What is said over HTTP of prices."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import MoneyBody

BasisPoints = Annotated[int, msgspec.Meta(ge=0, le=10_000)]
"""A tax rate: 750 is 7.5 %."""


class TariffBody(Body):
    """What a service costs from a day on."""

    service: Annotated[str, msgspec.Meta(max_length=40)]
    price: MoneyBody
    valid_from: date
    valid_to: date | None = None
    tax_basis_points: BasisPoints = 0


class PriceBody(Body):
    """A price for one service; without one, the tariff that is valid by now."""

    price: MoneyBody | None = None
    tax_basis_points: BasisPoints = 0


class VoidingBody(Body):
    """Why a service is not to be paid for after all."""

    reason: Annotated[str, msgspec.Meta(max_length=500)]
