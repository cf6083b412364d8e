"""What the use cases need to remember of emergency access and patients' rights."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from mediklaud.domain.access.audit import Outcome
from mediklaud.domain.privacy.break_glass import BrokenGlass
from mediklaud.domain.privacy.reporting import Sighting
from mediklaud.domain.shared.ids import AccountId, BreakGlassId, PatientId
from mediklaud.domain.shared.period import Period


class BrokenGlasses(Protocol):
    """Every emergency access, with its review once there is one (X3)."""

    def add(self, glass: BrokenGlass) -> None:
        """Remember a new one."""

    def end(self, glass: BrokenGlass) -> None:
        """Keep when it ended; the first end stands."""

    def close(self, glass: BrokenGlass) -> None:
        """Keep its review; `AlreadyReviewed` if somebody's is kept already."""

    def get(self, break_glass_id: BreakGlassId) -> BrokenGlass:
        """The one meant; `BreakGlassNotFound` if there is none."""

    def opens(
        self, account_id: AccountId, patient_id: PatientId, now: datetime
    ) -> bool:
        """Has this account emergency access to the patient right now?"""

    def taken_since(self, account_id: AccountId, since: datetime) -> int:
        """How often this account took it since then."""

    def run_out(self, now: datetime, limit: int) -> tuple[BrokenGlass, ...]:
        """Those whose time has run out and that nobody has ended, the oldest first."""

    def awaiting(
        self, after: BreakGlassId | None, limit: int
    ) -> tuple[BrokenGlass, ...]:
        """Those without a review, the longest waiting first, behind the one named."""

    def reviewed(
        self, after: BreakGlassId | None, limit: int
    ) -> tuple[BrokenGlass, ...]:
        """Those with a review, the newest first, behind the one named."""


class Names(Protocol):
    """Who stands behind ids, for those who watch over who sees what of whom."""

    def of_accounts(
        self, account_ids: Collection[AccountId]
    ) -> Mapping[AccountId, str]:
        """Their names by their ids, all by one question; unknown ones are left out."""

    def of_patients(
        self, patient_ids: Collection[PatientId]
    ) -> Mapping[PatientId, str]:
        """The same of patients, for comparing; a few questions, however many."""

    def numbers_of_patients(
        self, patient_ids: Collection[PatientId]
    ) -> Mapping[PatientId, str]:
        """Their numbers, by which a file is found; asked for in the same way."""


class Officers(Protocol):
    """Whom the hospital tells at once that somebody took emergency access."""

    def on_duty(self) -> tuple[AccountId, ...]:
        """The accounts of privacy officers who can sign in."""


class Watch(Protocol):
    """What the audit says of who did what; never what was read."""

    def done(self, action: str, outcome: Outcome, time: Period) -> tuple[Sighting, ...]:
        """Every time that somebody did, or was refused, this."""

    def opened(self, times: Sequence[Period]) -> tuple[Sighting, ...]:
        """Every time in one of these that staff did something with one patient's data.

        Lists, in which several stand, are left out.
        """

    def busy_hours(self, time: Period, more_than: int) -> tuple[Sighting, ...]:
        """What staff saw in hours of the clock in which they saw more patients.

        Whom a list showed counts.
        """
