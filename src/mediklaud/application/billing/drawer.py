"""The drawer of whoever acts: what changes hands at the desk goes through it (B9)."""

from attrs import frozen

from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.matrix import grants_of
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.cashier_session import (
    CashierSession,
    CashierSessionNotFound,
    NoCashierSession,
)
from mediklaud.domain.billing.payment import (
    AT_THE_DESK,
    NotTakenByHand,
    PaymentMethod,
)
from mediklaud.domain.shared.ids import CashierSessionId
from mediklaud.ports.cash import CashierSessions


@frozen
class Drawer(Gathered):
    """The actor's open cashier session, if there is one."""

    actor: Actor
    sessions: CashierSessions

    def session_for(self, method: PaymentMethod) -> CashierSession | None:
        """The one that money by this method passes through; none for a transfer."""
        if method is PaymentMethod.ONLINE:
            raise NotTakenByHand
        return self.require_open() if method in AT_THE_DESK else None

    def require_open(self) -> CashierSession:
        """The session; nobody closes it while this message is under way."""
        who = self.actor.account_id
        found = None if who is None else self.sessions.open_of(who)
        if found is None:
            raise NoCashierSession
        return found

    def to_close(self, session_id: CashierSessionId | None) -> CashierSession:
        """The own one, or anybody's for whoever may look into drawers; held."""
        if session_id is None:
            return self.require_open()
        return self._in_reach(self.sessions.lock(session_id))

    def to_look_at(self, session_id: CashierSessionId | None) -> CashierSession:
        """The own last one, or anybody's for whoever may look into drawers."""
        if session_id is not None:
            return self._in_reach(self.sessions.get(session_id))
        who = self.actor.account_id
        found = None if who is None else self.sessions.latest_of(who)
        if found is None:
            raise NoCashierSession
        return found

    def _in_reach(self, found: CashierSession) -> CashierSession:
        may_look = not self.actor.roles.isdisjoint(grants_of(Permission.READ_CASH))
        if found.cashier_id != self.actor.account_id and not may_look:
            raise CashierSessionNotFound(found.id)
        return found
