"""A hospital in which doctors prescribe, by its messages."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from mediklaud.application.medication.approve_override import ApproveOverride
from mediklaud.application.medication.prescribe import Prescribe
from mediklaud.domain.access.actor import Role
from mediklaud.domain.medication.dosage import Dosage
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.regimen import Regimen
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.preparation import Administration, Form, Preparation
from mediklaud.ports.prescriptions import Prescriptions
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.registry import an_enrolled_patient
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital, an_actor, new, ports_of


def a_regimen(name="amoxicillin", strength="500 mg", **what):
    """A tablet, three times a day, for a week."""
    usual = {
        "preparation": Preparation(name, Form.TABLET, strength),
        "dosage": a_dosage(),
        "route": Administration.ORAL,
    }
    return Regimen(**{**usual, **what})


def a_dosage(**what):
    usual = {"dose": Decimal(1), "times_a_day": 3, "duration_days": 7}
    return Dosage(**{**usual, **what})


def an_answer(rule_id, **what):
    usual = {
        "rule_id": rule_id,
        "reason": OverrideReason.MONITORING_ORDERED,
        "text": "INR twice a week.",
    }
    return OverrideGiven(**{**usual, **what})


def answers_to(refusal, **what):
    """One for each finding that stood against it."""
    return tuple(an_answer(one.rule_id, **what) for one in refusal.findings)


@frozen
class Ward:
    """A hospital with a patient and the doctor who has the patient in care."""

    storage: Any
    clock: StandingClock
    hospital: Any = field(init=False)
    doctor: Any = field(init=False)
    patient: Any = field(init=False)
    me: Any = field(init=False)

    def __attrs_post_init__(self):
        hospital = a_hospital(self.storage, self.clock)
        doctor = a_doctor_at_work(hospital)
        patient = an_enrolled_patient(hospital)
        a_booking(hospital, doctor, 1, patient)
        who = {"doctor_id": doctor.id, "account_id": new(AccountId)}
        made = {"hospital": hospital, "doctor": doctor, "patient": patient}
        for name, value in {**made, "me": an_actor(Role.DOCTOR, **who)}.items():
            object.__setattr__(self, name, value)

    def let_pass(self, time):
        """And the patient comes back to the doctor."""
        self.clock.pass_by(time)
        hours = (self.clock.now() - MONDAY_MORNING) // timedelta(hours=1)
        a_booking(self.hospital, self.doctor, hours + 1, self.patient)

    def a_colleague(self):
        """Another doctor who has the patient in care."""
        doctor = a_doctor_at_work(self.hospital)
        a_booking(self.hospital, doctor, 3, self.patient)
        return an_actor(Role.DOCTOR, doctor_id=doctor.id)

    def prescribe(self, *name, by=None, **what):
        """By the doctor in care, for the patient."""
        own = {"overrides", "sign", "consultation_id", "idempotency_key"}
        message = {key: what.pop(key) for key in own & what.keys()}
        return self.handle(
            Prescribe,
            by=by,
            patient_id=self.patient.id,
            regimen=what.pop("regimen", None) or a_regimen(*name, **what),
            **message,
        )

    def approve(self, prescription, *, by=None, reason="There is no alternative."):
        return self.handle(
            ApproveOverride,
            by=by or the_senior(),
            prescription_id=prescription.id,
            reason=reason,
        )

    def handle(self, kind, *, by=None, **what):
        return self.hospital.handle(kind(actor=by or self.me, **what))

    def hand_out(self, prescription, quantity):
        """What the pharmacy does to it."""
        with ports_of(self.storage) as port:
            held = port(Prescriptions).hold(prescription.id)
            done = held.hand_out(quantity, on=self.clock.now().date())
            port(Prescriptions).save(done)
        return done


def the_senior():
    return an_actor(Role.SENIOR_DOCTOR)
