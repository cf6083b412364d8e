"""The first doctor prescribes, and the pharmacy hands out, as the weeks go by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from attrs import define, evolve, field

from mediklaud.application.application import Application
from mediklaud.application.medication.prescribe import Prescribe
from mediklaud.application.pharmacy.dispense import Dispense
from mediklaud.application.pharmacy.witness_dispensation import WitnessDispensation
from mediklaud.application.records.read_clinical_facts import ReadClinicalFacts
from mediklaud.application.records.record_allergy import RecordAllergy
from mediklaud.application.records.record_condition import RecordCondition
from mediklaud.application.records.record_observation import RecordObservation
from mediklaud.application.records.state_no_known_allergies import (
    StateNoKnownAllergies,
)
from mediklaud.demo.staff import WITNESS, Staff
from mediklaud.demo.treatments import Treatment
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.regimen import Regimen
from mediklaud.domain.medication.unsafe import UnsafePrescription
from mediklaud.domain.pharmacy.counselling import Counselling
from mediklaud.domain.pharmacy.dispensation import Dispensation, DispensationStatus
from mediklaud.domain.pharmacy.identifiers import Identifiers
from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.records.observation import ObservationKind
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.ids import PatientId

_COUNSELLED = Counselling(
    points=("How much and when", "What to look out for"),
    language="Bengali",
    understood=True,
)


class _Told(TypedDict):
    """By whom, of whom."""

    actor: Actor
    patient_id: PatientId


@define
class Medicines:
    """Two pharmacists behind the counter, and what lies on their shelves."""

    app: Application
    staff: Staff
    products: dict[str, Product] = field(factory=dict)

    def treat(
        self, doctor: Actor, patient: Patient, treatment: Treatment
    ) -> Iterator[Prescription]:
        """Write down what is known, then prescribe, one medicine after the other."""
        self._ask(doctor, patient, treatment)
        for regimen in treatment.regimens:
            yield self._prescribed(doctor, patient, regimen)

    def _ask(self, doctor: Actor, patient: Patient, treatment: Treatment) -> None:
        """Once: who comes again is known."""
        told: _Told = {"actor": doctor, "patient_id": patient.id}
        if self.app.handle(ReadClinicalFacts(**told)).every:
            return
        if treatment.allergy:
            self.app.handle(
                RecordAllergy(
                    **told,
                    substance=treatment.allergy,
                    reaction="hives and a swollen face",
                    severe=True,
                )
            )
        else:
            self.app.handle(StateNoKnownAllergies(**told))
        if treatment.condition:
            self.app.handle(RecordCondition(**told, diagnosis=treatment.condition))
        if treatment.egfr:
            kind, value = ObservationKind.EGFR, treatment.egfr
            self.app.handle(RecordObservation(**told, kind=kind, value=value))

    def _prescribed(
        self, doctor: Actor, patient: Patient, regimen: Regimen
    ) -> Prescription:
        command = Prescribe(actor=doctor, patient_id=patient.id, regimen=regimen)
        try:
            return self.app.handle(command).prescription
        except UnsafePrescription as against:
            given = tuple(_answer(one.rule_id) for one in against.findings)
            return self.app.handle(evolve(command, overrides=given)).prescription

    def hand_out(self, patient: Patient, prescription: Prescription) -> Dispensation:
        """All of it, with a second pharmacist where that must be."""
        command = Dispense(
            actor=self.staff.actors[Role.PHARMACIST],
            prescription_id=prescription.id,
            product_id=self.products[prescription.preparation.name].id,
            identifiers=Identifiers(
                birth_date=patient.birth_date.day, number=patient.number
            ),
            counselling=_COUNSELLED,
        )
        made = self.app.handle(command)
        if made.status is not DispensationStatus.AWAITING_WITNESS:
            return made
        seen = WitnessDispensation(
            actor=self.staff.by_login[WITNESS], dispensation_id=made.id
        )
        return self.app.handle(seen)


def _answer(rule_id: str) -> OverrideGiven:
    return OverrideGiven(
        rule_id=rule_id,
        reason=OverrideReason.BENEFIT_OUTWEIGHS_RISK,
        text="Short course; seen again in a week, blood taken then.",
    )
