"""A cashier session with what came into its drawer."""

from __future__ import annotations

from attrs import frozen

from mediklaud.domain.access.actor import Actor
from mediklaud.domain.billing.cashier_session import CashierSession
from mediklaud.domain.billing.drawer_count import Takings
from mediklaud.domain.shared.ids import CashierSessionId
from mediklaud.ports.cash import CashierSessions


@frozen(kw_only=True)
class DrawerReport:
    """The session; what came in, unless it is still to be counted blindly (B9)."""

    session: CashierSession
    takings: tuple[Takings, ...] | None
    receipts: tuple[str, ...] | None

    @property
    def id(self) -> CashierSessionId:
        """The session's: the audit asks for it."""
        return self.session.id

    @classmethod
    def of(
        cls, session: CashierSession, sessions: CashierSessions, actor: Actor
    ) -> DrawerReport:
        """What this actor may see of it: nobody their own takings before the count."""
        if session.is_open and session.cashier_id == actor.account_id:
            return cls(session=session, takings=None, receipts=None)
        return cls(
            session=session,
            takings=sessions.takings(session.id),
            receipts=sessions.receipts(session.id),
        )
