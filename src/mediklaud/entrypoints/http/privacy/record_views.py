"""How the whole record of a patient looks: over HTTP, in a file, and on the page."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.application.privacy.money_matters import MoneyMatters
from mediklaud.application.privacy.record_set import (
    DoctorNamed,
    RecordSet,
)
from mediklaud.domain.billing.online import IntentStatus, PaymentIntent
from mediklaud.domain.billing.payment import Payment, PaymentMethod
from mediklaud.domain.messaging.notice import Notice, NoticeStatus
from mediklaud.domain.messaging.recipient import Channel
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.records.medical_record import MedicalRecord
from mediklaud.entrypoints.http.billing.account_views import (
    AllocationView,
    StatementView,
)
from mediklaud.entrypoints.http.billing.charge_views import ChargeView
from mediklaud.entrypoints.http.billing.credit_views import (
    CreditNoteView,
    CreditRequestView,
)
from mediklaud.entrypoints.http.billing.dispute_views import DisputeView, PlanView
from mediklaud.entrypoints.http.billing.invoice_views import SettlementView
from mediklaud.entrypoints.http.billing.refund_views import RefundView
from mediklaud.entrypoints.http.medication.prescription_views import (
    PrescriptionView,
)
from mediklaud.entrypoints.http.pharmacy.dispensation_views import DispensationView
from mediklaud.entrypoints.http.privacy.access_views import AccessView
from mediklaud.entrypoints.http.privacy.amendment_views import AmendmentView
from mediklaud.entrypoints.http.privacy.disclosure_views import DisclosureView
from mediklaud.entrypoints.http.privacy.guardianship_views import GuardianshipView
from mediklaud.entrypoints.http.records.clinical_facts_views import ClinicalFactsView
from mediklaud.entrypoints.http.records.consultation_views import (
    ConsultationView,
    NoteView,
)
from mediklaud.entrypoints.http.registry.patient_views import PatientView
from mediklaud.entrypoints.http.scheduling.appointment_views import AppointmentView
from mediklaud.entrypoints.http.scheduling.change_request_views import (
    ChangeRequestView,
)
from mediklaud.entrypoints.http.wire import MoneyView, View, bare


class NamedDoctorView(View):
    """A doctor of whom the record speaks."""

    id: UUID
    number: str
    name: str

    @classmethod
    def of(cls, doctor: DoctorNamed) -> NamedDoctorView:
        """The doctor."""
        return cls(id=doctor.id.value, number=doctor.number, name=doctor.name)


class PaidView(View):
    """Money that came in, and what it pays for today."""

    number: str
    amount: MoneyView
    method: PaymentMethod
    received_at: datetime
    allocations: list[AllocationView]
    credit: MoneyView
    refunded: MoneyView | None

    @classmethod
    def of(cls, payment: Payment) -> PaidView:
        """The payment."""
        return cls(
            number=payment.number,
            amount=MoneyView.of(payment.amount),
            method=payment.method,
            received_at=payment.received_at,
            allocations=[AllocationView.of(part) for part in payment.allocations],
            credit=MoneyView.of(payment.credit),
            refunded=MoneyView.of(payment.refunded) if payment.refunded else None,
        )


class AttemptView(View):
    """An attempt to pay an invoice online."""

    id: UUID
    invoice_id: UUID
    amount: MoneyView
    status: IntentStatus
    asked_at: datetime

    @classmethod
    def of(cls, intent: PaymentIntent) -> AttemptView:
        """The attempt, whatever came of it."""
        return cls(
            id=intent.id.value,
            invoice_id=intent.invoice_id.value,
            amount=MoneyView.of(intent.amount),
            status=intent.status,
            asked_at=intent.asked_at,
        )


class MoneyMattersView(View):
    """What was charged, billed, credited, objected to, agreed on and paid."""

    account: StatementView
    charges: list[ChargeView]
    invoices: list[SettlementView]
    credit_notes: list[CreditNoteView]
    credit_requests: list[CreditRequestView]
    disputes: list[DisputeView]
    plans: list[PlanView]
    payments: list[PaidView]
    attempts: list[AttemptView]
    refunds: list[RefundView]

    @classmethod
    def of(cls, money: MoneyMatters) -> MoneyMattersView:
        """The patient's side of the books."""
        return cls(
            account=StatementView.of(money.account),
            charges=[ChargeView.of(charge) for charge in money.charges],
            invoices=[SettlementView.standing(one) for one in money.invoices],
            credit_notes=[CreditNoteView.of(note) for note in money.credit_notes],
            credit_requests=[CreditRequestView.of(r) for r in money.credit_requests],
            disputes=[DisputeView.of(dispute) for dispute in money.disputes],
            plans=[PlanView.of(plan) for plan in money.plans],
            payments=[PaidView.of(payment) for payment in money.payments],
            attempts=[AttemptView.of(intent) for intent in money.attempts],
            refunds=[RefundView.of(refund) for refund in money.refunds],
        )


class MessageView(View):
    """A message to the patient: what about, on which way, and what became of it."""

    topic: Topic
    channel: Channel
    due_at: datetime
    status: NoticeStatus

    @classmethod
    def of(cls, notice: Notice) -> MessageView:
        """The message."""
        return cls(
            topic=notice.cause.topic,
            channel=notice.channel,
            due_at=notice.due_at,
            status=notice.status,
        )


class RecordView(View):
    """Everything that the hospital has of one patient, as of one moment."""

    hospital: str
    zone: str
    made_at: datetime
    made_by: UUID | None
    by_proxy: bool
    patient: PatientView
    former_numbers: list[str]
    guardianships: list[GuardianshipView]
    appointments: list[AppointmentView]
    change_requests: list[ChangeRequestView]
    consultations: list[ConsultationView]
    notes: list[NoteView]
    clinical_facts: ClinicalFactsView
    prescriptions: list[PrescriptionView]
    dispensations: list[DispensationView]
    amendments: list[AmendmentView]
    money: MoneyMattersView
    messages: list[MessageView]
    accesses: list[AccessView]
    disclosures: list[DisclosureView]
    doctors: list[NamedDoctorView]

    @classmethod
    def of(cls, record: RecordSet) -> RecordView:
        """The record, part by part."""
        signed = MedicalRecord(patient_id=record.patient.id, entries=record.entries)
        return cls(
            hospital=record.hospital,
            zone=record.zone,
            made_at=record.made_at,
            made_by=bare(record.made_by),
            by_proxy=record.by_proxy,
            patient=PatientView.of(record.patient),
            former_numbers=list(record.patient.former_numbers),
            guardianships=[GuardianshipView.of(one) for one in record.guardianships],
            appointments=[AppointmentView.of(one) for one in record.appointments],
            change_requests=[
                ChangeRequestView.of(one) for one in record.change_requests
            ],
            consultations=[ConsultationView.of(one) for one in signed.consultations],
            notes=[NoteView.of(one) for one in signed.notes],
            clinical_facts=ClinicalFactsView.of(record.facts),
            prescriptions=[PrescriptionView.of(one) for one in record.prescriptions],
            dispensations=[DispensationView.of(one) for one in record.dispensations],
            amendments=[AmendmentView.of(one) for one in record.amendments],
            money=MoneyMattersView.of(record.money),
            messages=[MessageView.of(one) for one in record.messages],
            accesses=[AccessView.of(one) for one in record.accesses],
            disclosures=[DisclosureView.of(one) for one in record.disclosures],
            doctors=[NamedDoctorView.of(one) for one in record.doctors],
        )
