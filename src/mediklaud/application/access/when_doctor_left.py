"""A doctor who may not work here any more is signed out everywhere (D1)."""

from datetime import datetime

from mediklaud.domain.registry.events import DoctorLeft, DoctorSuspended
from mediklaud.ports.access import Accounts, Sessions


def sign_out_the_doctor(
    event: DoctorLeft | DoctorSuspended,
    *,
    accounts: Accounts,
    sessions: Sessions,
    now: datetime,
) -> None:
    """End every session; whoever signs in again reaches no schedule and no patient."""
    account = accounts.of_doctor(event.doctor_id)
    if account is not None:
        sessions.end_all(account.id, now)
