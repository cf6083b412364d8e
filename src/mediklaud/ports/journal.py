"""What the hospital's books remember: postings, and the periods that are closed."""

from datetime import date
from typing import Protocol
from uuid import UUID

from mediklaud.domain.billing.closed_period import ClosedPeriod
from mediklaud.domain.billing.journal import Balance, Posting, PostingKind
from mediklaud.domain.shared.ids import PatientId


class Journal(Protocol):
    """Every posting; none ever changes and none disappears."""

    def post(self, posting: Posting) -> None:
        """Remember it.

        `Contended` if its document has one of this kind and part already,
        `PeriodClosed` if the books of its day are closed, perhaps while this waited.
        """

    def of_source(self, kind: PostingKind, source_id: UUID) -> tuple[Posting, ...]:
        """What this document did to the books, part by part."""

    def of_patient(
        self, patient_id: PatientId, since: date, until: date
    ) -> tuple[Posting, ...]:
        """The patient's postings of these days, both among them, the first first."""

    def balances_of(self, patient_id: PatientId, before: date) -> tuple[Balance, ...]:
        """What the patient's postings of all days before add up to, by account.

        Accounts on which nothing stands are left out.
        """

    def balances(self, until: date) -> tuple[Balance, ...]:
        """What all postings add up to at the end of this day, by account.

        Accounts on which nothing stands are left out.
        """


class ClosedPeriods(Protocol):
    """Up to which days the books are closed."""

    def lock(self) -> None:
        """Nobody posts, and nobody else closes, until this transaction ends.

        Whoever is posting has ended it before this returns.
        """

    def last(self) -> ClosedPeriod | None:
        """The latest, if any was closed."""

    def add(self, period: ClosedPeriod) -> None:
        """Close it, for good; `Contended` unless it ends after every other."""

    def all(self) -> tuple[ClosedPeriod, ...]:
        """Each closing, the latest first."""
