"""What the hospital remembers of everything that was done or refused (X4)."""

from datetime import datetime
from enum import StrEnum

from attrs import frozen

from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId, SessionId


class Outcome(StrEnum):
    """How it ended."""

    DONE = "done"
    REFUSED = "refused"


@frozen(kw_only=True)
class AuditEntry:
    """One access, command, refusal or sign-in. Never edited, never removed."""

    id: AuditId
    at: datetime
    action: str
    """The message's name: `book_appointment`."""
    outcome: Outcome
    refusal: str | None = None
    """The refusal's code."""
    account_id: AccountId | None = None
    session_id: SessionId | None = None
    roles: tuple[Role, ...] = ()
    patient_id: PatientId | None = None
    subject_id: str | None = None
    """The opaque id of the thing it was about, where it was not just the patient."""
    purpose: str | None = None
    request_id: str | None = None


@frozen(kw_only=True)
class AuditFilter:
    """Which entries somebody wants to see; what is left open fits everything."""

    patient_id: PatientId | None = None
    account_id: AccountId | None = None
    action: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    """`since` belongs to it, `until` does not."""

    def fits(self, entry: AuditEntry) -> bool:
        """Is the entry one of them?"""
        return (
            self.patient_id in {None, entry.patient_id}
            and self.account_id in {None, entry.account_id}
            and self.action in {None, entry.action}
            and (self.since is None or self.since <= entry.at)
            and (self.until is None or entry.at < self.until)
        )
