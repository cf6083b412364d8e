"""What the books of patients, doctors and appointments say to the outbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from attrs import frozen
from sqlalchemy import Row, Table, and_, bindparam, exists, func, select

from mediklaud.adapters.sql.access.account_rows import login_in
from mediklaud.adapters.sql.access.tables import accounts, invitations
from mediklaud.adapters.sql.billing.invoice_tables import dues, payments
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.messaging.tables import outbox
from mediklaud.adapters.sql.registry import doctor_rows, patient_rows
from mediklaud.adapters.sql.registry.tables import doctors, patients
from mediklaud.adapters.sql.scheduling.tables import appointments
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.logins import email_in
from mediklaud.domain.errors import SealBroken
from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.messaging.particulars import Paid, Particulars, Visit
from mediklaud.domain.messaging.recipient import RecipientKind
from mediklaud.domain.messaging.standing import standing_of
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import Period

_GONE = {PatientStatus.DECEASED.value, PatientStatus.MERGED.value}
_told = outbox.alias("told")
_NEWEST = (
    select(func.max(_told.c.subject_version))
    .where(
        _told.c.hospital_id == outbox.c.hospital_id,
        _told.c.subject_id == outbox.c.subject_id,
    )
    .scalar_subquery()
)


def _is(book: Table, column: str) -> Any:  # noqa: ANN401
    """The book's entry that this column of the outbox names."""
    same_hospital = book.c.hospital_id == outbox.c.hospital_id
    return and_(same_hospital, book.c.id == outbox.c[column])


_INVITED = exists().where(
    invitations.c.hospital_id == outbox.c.hospital_id,
    invitations.c.account_id == outbox.c.subject_id,
)
_DUE = (
    select(func.coalesce(func.sum(dues.c.owed_minor), 0))
    .where(
        dues.c.hospital_id == payments.c.hospital_id,
        dues.c.patient_id == payments.c.patient_id,
        dues.c.owed_minor > 0,
    )
    .scalar_subquery()
)
_ABOUT = (
    select(
        outbox.c.id,
        outbox.c.recipient_kind,
        _NEWEST.label("newest"),
        _INVITED.label("invited"),
        outbox.c.recipient_id,
        patients.c.sealed.label("patient_sealed"),
        patients.c.status.label("patient_status"),
        doctors.c.sealed.label("doctor_sealed"),
        doctors.c.status.label("doctor_status"),
        doctors.c.licence_until,
        accounts.c.sealed.label("account_sealed"),
        accounts.c.status.label("account_status"),
        appointments.c.starts_at,
        appointments.c.ends_at,
        appointments.c.status,
        appointments.c.version,
        payments.c.number.label("paid_number"),
        payments.c.amount_minor.label("paid_minor"),
        payments.c.currency.label("paid_currency"),
        payments.c.received_at.label("paid_at"),
        _DUE.label("due_minor"),
    )
    .select_from(outbox)
    .outerjoin(patients, _is(patients, "recipient_id"))
    .outerjoin(doctors, _is(doctors, "recipient_id"))
    .outerjoin(accounts, _is(accounts, "recipient_id"))
    .outerjoin(appointments, _is(appointments, "subject_id"))
    .outerjoin(payments, _is(payments, "subject_id"))
    .where(here(outbox), outbox.c.id.in_(bindparam("these", expanding=True)))
)


@frozen
class SqlCorrespondence:
    """One question to all the books, for as many messages as there are."""

    database: Database

    def about(self, notices: Sequence[Notice]) -> Mapping[OutboxId, Particulars]:
        these = [notice.id.value for notice in notices]
        rows = self.database.rows(_ABOUT, these=these)
        return {OutboxId(row.id): _particulars(row, self.database) for row in rows}


def _particulars(row: Row[Any], database: Database) -> Particulars:
    if row.recipient_kind == RecipientKind.DOCTOR.value:
        return _of_doctor(row, database)
    if row.recipient_kind == RecipientKind.ACCOUNT.value:
        return _of_account(row, database)
    return _of_patient(row, database)


def _of_doctor(row: Row[Any], database: Database) -> Particulars:
    if row.doctor_sealed is None:
        return Particulars(gone=True, newest=row.newest)
    private = _unless_broken(doctor_rows.unsealed, row, row.doctor_sealed, database)
    return Particulars(
        email=private["email"],
        phone=private["phone"],
        gone=row.doctor_status == DoctorStatus.LEFT.value,
        newest=row.newest,
        licence_until=row.licence_until,
    )


def _of_account(row: Row[Any], database: Database) -> Particulars:
    if row.account_sealed is None:
        return Particulars(gone=True, newest=row.newest)
    private = _unless_broken(_mailbox, row, row.account_sealed, database)
    return Particulars(
        email=private["email"],
        gone=row.account_status != AccountStatus.ACTIVE.value,
        newest=row.newest,
    )


def _of_patient(row: Row[Any], database: Database) -> Particulars:
    if row.patient_sealed is None:
        return Particulars(gone=True, newest=row.newest)
    private = _unless_broken(patient_rows.unsealed, row, row.patient_sealed, database)
    return Particulars(
        email=private["email"],
        phone=private["phone"],
        consents=patient_rows.to_consents(private["consents"]),
        gone=row.patient_status in _GONE,
        newest=row.newest,
        visit=_visit(row),
        paid=_paid(row),
        invited=bool(row.invited),
    )


def _mailbox(account_id: UUID, sealed: bytes, database: Database) -> dict[str, Any]:
    return {"email": email_in(login_in(account_id, sealed, database))}


def _unless_broken(
    unsealed: Callable[[UUID, bytes, Database], dict[str, Any]],
    row: Row[Any],
    sealed: bytes,
    database: Database,
) -> dict[str, Any]:
    """Whoever cannot be read cannot be written to, and holds up nobody's messages."""
    try:
        return unsealed(row.recipient_id, sealed, database)
    except SealBroken:
        return {"email": None, "phone": None, "consents": ()}


def _visit(row: Row[Any]) -> Visit | None:
    if row.starts_at is None:
        return None
    return Visit(
        period=Period(row.starts_at, row.ends_at),
        standing=standing_of(row.status),
        version=row.version,
    )


def _paid(row: Row[Any]) -> Paid | None:
    if row.paid_number is None:
        return None
    return Paid(
        number=row.paid_number,
        amount=Money(row.paid_minor, row.paid_currency),
        received_at=row.paid_at,
        due=Money(int(row.due_minor), row.paid_currency),
    )
