"""A patient takes the whole record home (X7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.privacy.list_accesses import accesses_in
from mediklaud.application.privacy.money_matters import MoneyBooks
from mediklaud.application.privacy.record_set import (
    DoctorNamed,
    RecordSet,
)
from mediklaud.application.records.beside import with_amendments
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.privacy.disclosure import accounted_since
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.records.clinical_facts import ClinicalFacts
from mediklaud.domain.records.medical_record import MedicalRecord
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.access import Audit
from mediklaud.ports.change_requests import ChangeRequests
from mediklaud.ports.dispensing import Dispensations
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.prescriptions import Prescriptions
from mediklaud.ports.privacy import Names
from mediklaud.ports.records import ClinicalFactsBook, Records
from mediklaud.ports.registry import Doctors, Patients
from mediklaud.ports.rights import Amendments, Disclosures, Guardianships
from mediklaud.ports.scheduling import Appointments

_ALL = 1_000_000
"""More than any one patient has of anything."""


@frozen(kw_only=True)
class ExportRecord(Query[RecordSet]):
    """Everything the hospital has of one patient, in one piece."""

    permission: ClassVar = Permission.EXPORT_RECORD
    steady: ClassVar = True
    step_up: ClassVar = True
    patient_id: PatientId


def export_record(
    query: ExportRecord,
    *,
    patients: Patients,
    guardianships: Guardianships,
    appointments: Appointments,
    requests: ChangeRequests,
    records: Records,
    clinical_facts: ClinicalFactsBook,
    prescriptions: Prescriptions,
    dispensations: Dispensations,
    amendments: Amendments,
    money: MoneyBooks,
    outbox: Outbox,
    audit: Audit,
    names: Names,
    doctors: Doctors,
    disclosures: Disclosures,
    policy: PrivacyPolicy,
    hospital: Hospital,
    actor: Actor,
    now: datetime,
) -> RecordSet:
    """One question to each book, all of one moment."""
    whose, today = query.patient_id, hospital.day_of(now)
    visits = appointments.of_patient(whose, None, _ALL)
    record = records.page(whose, after=None, limit=_ALL)
    facts = clinical_facts.of(whose)
    asked = amendments.of_patient(whose, after=None, limit=_ALL)
    since = hospital.start_of(accounted_since(today, policy))
    return RecordSet(
        hospital=hospital.name,
        zone=hospital.zone,
        made_at=now,
        made_by=actor.account_id,
        by_proxy=actor.acts_for(whose),
        patient=patients.get(whose),
        guardianships=guardianships.about(whose),
        appointments=visits,
        change_requests=requests.of_patient(whose, after=None, limit=_ALL),
        entries=with_amendments(record.entries, asked),
        facts=facts,
        prescriptions=_as_of(
            today, prescriptions.of_patient(whose, after=None, limit=_ALL)
        ),
        dispensations=dispensations.of_patient(whose, after=None, limit=_ALL),
        amendments=asked,
        money=money.matters_of(whose),
        messages=outbox.to(Recipient.patient(whose), _ALL),
        accesses=accesses_in(audit.accesses_of(whose, None, _ALL), whose, names),
        disclosures=disclosures.of_patient(
            whose, since, told_at=now, after=None, limit=_ALL
        ),
        doctors=_named(visits, record, facts, doctors),
    )


def _as_of(today: date, prescribed: Iterable[Prescription]) -> tuple[Prescription, ...]:
    return tuple(one.read_on(today) for one in prescribed)


def _named(
    visits: Iterable[Appointment],
    record: MedicalRecord,
    facts: ClinicalFacts,
    doctors: Doctors,
) -> tuple[DoctorNamed, ...]:
    seen, written = record.consultations, [*record.notes]
    written += [addendum for one in seen for addendum in one.addenda]
    spoken_of = {
        *(visit.doctor_id for visit in visits),
        *(one.doctor_id for one in seen),
        *(note.author for note in written),
        *(one.recorded_by for one in facts.every),
    }
    found = (
        DoctorNamed(id=doctor.id, number=doctor.number, name=doctor.name)
        for doctor in doctors.these(spoken_of)
    )
    return tuple(sorted(found, key=lambda doctor: doctor.number))
