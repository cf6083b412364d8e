"""What the hospital asks of its books: statements, revenue, and whether they add up."""

from datetime import date
from typing import Protocol

from mediklaud.domain.billing.account_history import AccountChange
from mediklaud.domain.billing.difference import Difference
from mediklaud.domain.billing.takings import Posted, Served
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import Money


class BooksReports(Protocol):
    """The books as reports tell them, each by one question."""

    def owed_before(self, patient_id: PatientId, day: date) -> Money | None:
        """What all documents before this day add up to; None if there are none."""

    def changes_of(
        self, patient_id: PatientId, since: date, until: date
    ) -> tuple[AccountChange, ...]:
        """What changed what the patient owes, both days among them, the first first.

        What only moves money between the patient's own invoices and credit does not.
        """

    def posted(self, since: date, until: date) -> tuple[Posted, ...]:
        """The sums of each day, kind of document and account of the books."""

    def served(self, since: date, until: date) -> tuple[Served, ...]:
        """What was invoiced on these days, service by service."""

    def differences(self) -> tuple[Difference, ...]:
        """Everything that does not agree, check by check; none if the books add up."""
