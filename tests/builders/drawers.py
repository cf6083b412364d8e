"""Cashiers at their drawers, who may take money at the desk."""

from mediklaud.application.billing.open_cashier_session import OpenCashierSession
from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.money import Money
from tests.hospital import an_actor


def to_open(actor, minor=0, **what):
    """The command that opens the actor's drawer with so many paisa in it."""
    return OpenCashierSession(actor=actor, opening_float=Money(minor, "BDT"), **what)


def at_the_drawer(hospital, actor=None, minor=0):
    """Somebody of billing, if nobody is named, whose cashier session is open."""
    actor = actor or an_actor(Role.BILLING)
    hospital.handle(to_open(actor, minor))
    return actor
