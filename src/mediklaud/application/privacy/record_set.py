"""All that the hospital has of one patient, as it is handed to the patient (X7)."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.application.privacy.money_matters import MoneyMatters
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.privacy.access import Access
from mediklaud.domain.privacy.amendment import Amendment
from mediklaud.domain.privacy.disclosure import Disclosure
from mediklaud.domain.privacy.guardianship import Guardianship
from mediklaud.domain.records.clinical_facts import ClinicalFacts
from mediklaud.domain.records.medical_record import Entry
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.change_request import ChangeRequest
from mediklaud.domain.shared.ids import AccountId, DoctorId


@frozen(kw_only=True)
class DoctorNamed:
    """A doctor of whom the record speaks."""

    id: DoctorId
    number: str
    name: str


@frozen(kw_only=True)
class RecordSet:
    """The designated record set: everything of one patient, as of one moment."""

    hospital: str
    zone: str
    """IANA name of the zone in which its wall clocks stand."""
    made_at: datetime
    made_by: AccountId | None
    by_proxy: bool
    """Was it made by a guardian?"""
    patient: Patient
    guardianships: tuple[Guardianship, ...]
    appointments: tuple[Appointment, ...]
    change_requests: tuple[ChangeRequest, ...]
    entries: tuple[Entry, ...]
    """What was signed: consultations with their addenda, and notes."""
    facts: ClinicalFacts
    prescriptions: tuple[Prescription, ...]
    dispensations: tuple[Dispensation, ...]
    amendments: tuple[Amendment, ...]
    money: MoneyMatters
    messages: tuple[Notice, ...]
    accesses: tuple[Access, ...]
    disclosures: tuple[Disclosure, ...]
    doctors: tuple[DoctorNamed, ...]
    """Those of whom any of it speaks."""
