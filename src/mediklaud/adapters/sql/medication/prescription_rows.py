"""A prescription as a row of its table, and back; what is clinical is sealed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.medication.prescription_tables import prescriptions
from mediklaud.adapters.sql.medication.sealed_prescription import private_of, read_from
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.shared.ids import (
    AccountId,
    ConsultationId,
    DoctorId,
    PatientId,
    PrescriptionId,
)


def to_row(one: Prescription, database: Database) -> dict[str, object]:
    """All columns but the key."""
    return {
        "patient_id": one.patient_id.value,
        "prescriber": one.prescriber.value,
        "written_at": one.written_at,
        "quantity": one.quantity,
        "refills": one.refills,
        "controlled": one.controlled,
        "consultation_id": one.consultation_id and one.consultation_id.value,
        "replaces": one.replaces and one.replaces.value,
        "renews": one.renews and one.renews.value,
        "status": one.status.value,
        "signed_at": one.signed_at,
        "signed_by": one.signed_by and one.signed_by.value,
        "valid_until": one.valid_until,
        "in_use_until": one.in_use_until,
        "ended_on": one.ended_on,
        "dispensed": one.dispensed,
        "last_dispensed_on": one.last_dispensed_on,
        "sealed": database.seal(prescriptions, one.id.value, private_of(one)),
        "version": one.version,
    }


def to_prescription(row: Row[Any], database: Database) -> Prescription:
    """The prescription that a row holds."""
    return Prescription(
        id=PrescriptionId(row.id),
        patient_id=PatientId(row.patient_id),
        prescriber=DoctorId(row.prescriber),
        written_at=row.written_at,
        quantity=row.quantity,
        refills=row.refills,
        controlled=row.controlled,
        consultation_id=row.consultation_id and ConsultationId(row.consultation_id),
        replaces=row.replaces and PrescriptionId(row.replaces),
        renews=row.renews and PrescriptionId(row.renews),
        status=PrescriptionStatus(row.status),
        signed_at=row.signed_at,
        signed_by=row.signed_by and AccountId(row.signed_by),
        valid_until=row.valid_until,
        ended_on=row.ended_on,
        dispensed=row.dispensed,
        last_dispensed_on=row.last_dispensed_on,
        version=row.version,
        **read_from(database.unseal(prescriptions, row.id, row.sealed)),
    )
