"""Where a safety check looks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from attrs import frozen

from mediklaud.application.medication.knowledge import InForce, SafetyKnowledge
from mediklaud.application.medication.known_of_patient import (
    allergies_in,
    facts_in,
    gaps_in,
)
from mediklaud.application.use_case import Gathered
from mediklaud.domain.medication import KnownAllergy, NotChecked, PatientFacts
from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.policy import PrescribingPolicy
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.washouts import longest_washout
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.medication import KnowledgeBases, Tunings
from mediklaud.ports.prescriptions import Prescriptions
from mediklaud.ports.records import ClinicalFactsBook
from mediklaud.ports.registry import Patients


@frozen(kw_only=True)
class Known:
    """What a check is told of the patient on a day; none for nobody in particular."""

    allergies: tuple[KnownAllergy, ...]
    patient: PatientFacts | None
    gaps: tuple[NotChecked, ...]
    today: date


@frozen(kw_only=True)
class Chart(Gathered):
    """Where a check looks: the patient's facts and medicines, and the knowledge."""

    facts: ClinicalFactsBook
    patients: Patients
    prescriptions: Prescriptions
    bases: KnowledgeBases
    tunings: Tunings
    knowledge: SafetyKnowledge
    policy: PrescribingPolicy
    hospital: Hospital
    now: datetime

    @property
    def today(self) -> date:
        """By the hospital's calendar."""
        return self.hospital.day_of(self.now)

    def in_force(self) -> InForce:
        """The knowledge, and how its findings are shown."""
        return self.knowledge.in_force(self.bases, self.tunings, self.now)

    def in_use(
        self, patient_id: PatientId, bases: Iterable[KnowledgeBase] = ()
    ) -> tuple[Prescription, ...]:
        """What the patient takes, or took so lately that it may still matter.

        That is longer where one of the bases says so.
        """
        since = self.today - max(self.policy.looks_back, longest_washout(bases))
        return self.prescriptions.in_use(patient_id, since)

    def known_of(self, patient_id: PatientId) -> Known:
        """Allergies and state, and what nobody has asked about."""
        known, patient = self.facts.of(patient_id), self.patients.get(patient_id)
        return Known(
            allergies=allergies_in(known),
            patient=facts_in(known, patient, self.today),
            gaps=gaps_in(known, self.today),
            today=self.today,
        )
