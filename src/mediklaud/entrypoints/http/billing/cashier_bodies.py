"""What is told of drawers over HTTP."""

from __future__ import annotations

from typing import Annotated

import msgspec

from mediklaud.domain.billing.drawer_count import Takings
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import MoneyBody


class OpenBody(Body):
    """What lies in the drawer as it opens, and where it stands."""

    opening_float: MoneyBody
    place: Annotated[str, msgspec.Meta(max_length=100)] | None = None


class DrawerCountBody(Body):
    """What was counted by one method; of cash, with the float."""

    method: PaymentMethod
    amount: MoneyBody

    def read(self) -> Takings:
        """The count."""
        return Takings(self.method, self.amount.read())


class CloseBody(Body):
    """What was counted, method by method; a difference asks for a note."""

    counted: Annotated[tuple[DrawerCountBody, ...], msgspec.Meta(max_length=10)] = ()
    note: Annotated[str, msgspec.Meta(max_length=2000)] | None = None
