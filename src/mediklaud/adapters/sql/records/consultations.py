"""Consultations, in their table."""

from decimal import Decimal
from typing import Any

from attrs import frozen
from sqlalchemy import Row, bindparam, insert, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.records.tables import consultations
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.records.consultation import (
    AlreadySigned,
    Consultation,
    ConsultationNotFound,
    NoSuchConsultation,
    SignedNote,
)
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.records.vitals import Vitals
from mediklaud.domain.shared.ids import (
    AppointmentId,
    ConsultationId,
    DoctorId,
    PatientId,
)

_c = consultations.c
_earlier = consultations.alias("earlier")

_ADD = insert(consultations)
_OF_APPOINTMENT = select(consultations).where(is_param(consultations, "appointment_id"))
_GET = select(consultations).where(is_param(consultations, "id"))
_SIGN = update(consultations).where(
    here(consultations), _c.id == bindparam("this"), _c.signed_at.is_(None)
)
_NEWEST = (
    select(consultations)
    .where(is_param(consultations, "patient_id"), _c.signed_at.is_not(None))
    .order_by(_c.started_at.desc(), _c.id.desc())
    .limit(bindparam("limit"))
)
_AFTER = _NEWEST.where(
    tuple_(_c.started_at, _c.id)
    < select(_earlier.c.started_at, _earlier.c.id)
    .where(
        _earlier.c.hospital_id == bindparam("here"),
        _earlier.c.patient_id == bindparam("patient_id"),
        _earlier.c.id == bindparam("after"),
    )
    .scalar_subquery()
)


@frozen
class SqlConsultations:
    """The `consultations` table."""

    database: Database

    def add(self, consultation: Consultation) -> None:
        try:
            self.database.change(
                _ADD,
                id=consultation.id.value,
                appointment_id=consultation.appointment_id.value,
                patient_id=consultation.patient_id.value,
                doctor_id=consultation.doctor_id.value,
                visit_type=consultation.visit_type,
                started_at=consultation.started_at,
            )
        except IntegrityError as error:
            raise Contended from error
        if consultation.signed is not None:
            self.sign(consultation)

    def of_appointment(
        self, appointment_id: AppointmentId, scope: Scope
    ) -> Consultation:
        row = self.database.first(_OF_APPOINTMENT, appointment_id=appointment_id.value)
        found = None if row is None else self.to_consultation(row)
        if found is None or not scope.covers(found.patient_id, found.doctor_id):
            raise ConsultationNotFound(appointment_id)
        return found

    def get(self, consultation_id: ConsultationId) -> Consultation:
        row = self.database.first(_GET, id=consultation_id.value)
        if row is None:
            raise NoSuchConsultation(consultation_id)
        return self.to_consultation(row)

    def sign(self, consultation: Consultation) -> None:
        values = self._to_columns(consultation)
        if not self.database.change(_SIGN, this=consultation.id.value, **values):
            raise AlreadySigned(consultation.id)

    def signed_of(
        self, patient_id: PatientId, *, after: ConsultationId | None, limit: int
    ) -> tuple[Consultation, ...]:
        about = {"patient_id": patient_id.value, "limit": limit}
        if after is None:
            rows = self.database.rows(_NEWEST, **about)
        else:
            rows = self.database.rows(_AFTER, **about, after=after.value)
        return tuple(map(self.to_consultation, rows))

    def _to_columns(self, consultation: Consultation) -> dict[str, object]:
        signed = consultation.signed
        if signed is None:
            return {}
        private = {
            "note": signed.note,
            "diagnosis_code": signed.diagnosis.code,
            "diagnosis_text": signed.diagnosis.text,
            **_written(signed.vitals),
        }
        return {
            "sealed": self.database.seal(consultations, consultation.id.value, private),
            "author": signed.author.value,
            "signed_at": signed.at,
        }

    def to_consultation(self, row: Row[Any]) -> Consultation:
        """The consultation in a row, without its addenda."""
        return Consultation(
            id=ConsultationId(row.id),
            appointment_id=AppointmentId(row.appointment_id),
            patient_id=PatientId(row.patient_id),
            doctor_id=DoctorId(row.doctor_id),
            visit_type=row.visit_type,
            started_at=row.started_at,
            signed=None if row.signed_at is None else self._to_signed(row),
        )

    def _to_signed(self, row: Row[Any]) -> SignedNote:
        private = self.database.unseal(consultations, row.id, row.sealed)
        code, text = private["diagnosis_code"], private["diagnosis_text"]
        return SignedNote(
            note=private["note"],
            diagnosis=Diagnosis(code=code, text=text),
            vitals=_read(private.get("vitals")),
            author=DoctorId(row.author),
            at=row.signed_at,
        )


def _written(vitals: Vitals | None) -> dict[str, dict[str, str]]:
    """Nothing where nothing was measured: so stand those signed before this, too."""
    if vitals is None:
        return {}
    measured = vitals.measured.items()
    return {"vitals": {name: str(value) for name, value in measured}}


def _read(vitals: dict[str, str] | None) -> Vitals | None:
    if vitals is None:
        return None
    return Vitals(**{name: Decimal(value) for name, value in vitals.items()})
