"""What billing needs to remember of its cashiers' drawers (B9)."""

from typing import Protocol

from attrs import frozen

from mediklaud.domain.billing.cashier_session import CashierSession, WhichSessions
from mediklaud.domain.billing.drawer_count import Takings
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.shared.ids import AccountId, CashierSessionId, RefundId
from mediklaud.domain.shared.money import Money


@frozen(kw_only=True)
class PayOut:
    """Money that left a drawer for a refund."""

    session_id: CashierSessionId
    refund_id: RefundId
    method: PaymentMethod
    amount: Money


class CashierSessions(Protocol):
    """Every turn of every cashier; one that was closed never changes."""

    def add(self, session: CashierSession) -> None:
        """Remember one that opens; `Contended` if the cashier has an open one."""

    def open_of(self, cashier_id: AccountId) -> CashierSession | None:
        """The cashier's open one; nobody closes it until this transaction ends."""

    def latest_of(self, cashier_id: AccountId) -> CashierSession | None:
        """The one the cashier opened last."""

    def get(self, session_id: CashierSessionId) -> CashierSession:
        """The session; `CashierSessionNotFound` if there is none."""

    def lock(self, session_id: CashierSessionId) -> CashierSession:
        """As `get`; nobody takes money in it until this transaction ends."""

    def close(self, session: CashierSession) -> None:
        """Keep its closing; `Contended` if it was closed already."""

    def pay_out(self, paid: PayOut) -> None:
        """Remember what left the drawer; once for each refund."""

    def takings(self, session_id: CashierSessionId) -> tuple[Takings, ...]:
        """What came in by each method, less what was paid out by it."""

    def receipts(self, session_id: CashierSessionId) -> tuple[str, ...]:
        """The numbers of its payments, in their order."""

    def page(
        self, which: WhichSessions, after: CashierSessionId | None, limit: int
    ) -> tuple[CashierSession, ...]:
        """The latest opened first, from `after` on."""
