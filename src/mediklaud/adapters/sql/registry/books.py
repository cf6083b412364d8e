"""The tables in which a patient's things stand, and how a merge moves them (P3)."""

from __future__ import annotations

from attrs import frozen
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Insert,
    Select,
    Table,
    Text,
    Update,
    Uuid,
    and_,
    bindparam,
    cast,
    exists,
    insert,
    literal,
    or_,
    select,
    update,
)

from mediklaud.adapters.sql.billing.credit_tables import (
    credit_notes,
    credit_requests,
)
from mediklaud.adapters.sql.billing.dispute_tables import disputes, payment_plans
from mediklaud.adapters.sql.billing.invoice_tables import dues, invoices, payments
from mediklaud.adapters.sql.billing.journal_tables import postings
from mediklaud.adapters.sql.billing.online_tables import (
    payment_exceptions,
    payment_intents,
)
from mediklaud.adapters.sql.billing.refund_tables import refunds
from mediklaud.adapters.sql.billing.tables import charges, dues_overrides
from mediklaud.adapters.sql.medication.knowledge_tables import safety_alerts
from mediklaud.adapters.sql.medication.prescription_tables import prescriptions
from mediklaud.adapters.sql.messaging.tables import outbox
from mediklaud.adapters.sql.pharmacy.dispensation_tables import dispensations
from mediklaud.adapters.sql.privacy.rights_tables import (
    amendments,
    disclosures,
    guardianships,
)
from mediklaud.adapters.sql.records.tables import clinical_facts, consultations, notes
from mediklaud.adapters.sql.registry.merge_tables import merged_things
from mediklaud.adapters.sql.scheduling.change_request_tables import change_requests
from mediklaud.adapters.sql.scheduling.tables import appointments
from mediklaud.adapters.sql.schema import here

_t = merged_things.c
_COLUMNS = ("hospital_id", "merge_id", "book", "thing", "moved")
SURVIVING = bindparam("surviving", type_=Uuid)
DUPLICATE = bindparam("duplicate", type_=Uuid)


@frozen(eq=False)
class Book:
    """One table with the things of patients."""

    table: Table
    key: str = "id"
    whose: str = "patient_id"
    facts: bool = False
    """Clinical or money facts: where new ones came, a merge is not undone."""
    counts_changes: bool = False
    never_with: str | None = None
    """The column of somebody else, who cannot be the same person."""

    @property
    def name(self) -> str:
        """How it is called among the things that moved."""
        return f"{self.table.name}.{self.whose}"

    @property
    def owner(self) -> ColumnElement[object]:
        """Whose a thing is."""
        return self.table.c[self.whose]

    @property
    def is_the_duplicates(self) -> ColumnElement[bool]:
        """Is a thing the duplicate's, and can it be the survivor's?"""
        theirs = self.owner == DUPLICATE
        if self.never_with is None:
            return theirs
        return and_(theirs, self.table.c[self.never_with] != SURVIVING)

    def to_remember(self) -> Insert:
        """Note what is about to move; of facts, also what the survivor has already."""
        whose = self.is_the_duplicates
        if self.facts:
            whose = or_(whose, self.owner == SURVIVING)
        things = select(
            self.table.c.hospital_id,
            cast(bindparam("merge", type_=Uuid), Uuid),
            literal(self.name, Text),
            self.table.c[self.key],
            cast(self.owner == DUPLICATE, Boolean),
        ).where(here(self.table), whose)
        return insert(merged_things).from_select(_COLUMNS, things)

    def to_hand_over(self) -> Update:
        """What is the duplicate's becomes the survivor's."""
        theirs = and_(here(self.table), self.is_the_duplicates)
        return self._moving(SURVIVING).where(theirs)

    def to_give_back(self) -> Update:
        """What moved becomes the duplicate's again."""
        moved = self.table.c[self.key].in_(self.moved())
        theirs = and_(here(self.table), self.owner == SURVIVING, moved)
        return self._moving(DUPLICATE).where(theirs)

    def _moving(self, owner: object) -> Update:
        """Whoever has read a thing before is told that it was changed meanwhile."""
        values = {self.whose: owner}
        if self.counts_changes:
            values["version"] = self.table.c.version + 1
        return update(self.table).values(values)

    def has_new(self) -> ColumnElement[bool]:
        """Is there one of the survivor's that the merge did not know?"""
        known = exists().where(
            here(merged_things),
            _t.merge_id == bindparam("merge"),
            _t.book == self.name,
            _t.thing == self.table.c[self.key],
        )
        return exists().where(here(self.table), self.owner == SURVIVING, ~known)

    def moved(self) -> Select[tuple[object]]:
        """The keys of what a merge moved."""
        return select(_t.thing).where(
            here(merged_things),
            _t.merge_id == bindparam("merge"),
            _t.book == self.name,
            _t.moved,
        )


VISITS = Book(appointments)
BOOKS = (
    VISITS,
    Book(change_requests, counts_changes=True),
    Book(consultations, facts=True),
    Book(notes, facts=True),
    Book(clinical_facts, facts=True, counts_changes=True),
    Book(prescriptions, facts=True, counts_changes=True),
    Book(dispensations, facts=True, counts_changes=True),
    Book(charges, facts=True, counts_changes=True),
    Book(invoices, facts=True),
    Book(dues, key="invoice_id", facts=True),
    Book(payments, facts=True),
    Book(refunds, facts=True, counts_changes=True),
    Book(credit_notes, facts=True),
    Book(payment_intents, facts=True, counts_changes=True),
    Book(payment_exceptions, facts=True, counts_changes=True),
    Book(credit_requests, facts=True, counts_changes=True),
    Book(disputes, facts=True, counts_changes=True),
    Book(payment_plans, facts=True, counts_changes=True),
    Book(postings, facts=True),
    Book(dues_overrides),
    Book(outbox, whose="recipient_id"),
    Book(amendments, facts=True, counts_changes=True),
    Book(disclosures),
    Book(safety_alerts),
    Book(guardianships, counts_changes=True, never_with="guardian_id"),
    Book(
        guardianships,
        whose="guardian_id",
        counts_changes=True,
        never_with="patient_id",
    ),
)
"""Every table whose rows go along; a test asks about each new one."""
