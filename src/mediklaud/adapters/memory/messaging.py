"""The outbox, and what the hospital's books say to it, in dictionaries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.storage import MemoryPort, Tables
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.invitation import OpenInvitation
from mediklaud.domain.billing.payment import Payment
from mediklaud.domain.messaging.notice import (
    WAITING,
    Notice,
    NoticeNotFound,
    NoticeStatus,
)
from mediklaud.domain.messaging.particulars import Paid, Particulars, Visit
from mediklaud.domain.messaging.recipient import Channel, Recipient, RecipientKind
from mediklaud.domain.messaging.standing import standing_of
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.patient import Patient, PatientStatus
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.ids import (
    AccountId,
    AppointmentId,
    DoctorId,
    OutboxId,
    PatientId,
    PaymentId,
)
from mediklaud.domain.shared.money import total
from mediklaud.ports.access import Credentials
from mediklaud.ports.messaging import Correspondence, Outbox


@frozen
class MemoryOutbox:
    """Messages by their id; `outbox_keys` says which ones are known."""

    tables: Tables

    def add(self, notices: Sequence[Notice]) -> None:
        for notice in notices:
            if _key(notice) not in self.tables["outbox_keys"]:
                self.tables["outbox_keys"][_key(notice)] = notice.id
                self.tables["outbox"][notice.id] = notice

    def due(
        self, channels: Sequence[Channel], now: datetime, limit: int
    ) -> tuple[Notice, ...]:
        due = (
            notice
            for notice in self.tables["outbox"].values()
            if notice.status in WAITING
            and notice.channel in channels
            and notice.next_try_at <= now
        )
        return tuple(sorted(due, key=_turn)[:limit])

    def save(self, notices: Sequence[Notice]) -> None:
        for notice in notices:
            self.tables["outbox"][notice.id] = notice

    def drop(self, notices: Sequence[Notice]) -> None:
        for notice in notices:
            del self.tables["outbox"][notice.id]
            del self.tables["outbox_keys"][_key(notice)]

    def get(self, outbox_id: OutboxId) -> Notice:
        notice: Notice | None = self.tables["outbox"].get(outbox_id)
        if notice is None:
            raise NoticeNotFound(outbox_id)
        return notice

    def to(self, recipient: Recipient, limit: int) -> tuple[Notice, ...]:
        every: Iterable[Notice] = self.tables["outbox"].values()
        found = [notice for notice in every if notice.recipient == recipient]
        return tuple(sorted(found, key=_age, reverse=True)[:limit])

    def page(
        self, status: NoticeStatus | None, after: OutboxId | None, limit: int
    ) -> tuple[Notice, ...]:
        found = (
            notice
            for notice in self.tables["outbox"].values()
            if status in {None, notice.status} and (after is None or notice.id < after)
        )
        return tuple(sorted(found, key=_age, reverse=True)[:limit])


def _key(notice: Notice) -> tuple[object, ...]:
    return notice.cause, notice.recipient, notice.channel, notice.template_version


def _turn(notice: Notice) -> tuple[datetime, OutboxId]:
    return notice.next_try_at, notice.id


def _age(notice: Notice) -> OutboxId:
    return notice.id


@frozen
class MemoryCorrespondence:
    """Looks into the books of patients, doctors and appointments."""

    tables: Tables

    def about(self, notices: Sequence[Notice]) -> Mapping[OutboxId, Particulars]:
        return {notice.id: self._about(notice) for notice in notices}

    def _about(self, notice: Notice) -> Particulars:
        newest = self._newest(notice)
        if notice.recipient.kind is RecipientKind.DOCTOR:
            return self._of_doctor(notice.recipient, newest)
        if notice.recipient.kind is RecipientKind.ACCOUNT:
            return self._of_account(notice.recipient, newest)
        return self._of_patient(notice, newest)

    def _of_doctor(self, recipient: Recipient, newest: int) -> Particulars:
        doctor: Doctor | None = self.tables["doctors"].get(DoctorId(recipient.id))
        if doctor is None:
            return Particulars(gone=True)
        return Particulars(
            email=doctor.contact.email,
            phone=doctor.contact.phone,
            gone=doctor.status is DoctorStatus.LEFT,
            newest=newest,
            licence_until=doctor.licence.valid_until,
        )

    def _of_account(self, recipient: Recipient, newest: int) -> Particulars:
        kept: Credentials | None = self.tables["accounts"].get(AccountId(recipient.id))
        if kept is None:
            return Particulars(gone=True)
        return Particulars(
            email=kept.account.email,
            gone=kept.account.status is not AccountStatus.ACTIVE,
            newest=newest,
        )

    def _of_patient(self, notice: Notice, newest: int) -> Particulars:
        patient_id = PatientId(notice.recipient.id)
        patient: Patient | None = self.tables["patients"].get(patient_id)
        if patient is None:
            return Particulars(gone=True)
        return Particulars(
            email=patient.contact.email,
            phone=patient.contact.phone,
            consents=patient.consents,
            gone=patient.status in {PatientStatus.DECEASED, PatientStatus.MERGED},
            newest=newest,
            visit=self._visit(AppointmentId(notice.cause.subject_id)),
            paid=self._paid(PaymentId(notice.cause.subject_id)),
            invited=self._is_invited(AccountId(notice.cause.subject_id)),
        )

    def _is_invited(self, account_id: AccountId) -> bool:
        every: Iterable[OpenInvitation] = self.tables["invitations"].values()
        return any(invitation.account_id == account_id for invitation in every)

    def _visit(self, appointment_id: AppointmentId) -> Visit | None:
        found: Appointment | None = self.tables["appointments"].get(appointment_id)
        if found is None:
            return None
        standing = standing_of(found.status)
        return Visit(period=found.period, standing=standing, version=found.version)

    def _paid(self, payment_id: PaymentId) -> Paid | None:
        payment: Payment | None = self.tables["payments"].get(payment_id)
        if payment is None:
            return None
        invoices = self.tables["invoices"]
        owed = (
            due.amount
            for due in self.tables["dues"].values()
            if invoices[due.invoice_id].patient_id == payment.patient_id
        )
        return Paid(
            number=payment.number,
            amount=payment.amount,
            received_at=payment.received_at,
            due=total(owed, payment.amount.currency),
        )

    def _newest(self, notice: Notice) -> int:
        every = self.tables["outbox"].values()
        about = (
            n.cause for n in every if n.cause.subject_id == notice.cause.subject_id
        )
        return max((cause.version for cause in about), default=0)


PORTS: dict[type, MemoryPort] = {
    Outbox: MemoryOutbox,
    Correspondence: MemoryCorrespondence,
}
