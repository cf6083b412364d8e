"""Accounts, sessions, invitations, the audit, and the first answers to commands."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from attrs import field, frozen

from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.audit import (
    Activity,
    AuditEntry,
    AuditFilter,
    PatientRead,
)
from mediklaud.domain.access.invitation import OpenInvitation
from mediklaud.domain.access.service import HeldToken
from mediklaud.domain.access.session import Present, Session
from mediklaud.domain.access.throttle import Failures
from mediklaud.domain.shared.ids import (
    AccountId,
    AuditId,
    DoctorId,
    PatientId,
    SessionId,
)


@frozen(kw_only=True)
class Credentials:
    """An account with what is kept of its password, if it has one yet."""

    account: Account
    kept_password: str | None = field(repr=False)


class Accounts(Protocol):
    """Everybody who can sign in."""

    def add(self, account: Account) -> None:
        """Remember a new one.

        `Contended` if its login, patient or doctor has an account by now.
        """

    def save(self, account: Account, *, kept_password: str | None = None) -> Account:
        """Remember it under its next version, perhaps with a password; answer it so.

        `AccountChanged` if it is not the version that was read.
        """

    def get(self, account_id: AccountId) -> Account:
        """The account; `AccountNotFound` if there is none."""

    def hold(self, account_id: AccountId) -> Account:
        """As `get`; whoever wants to change it waits until this transaction ends."""

    def credentials(self, login: str) -> Credentials | None:
        """The account that signs in so, with its password, if there is one."""

    def credentials_of(self, account_id: AccountId) -> Credentials:
        """The account with its password; `AccountNotFound` if there is none."""

    def of_patient(self, patient_id: PatientId) -> Account | None:
        """The patient's account, if there is one."""

    def of_doctor(self, doctor_id: DoctorId) -> Account | None:
        """The doctor's account, if there is one."""

    def page(self, after: AccountId | None, limit: int) -> tuple[Account, ...]:
        """So many, the oldest first, after the one named."""

    def staff(self, after: AccountId | None, limit: int) -> tuple[Account, ...]:
        """The same of people who are no patients; also those who have no role yet."""

    def with_wishes(self, limit: int) -> tuple[Account, ...]:
        """So many on which roles wait for approval, the oldest first."""

    def with_factor_resets(self) -> tuple[Account, ...]:
        """All on which a lost second factor waits for a decision, the oldest first."""

    def services(self) -> tuple[Account, ...]:
        """Every program's, the oldest first."""

    def anybody_ever_was(self, role: Role) -> bool:
        """Has any account this role, or did any ever have it?"""

    def another_administers(self, account_id: AccountId) -> bool:
        """Is there an administrator who can sign in besides this one?

        Whoever asks next waits until this transaction ends.
        """


@frozen(kw_only=True)
class Remembered:
    """The answer once given to a command's idempotency key."""

    fingerprint: str
    """Of the command that was answered: another command must not use the key."""
    answer: object
    readable: bool = True
    """Is it of the kind that was asked for? If not, there is no answer to tell."""


class Sessions(Protocol):
    """Who is signed in."""

    def open(self, session: Session) -> str:
        """Begin it; the token is given out here once, and not kept."""

    def recognise(self, token: str, now: datetime) -> Present | None:
        """Who shows this token, unless the session or the account has ended.

        Roles are as they are right now, and so is whether a doctor may work here. A
        program is recognised by its own token, as soon as it was approved.
        """

    def renew(self, session_id: SessionId, now: datetime, *, with_factor: bool) -> str:
        """Its person has just proven themselves: a new token, the old one is void."""

    def note_use(self, session_id: SessionId, now: datetime) -> None:
        """It was used just now, so it does not end for being unused."""

    def of_account(self, account_id: AccountId, now: datetime) -> tuple[Session, ...]:
        """Those that still hold, the newest first; without their devices."""

    def end(self, account_id: AccountId, session_id: SessionId, now: datetime) -> None:
        """End one of this account's; `SessionNotFound` if it has no such."""

    def end_all(
        self, account_id: AccountId, now: datetime, *, but: SessionId | None = None
    ) -> None:
        """End all of this account's, save perhaps one."""

    def knows_device(self, account_id: AccountId, device: str) -> bool:
        """Has this account signed in from the device before?"""

    def forget(self, before: datetime) -> None:
        """Drop those that were over by then."""


