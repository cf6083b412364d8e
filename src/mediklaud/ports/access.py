"""What `Application.handle` needs to know of accounts, sessions and the past."""

from datetime import datetime
from typing import Protocol

from attrs import frozen

from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.audit import AuditEntry
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId


@frozen(kw_only=True)
class Remembered:
    """The answer once given to a command's idempotency key."""

    fingerprint: str
    """Of the command that was answered: another command must not use the key."""
    answer: object


class Sessions(Protocol):
    """Who is signed in. (Its other promises stand with the sign-in use cases.)"""

    def actor_of(self, token: str, now: datetime) -> Actor | None:
        """Who shows this token, unless it has ended; roles as they are right now."""


class Answers(Protocol):
    """The first answers to commands that came with an idempotency key (S8)."""

    def recall(
        self, account_id: AccountId, key: str, kind: object, now: datetime
    ) -> Remembered | None:
        """The answer, a `kind`, given to this account's key in the last 24 hours."""

    def remember(
        self, account_id: AccountId, key: str, answer: Remembered, now: datetime
    ) -> None:
        """Keep it; `Contended` if the key was answered meanwhile."""


class Audit(Protocol):
    """Everything that was done or refused."""

    def append(self, entry: AuditEntry) -> None:
        """Add an entry; there is no way to change or remove one."""


class Care(Protocol):
    """Which doctor cares for which patient (D5)."""

    def relates(
        self, doctor_id: DoctorId, patient_id: PatientId, now: datetime
    ) -> bool:
        """Is there an appointment from its booking until 30 days after it was kept?

        Cancelled and missed appointments give no relationship.
        """
