"""Prescriptions, of which a test names only what matters to it."""

from datetime import timedelta
from decimal import Decimal

from mediklaud.domain.medication.dosage import Dosage
from mediklaud.domain.medication.override import (
    Approval,
    OverrideGiven,
    SafetyOverride,
)
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.severity import Severity
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId, PrescriptionId
from mediklaud.domain.shared.preparation import Administration, Form, Preparation
from tests.clock import MONDAY_MORNING
from tests.hospital import new

MONDAY = MONDAY_MORNING.date()
THIRTY_DAYS = timedelta(days=30)


def a_preparation(**what):
    return Preparation(
        **{
            "name": "amoxicillin",
            "form": Form.CAPSULE,
            "strength": "500 mg",
            **what,
        }
    )


def a_dosage(**what):
    """One, three times a day, for a week: 21."""
    return Dosage(**{"dose": Decimal(1), "times_a_day": 3, "duration_days": 7, **what})


def a_draft(**what):
    """Written on Monday morning, not signed yet."""
    usual = {
        "id": new(PrescriptionId),
        "patient_id": new(PatientId),
        "prescriber": new(DoctorId),
        "prescriber_name": "Dr Rahima Khatun",
        "written_at": MONDAY_MORNING,
        "preparation": a_preparation(),
        "dosage": a_dosage(),
        "route": Administration.ORAL,
        "quantity": 21,
    }
    return Prescription(**{**usual, **what})


def a_prescription(*, overrides=(), forbidden=False, signed_by=None, **what):
    """Signed on Monday morning, for thirty days."""
    return a_draft(**what).sign(
        by=signed_by or new(AccountId),
        at=MONDAY_MORNING,
        valid_until=MONDAY + THIRTY_DAYS,
        overrides=overrides,
        forbidden=forbidden,
    )


def an_override(**what):
    usual = {
        "rule_id": "WARFARIN-NSAID",
        "knowledge": "mediklaud 1",
        "severity": Severity.MAJOR,
        "pair": ("ibuprofen", "warfarin"),
        "effect": "bleeding",
        "management": "choose paracetamol",
        "reason": OverrideReason.MONITORING_ORDERED,
        "text": "INR twice a week.",
        "by": new(AccountId),
        "at": MONDAY_MORNING,
    }
    return SafetyOverride(**{**usual, **what})


def an_answer(**what):
    usual = {
        "rule_id": "WARFARIN-NSAID",
        "reason": OverrideReason.MONITORING_ORDERED,
        "text": "INR twice a week.",
    }
    return OverrideGiven(**{**usual, **what})


def an_approval(**what):
    usual = {"by": new(AccountId), "at": MONDAY_MORNING, "reason": "No alternative."}
    return Approval(**{**usual, **what})
