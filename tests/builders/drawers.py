"""Cashiers at their drawers, who may take money at the desk."""

from datetime import timedelta

from mediklaud.application.billing.close_cashier_session import CloseCashierSession
from mediklaud.application.billing.open_cashier_session import OpenCashierSession
from mediklaud.domain.access.actor import Role
from mediklaud.domain.billing.cashier_session import CashierSession
from mediklaud.domain.billing.drawer_count import Takings
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.shared.ids import AccountId, CashierSessionId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.cash import CashierSessions
from tests.builders.billing import a_payment, taka
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor, new


def to_open(actor, minor=0, **what):
    """The command that opens the actor's drawer with so many paisa in it."""
    return OpenCashierSession(actor=actor, opening_float=Money(minor, "BDT"), **what)


def at_the_drawer(hospital, actor=None, minor=0):
    """Somebody of billing, if nobody is named, whose cashier session is open."""
    actor = actor or an_actor(Role.BILLING)
    hospital.handle(to_open(actor, minor))
    return actor


def so_much(**minor):
    """Takings by the names of the methods: `so_much(cash=100, card=20)`."""
    return tuple(Takings(PaymentMethod(m), taka(n)) for m, n in minor.items())


def to_close(actor, *, session_id=None, note=None, **minor):
    """The command that counts so many paisa by each method, and closes."""
    return CloseCashierSession(
        actor=actor, session_id=session_id, counted=so_much(**minor), note=note
    )


def a_session(minor=0, **what):
    """Somebody's open cashier session since Monday morning."""
    usual = {
        "id": new(CashierSessionId),
        "cashier_id": new(AccountId),
        "opening_float": taka(minor),
        "opened_at": MONDAY_MORNING,
    }
    known = {**usual, **what}
    known.setdefault("number", f"CSH-{known['id']}")
    return CashierSession(**known)


def counted(session, takings=(), note=None, **minor):
    """The session, closed in the evening by this count."""
    evening = MONDAY_MORNING + timedelta(hours=8)
    count = so_much(**minor)
    by = session.cashier_id
    return session.close(count, takings, at=evening, by=by, note=note)


def with_session(port, minor=0, **what):
    """One that is open, and remembered."""
    session = a_session(minor, **what)
    port(CashierSessions).add(session)
    return session


def paid_into(session, amount, method=PaymentMethod.CASH, **what):
    """A payment taken in this session."""
    return a_payment(amount, method=method, cashier_session_id=session.id, **what)
