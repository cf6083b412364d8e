"""Emergency accesses, of which a test names only what matters to it."""

from datetime import timedelta

from mediklaud.application.privacy.break_glass import BreakGlass
from mediklaud.domain.access.actor import Role
from mediklaud.domain.privacy.break_glass import BrokenGlass, Finding, Review
from mediklaud.domain.privacy.reasons import ReasonCode
from mediklaud.domain.shared.ids import AccountId, BreakGlassId, DoctorId, PatientId
from tests.builders.access import a_member
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor, new

AN_HOUR = timedelta(hours=1)
WHY = "Brought in unconscious, medicines unknown."


def a_broken_glass(**what):
    """Taken on Monday morning, for an hour."""
    begun_at = what.get("begun_at", MONDAY_MORNING)
    usual = {
        "id": new(BreakGlassId),
        "account_id": new(AccountId),
        "doctor_id": new(DoctorId),
        "patient_id": new(PatientId),
        "reason": ReasonCode.EMERGENCY,
        "text": WHY,
        "begun_at": begun_at,
        "until": begun_at + AN_HOUR,
        "review_due": begun_at + timedelta(hours=72),
    }
    return BrokenGlass(**{**usual, **what})


def a_review(**what):
    usual = {
        "finding": Finding.JUSTIFIED,
        "text": "The emergency room's journal says so.",
        "by": new(AccountId),
        "at": MONDAY_MORNING + AN_HOUR,
    }
    return Review(**{**usual, **what})


def broken(hospital, actor, patient, **what):
    """The actor takes emergency access to the patient."""
    usual = {"reason_code": ReasonCode.EMERGENCY, "text": WHY}
    return hospital.handle(
        BreakGlass(actor=actor, patient_id=patient.id, **{**usual, **what})
    )


def the_officer():
    return an_actor(Role.PRIVACY_OFFICER)


def an_officers_account(hospital, login="paola@hospital.example", **what):
    return a_member(hospital, Role.PRIVACY_OFFICER, login=login, **what)
