"""What the hospital remembers of everything that was done or refused (X4)."""

from datetime import datetime
from enum import StrEnum

from attrs import frozen

from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId, SessionId

_STREAMS_OF_NOBODY = 8


class Outcome(StrEnum):
    """How it ended."""

    DONE = "done"
    REFUSED = "refused"


def stream_of(patient_id: PatientId) -> str:
    """The chain of everything about one patient."""
    return f"patient:{patient_id}"


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
    """What opened what is usually closed to them: `break_glass`, `proxy`."""
    request_id: str | None = None
    seen: tuple[PatientId, ...] = ()
    """The other patients whom the answer showed."""

    @property
    def stream(self) -> str:
        """In whose chain it stands: the patient's, else the account's, else nobody's.

        Nobody's entries are spread, so that strangers do not wait for each other.
        """
        if self.patient_id is not None:
            return stream_of(self.patient_id)
        if self.account_id is not None:
            return f"account:{self.account_id}"
        if Role.WORKER in self.roles:
            return "worker"
        return f"nobody:{self.id.value.int % _STREAMS_OF_NOBODY}"

    @property
    def shown(self) -> tuple[PatientId, ...]:
        """Every patient it names: who it was about, and whom it showed."""
        return self.seen if self.patient_id is None else (self.patient_id, *self.seen)


@frozen(kw_only=True)
class PatientRead:
    """That an account came upon a patient's data, and how often."""

    patient_id: PatientId
    first: datetime
    last: datetime
    times: int


@frozen(kw_only=True)
class Activity:
    """What one account did in some time; no account is everybody who had none."""

    account_id: AccountId | None
    entries: int
    refused: int
    patients: int
    """How many different ones its entries name."""
    first: datetime
    last: datetime


@frozen(kw_only=True)
class AuditFilter:
    """Which entries somebody wants to see; what is left open fits everything."""

    patient_id: PatientId | None = None
    account_id: AccountId | None = None
    action: str | None = None
    outcome: Outcome | None = None
    purpose: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    """`since` belongs to it, `until` does not."""

    def fits(self, entry: AuditEntry) -> bool:
        """Is the entry one of them?"""
        return (
            self.patient_id in {None, entry.patient_id}
            and self.account_id in {None, entry.account_id}
            and self.action in {None, entry.action}
            and self.outcome in {None, entry.outcome}
            and self.purpose in {None, entry.purpose}
            and (self.since is None or self.since <= entry.at)
            and (self.until is None or entry.at < self.until)
        )