class Invitations(Protocol):
    """The tokens by which people come by a password."""

    def issue(self, account_id: AccountId, now: datetime, ends_at: datetime) -> str:
        """A new token for this account, not kept itself; several may be open."""

    def find(self, token: str) -> OpenInvitation | None:
        """The invitation with this token, unless it was taken up or withdrawn."""

    def take_up(self, token: str) -> bool:
        """Use it up; no if somebody else just did."""

    def withdraw(self, account_id: AccountId) -> None:
        """Let none of this account's hold any longer."""

    def forget(self, before: datetime) -> None:
        """Drop those that were over by then."""


class ServiceTokens(Protocol):
    """The tokens by which programs are recognised."""

    def issue(self, account_id: AccountId, now: datetime, ends: datetime) -> str:
        """Another for this program, not kept itself; several may hold."""

    def holding(self, now: datetime) -> tuple[HeldToken, ...]:
        """All that hold, the newest first."""

    def end_by(self, account_id: AccountId, moment: datetime) -> None:
        """Let none of this program's hold longer than that."""

    def withdraw(self, account_id: AccountId) -> None:
        """Let none of this program's hold any longer."""

    def forget(self, before: datetime) -> None:
        """Drop those that were over by then."""


class SignInAttempts(Protocol):
    """How often people were wrong lately, by where it counts (its budgets).

    Takes a bounded place, whatever is tried.
    """

    def failures(self, budgets: Collection[str]) -> tuple[Failures, ...]:
        """What was counted in these; nothing for those without failures."""

    def hold(self, budgets: Collection[str], now: datetime) -> tuple[Failures, ...]:
        """What was counted in each of these, also if nothing was.

        Whoever wants to hold one of them waits until this transaction ends.
        """

    def give_back(self, before: Failures, at: datetime) -> None:
        """One less: that of `at` was none; `before` it, this was counted."""

    def count(self, budget: str, now: datetime, since: datetime) -> None:
        """One more; what was counted before `since` is forgotten."""

    def clear(self, budgets: Collection[str]) -> None:
        """Forget them: it went well."""

    def forget(self, before: datetime) -> None:
        """Drop those that last failed before then."""


class Answers(Protocol):
    """The first answers to commands that came with an idempotency key (S8)."""

    def recall(
        self, account_id: AccountId, key: str, kind: object, now: datetime
    ) -> Remembered | None:
        """The answer, a `kind`, given to this account's key in the last 24 hours."""

    def remember(
        self, account_id: AccountId, key: str, answer: Remembered, now: datetime
    ) -> None:
        """Keep it; `Contended` if the key was answered in the last 24 hours."""

    def forget(self, before: datetime) -> None:
        """Drop those kept before then."""


class Audit(Protocol):
    """Everything that was done or refused."""

    def append(self, entry: AuditEntry) -> None:
        """Fasten an entry to its stream's end; none is ever changed or removed.

        `Contended` if others are writing to the same stream all the time.
        """

    def page(
        self, which: AuditFilter, after: AuditId | None, limit: int
    ) -> tuple[AuditEntry, ...]:
        """So many that fit, the newest first, older than the one named."""

    def accesses_of(
        self, patient_id: PatientId, after: AuditId | None, limit: int
    ) -> tuple[AuditEntry, ...]:
        """What was done with the patient's data, or showed them among others.

        Under the files, too, that were merged into this one. So many, the newest
        first, older than the one named.
        """

    def patients_read_by(
        self, account_id: AccountId, since: datetime, until: datetime
    ) -> tuple[PatientRead, ...]:
        """Exactly the patients whose data this account came upon, by their ids.

        `since` belongs to it, `until` does not.
        """

    def activity(self, which: AuditFilter) -> tuple[Activity, ...]:
        """Of the entries that fit: who made how many, the busiest first."""


class Care(Protocol):
    """Which doctor cares for which patient (D5)."""

    def relates(
        self, doctor_id: DoctorId, patient_id: PatientId, now: datetime
    ) -> bool:
        """Is there an appointment from its booking until 30 days after it was kept?

        Cancelled and missed appointments give no relationship; one that the doctor
        booked gives none before the patient has arrived or was called in.
        """
