"""Guardians, amendments and disclosures, of which a test names only what matters."""

from datetime import date, timedelta

from mediklaud.application.privacy.name_guardian import NameGuardian
from mediklaud.application.privacy.record_disclosure import RecordDisclosure
from mediklaud.domain.access.actor import Role
from mediklaud.domain.privacy.amendment import Amendment
from mediklaud.domain.privacy.disclosure import Disclosure
from mediklaud.domain.privacy.guardianship import Basis, Guardianship
from mediklaud.domain.shared.ids import (
    AccountId,
    AmendmentId,
    DisclosureId,
    GuardianshipId,
    PatientId,
)
from mediklaud.domain.shared.person import BirthDate
from mediklaud.domain.shared.proxy import ProxyScope
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor, new

A_YEAR = timedelta(days=365)


def the_patient_of(patient, **who):
    """This patient, speaking for themselves and for the wards that are named."""
    return an_actor(Role.PATIENT, patient_id=patient.id, **who)


def the_officer():
    return an_actor(Role.PRIVACY_OFFICER)


def one_guardianship(**what):
    """Over appointments, by the patient's wish, for a year from Monday morning."""
    ends_at = MONDAY_MORNING + A_YEAR
    usual = {
        "id": new(GuardianshipId),
        "patient_id": new(PatientId),
        "guardian_id": new(PatientId),
        "patient_number": "P-000001-3",
        "guardian_number": "P-000006-8",
        "scopes": (ProxyScope.APPOINTMENTS,),
        "basis": Basis.WISH,
        "until": ends_at.date(),
        "ends_at": ends_at,
        "named_at": MONDAY_MORNING,
        "named_by": new(AccountId),
    }
    return Guardianship(**{**usual, **what})


def to_name(ward, guardian, **what):
    """The command of the front desk that names this one's guardian."""
    usual = {
        "actor": the_desk(),
        "patient_id": ward.id,
        "guardian_number": guardian.number,
        "scopes": (ProxyScope.APPOINTMENTS,),
        "basis": Basis.WISH,
    }
    return NameGuardian(**{**usual, **what})


def a_guardianship(hospital, ward, guardian=None, **what):
    """Somebody acts for the patient, as the front desk wrote down."""
    guardian = guardian or an_adult(hospital)
    return hospital.handle(to_name(ward, guardian, **what))


def an_adult(hospital, name="Salma Begum", **what):
    return an_enrolled_patient(hospital, name=name, **what)


def a_child(hospital, name="Mina Begum", born=date(2015, 6, 1), **what):
    birth_date = BirthDate(day=born)
    return an_enrolled_patient(hospital, name=name, birth_date=birth_date, **what)


def an_amendment(**what):
    """A wish, asked on Monday morning, with sixty days to answer."""
    usual = {
        "id": new(AmendmentId),
        "patient_id": new(PatientId),
        "text": "It was the left knee.",
        "asked_at": MONDAY_MORNING,
        "asked_by": new(AccountId),
        "due_at": MONDAY_MORNING + timedelta(days=60),
    }
    return Amendment(**{**usual, **what})


def one_disclosure(**what):
    """A report to the health authority, a day before it was written down."""
    usual = {
        "id": new(DisclosureId),
        "patient_id": new(PatientId),
        "disclosed_at": MONDAY_MORNING - timedelta(days=1),
        "recorded_at": MONDAY_MORNING,
        "recorded_by": new(AccountId),
        "why": "Notifiable disease",
        **_REPORT,
    }
    return Disclosure(**{**usual, **what})


_REPORT = {
    "recipient": "Directorate of Health",
    "address": "Mohakhali, Dhaka",
    "what": "Name and diagnosis",
}


def to_disclose(patient, **what):
    """The officer's command that keeps account of a report."""
    usual = {
        "actor": the_officer(),
        "patient_id": patient.id,
        "disclosed_at": MONDAY_MORNING - timedelta(days=1),
        "purpose": "Notifiable disease",
        **_REPORT,
    }
    return RecordDisclosure(**{**usual, **what})


def a_disclosure(hospital, patient, **what):
    return hospital.handle(to_disclose(patient, **what))
