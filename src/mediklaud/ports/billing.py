"""What billing needs to remember: prices, charges, invoices, payments, dues."""

from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.account import PatientAccount
from mediklaud.domain.billing.charge import Charge, ServiceKind
from mediklaud.domain.billing.credit_note import CreditNote
from mediklaud.domain.billing.follow_up import Visit
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.billing.override import DuesOverride
from mediklaud.domain.billing.payment import Allocation, Credit, Payment
from mediklaud.domain.billing.settlement import Settlement
from mediklaud.domain.billing.tariff import Tariff
from mediklaud.domain.shared.ids import (
    AppointmentId,
    ChargeId,
    CreditNoteId,
    DoctorId,
    InvoiceId,
    OverrideId,
    PatientId,
    PaymentId,
)


class Tariffs(Protocol):
    """What every service costs, on every day."""

    def lock(self) -> None:
        """Nobody else locks the tariffs until this transaction ends."""

    def of_service(self, service: str) -> tuple[Tariff, ...]:
        """All of this service, the earliest first."""

    def add(self, tariff: Tariff) -> None:
        """Remember a new one; `Contended` if one of its service begins that day."""

    def save(self, tariff: Tariff) -> None:
        """Remember on which day it ends."""

    def withdraw(self, tariff: Tariff) -> None:
        """Forget one that has priced nothing."""

    def valid_on(self, service: str, day: date) -> Tariff | None:
        """The one that prices the service on this day."""

    def all(self) -> tuple[Tariff, ...]:
        """Every tariff, by service and first day."""


class Charges(Protocol):
    """Every service that is to be paid for."""

    def add(self, charge: Charge) -> None:
        """Remember a new one; `AlreadyCharged` if its service has one."""

    def get(self, charge_id: ChargeId, scope: Scope) -> Charge:
        """The charge; `ChargeNotFound` if there is none within reach."""

    def save(self, charge: Charge) -> Charge:
        """Keep it under its next version, and answer it.

        `Contended` if it is not the version that was read.
        """

    def of_service(self, kind: ServiceKind, service_id: UUID) -> Charge | None:
        """The one for this service, if it was charged."""

    def open_of(self, patient_id: PatientId) -> tuple[Charge, ...]:
        """Those on no invoice, the earliest service first; nobody changes them now."""

    def of_patient(
        self, patient_id: PatientId, after: ChargeId | None, limit: int
    ) -> tuple[Charge, ...]:
        """The patient's charges, the latest made first, from `after` on."""

    def unpriced(self, after: ChargeId | None, limit: int) -> tuple[Charge, ...]:
        """Charges of all patients that wait for a price, the first made first."""

    def bill(self, invoice: Invoice) -> None:
        """Its lines' charges are invoiced; `Contended` unless all were pending."""

    def release(self, invoice_id: InvoiceId) -> None:
        """The charges on this draft's lines are pending again."""

    def priced_since(self, service: str, since: datetime) -> bool:
        """Has anything of this service, done since then, a price?"""

    def visits(
        self, patient_id: PatientId, doctor_id: DoctorId, since: datetime
    ) -> tuple[Visit, ...]:
        """What the patient was charged for seeing this doctor since then, by time.

        Medicines are none of it.
        """


class Invoices(Protocol):
    """Every invoice; one that was issued never changes and never disappears."""

    def add(self, draft: Invoice) -> None:
        """Remember a new draft."""

    def get(self, invoice_id: InvoiceId, scope: Scope) -> Invoice:
        """The invoice; `InvoiceNotFound` if there is none within reach."""

    def issue(self, invoice: Invoice) -> None:
        """Keep it as issued; all of it is owed now.

        `Contended` if it is a draft no more.
        """

    def discard(self, draft: Invoice) -> None:
        """Forget a draft; `Contended` if it is one no more."""

    def read(self, invoice_id: InvoiceId, scope: Scope, today: date) -> Settlement:
        """The invoice with how far it is paid; else as `get`."""

    def of_patient(
        self, patient_id: PatientId, after: InvoiceId | None, limit: int, today: date
    ) -> tuple[Settlement, ...]:
        """The patient's invoices, the latest first, from `after` on."""


class Payments(Protocol):
    """All money that came in; no payment ever changes."""

    def add(self, payment: Payment) -> None:
        """Remember it: what it pays for is owed no more, what is left is credit.

        `Contended` if that is more than is still owed on one of its invoices,
        `MalformedAmount` if the credit grows beyond all measure.
        """

    def get(self, payment_id: PaymentId, scope: Scope) -> Payment:
        """The payment with what it pays for today.

        `PaymentNotFound` if there is none within reach.
        """

    def credits_of(self, patient_id: PatientId) -> tuple[Credit, ...]:
        """What is left of the patient's payments, the earliest first."""

    def of_patient(
        self, patient_id: PatientId, after: PaymentId | None, limit: int
    ) -> tuple[Payment, ...]:
        """The patient's payments, the latest first, from `after` on.

        Each with what it pays for today.
        """

    def paid_for(self, invoice_id: InvoiceId) -> tuple[Allocation, ...]:
        """What pays for the invoice today, by payment, the earliest first."""

    def allocate(
        self, patient_id: PatientId, allocations: tuple[Allocation, ...]
    ) -> None:
        """Pay for invoices with credit; `Contended` if there is not as much of it."""


class CreditNotes(Protocol):
    """All that was taken back of issued invoices; no note ever changes."""

    def add(self, note: CreditNote) -> None:
        """Remember it: so much less is owed, and what had been paid of it is credit.

        `Contended` if that is more than is left of one of its lines, or is owed.
        """

    def of_invoice(self, invoice_id: InvoiceId) -> tuple[CreditNote, ...]:
        """All of this invoice, the first issued first."""

    def get(self, credit_note_id: CreditNoteId, scope: Scope) -> CreditNote:
        """The note; `CreditNoteNotFound` if there is none within reach."""

    def of_patient(
        self, patient_id: PatientId, after: CreditNoteId | None, limit: int
    ) -> tuple[CreditNote, ...]:
        """The patient's notes, the latest first, from `after` on."""


class Accounts(Protocol):
    """Every patient's side of the books."""

    def open(self, patient_id: PatientId, currency: str) -> None:
        """Give a new patient an account: nothing owed, no credit."""

    def lock(self, patient_id: PatientId) -> None:
        """Nobody else locks it until this transaction ends (U6).

        `PatientAccountNotFound` if there is no such patient; `FileIsMerged` if the
        file has gone into another, perhaps while this waited (P3).
        """

    def read(self, patient_id: PatientId, now: datetime) -> PatientAccount:
        """What is owed, the oldest due first, the credit, and a live override.

        `PatientAccountNotFound` if there is no such patient.
        """


class DuesOverrides(Protocol):
    """Permissions to book in spite of dues."""

    def add(self, override: DuesOverride) -> None:
        """Remember a new one."""

    def all(self, after: OverrideId | None, limit: int) -> tuple[DuesOverride, ...]:
        """Those of every patient, the latest granted first, from `after` on."""

    def spend(
        self, override_id: OverrideId, appointment_id: AppointmentId, now: datetime
    ) -> None:
        """Use it for this booking, and never again; `OverrideNotLive` if it is not."""
