"""Something about a patient's money, while nobody else changes the account (U6)."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.billing import Accounts


class OfPatient(Protocol):
    """An invoice, a payment, a refund: it belongs to one patient."""

    @property
    def patient_id(self) -> PatientId:
        """Whose it is."""


Thing = TypeVar("Thing", bound=OfPatient)


def held(accounts: Accounts, read: Callable[[], Thing]) -> Thing:
    """What is read, and the account it belongs to is locked.

    Read again behind the lock: of one file there may be two meanwhile (P3).
    """
    before = read()
    accounts.lock(before.patient_id)
    found = read()
    if found.patient_id != before.patient_id:
        raise Contended
    return found
