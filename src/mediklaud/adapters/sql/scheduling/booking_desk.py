"""The booking desk: one statement that locks, then one that reads everything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from attrs import frozen
from sqlalchemy import Row, and_, bindparam, exists, func, or_, select

from mediklaud.adapters.sql.access.audit_chain import note_tail, with_tail
from mediklaud.adapters.sql.billing.dues import (
    LIVE_OVERRIDE,
    OWED,
    Instalments,
    to_instalments,
)
from mediklaud.adapters.sql.billing.tables import patient_accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.json import json_rows
from mediklaud.adapters.sql.registry.patient_rows import unsealed
from mediklaud.adapters.sql.registry.tables import doctors, patients
from mediklaud.adapters.sql.scheduling.diary_selects import (
    NOT_LEFT_OUT,
    absences_of,
    around,
    claims_on,
    rooms_of,
    rules_of,
    to_diary,
)
from mediklaud.adapters.sql.scheduling.tables import appointments, claims
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.domain.access.audit import stream_of
from mediklaud.domain.billing.dues import DuesStanding, OwedInvoice
from mediklaud.domain.registry.doctor import DoctorNotFound
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.patient import PatientNotFound, PatientStatus
from mediklaud.domain.scheduling.appointment import AHEAD
from mediklaud.domain.shared.ids import DoctorId, InvoiceId, OverrideId, PatientId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.booking_desk import BookingSheet, Enquiry, PatientAtDesk

_d, _a, _c = doctors.c, appointments.c, claims.c
_is_the_patients = and_(
    patients.c.hospital_id == patient_accounts.c.hospital_id,
    patients.c.id == patient_accounts.c.patient_id,
)
# The dues are read by the next statement: this one sees them as they were before it
# waited for whoever held the lock. Not FOR UPDATE: that would also hold up everybody
# who only refers to the patient.
# Doctor and patient are held in common: visits with one doctor do not wait in line.
_RECEIVE = (
    select(patients.c.sealed, patients.c.status)
    .join_from(patient_accounts, patients, _is_the_patients)
    .join(doctors, and_(here(doctors), _d.id == bindparam("doctor_id")))
    .where(is_param(patient_accounts, "patient_id"))
    .with_for_update(key_share=True, of=patient_accounts)
    .suffix_with("FOR SHARE OF patients, doctors", dialect="postgresql")
)
_HOLD = select(_d.id).where(is_param(doctors, "id")).with_for_update(read=True)

_owed = OWED.order_by(None).subquery("owed").c
_BUSY = exists().where(
    here(claims),
    _c.resource == bindparam("patient_id"),
    _c.tick >= bindparam("visit_first"),
    _c.tick < bindparam("visit_end"),
    _c.appointment_id != bindparam("left_out"),
)
_UPCOMING = (
    select(func.count())
    .where(is_param(appointments, "patient_id"))
    .where(_a.starts_at > bindparam("now", type_=Instant))
    .where(or_(*(_a.status == status.value for status in AHEAD)))
    .scalar_subquery()
)
_SHEET = select(
    _d.id.label("doctor_id"),
    _d.name,
    _d.number,
    _d.status,
    _d.licence_until,
    rules_of(_d.id).label("rules"),
    absences_of(_d.id).label("absences"),
    claims_on(_d.id, NOT_LEFT_OUT).label("claims"),
    rooms_of(_d.id, NOT_LEFT_OUT).label("rooms"),
    _BUSY.label("is_busy"),
    _UPCOMING.label("upcoming"),
    select(
        json_rows(
            _owed.invoice_id,
            _owed.number,
            _owed.due_on,
            _owed.owed_minor,
            _owed.currency,
            _owed.disputed_minor,
            _owed.instalments,
        )
    )
    .scalar_subquery()
    .label("owed"),
    LIVE_OVERRIDE.scalar_subquery().label("override"),
    *with_tail(),
).where(here(doctors), _d.id == bindparam("doctor_id"))


@frozen
class SqlBookingDesk:
    """The tables of four contexts, read together."""

    database: Database

    def receive(self, patient_id: PatientId, doctor_id: DoctorId) -> PatientAtDesk:
        who = {"patient_id": patient_id.value, "doctor_id": doctor_id.value}
        row = self.database.first(_RECEIVE, **who)
        if row is None:
            self.hold(doctor_id)
            raise PatientNotFound(patient_id)
        said = unsealed(patient_id.value, row.sealed, self.database)
        return PatientAtDesk(
            name=said["name"], number=said["number"], status=PatientStatus(row.status)
        )

    def hold(self, doctor_id: DoctorId) -> None:
        if self.database.first(_HOLD, id=doctor_id.value) is None:
            raise DoctorNotFound(doctor_id)

    def sheet(self, enquiry: Enquiry) -> BookingSheet:
        stream = stream_of(enquiry.patient_id)
        row = self.database.first(
            _SHEET,
            doctor_id=enquiry.doctor_id.value,
            patient_id=enquiry.patient_id.value,
            now=enquiry.now,
            visit_first=enquiry.visit.first,
            visit_end=enquiry.visit.end,
            stream=stream,
            **around(enquiry.occupied, enquiry.leaving_out),
        )
        if row is None:
            raise DoctorNotFound(enquiry.doctor_id)
        note_tail(self.database, stream, row)
        return _to_sheet(row)


def _to_sheet(row: Row[Any]) -> BookingSheet:
    return BookingSheet(
        doctor_name=row.name,
        doctor_number=row.number,
        doctor_is_active=row.status == DoctorStatus.ACTIVE.value,
        diary=to_diary(row),
        patient_is_busy=bool(row.is_busy),
        upcoming=row.upcoming,
        dues=_to_dues(row.owed, row.override),
    )


def _to_dues(
    owed: Iterable[tuple[str, str, str, int, str, int, Instalments]],
    override: UUID | None,
) -> DuesStanding:
    invoices = (
        OwedInvoice(
            InvoiceId(UUID(invoice)),
            number,
            Money(minor, currency),
            date.fromisoformat(due_on),
            Money(disputed, currency),
            to_instalments(parts, currency),
        )
        for invoice, number, due_on, minor, currency, disputed, parts in owed
    )
    return DuesStanding(
        owed=tuple(sorted(invoices, key=lambda o: (o.due_on, o.invoice_id))),
        override=None if override is None else OverrideId(override),
    )
