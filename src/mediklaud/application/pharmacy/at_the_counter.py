"""Who stands at the counter: the pharmacist, the patient, and what is due."""

from __future__ import annotations

from datetime import date, datetime

from attrs import frozen

from mediklaud.application.pharmacy.pharmacist import pharmacist_in
from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.prescription_refusals import (
    MoreThanPrescribed,
    PatientHasDied,
    PrescriptionNotFound,
)
from mediklaud.domain.pharmacy.dispensation_refusals import (
    DoesNotFit,
    NotYourOwnPrescription,
)
from mediklaud.domain.pharmacy.identifiers import Identifier, Identifiers, verified
from mediklaud.domain.pharmacy.product import Product, ProductStatus
from mediklaud.domain.pharmacy.supply import Supply
from mediklaud.domain.registry.patient import Patient, PatientStatus
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AccountId, PatientId, PrescriptionId, ProductId
from mediklaud.ports.dispensing import Dispensations, PharmacyQueue
from mediklaud.ports.prescriptions import Prescriptions
from mediklaud.ports.registry import Patients
from mediklaud.ports.stock import Products


@frozen(kw_only=True)
class AtTheCounter(Gathered):
    """The patient's prescription on the one side, the shelves on the other."""

    prescriptions: Prescriptions
    queue: PharmacyQueue
    patients: Patients
    dispensations: Dispensations
    products: Products
    hospital: Hospital
    actor: Actor
    now: datetime

    @property
    def today(self) -> date:
        """By the hospital's calendar."""
        return self.hospital.day_of(self.now)

    @property
    def pharmacist(self) -> AccountId:
        """Who answers for it."""
        return pharmacist_in(self.actor)

    def look(self, prescription_id: PrescriptionId) -> Prescription:
        """One of a patient with whom the pharmacy has to do."""
        return self._within_reach(self.prescriptions.find(prescription_id))

    def open(self, prescription_id: PrescriptionId) -> Prescription:
        """Nobody else hands out of it meanwhile; never one's own (H6)."""
        held = self._within_reach(self.prescriptions.hold(prescription_id))
        held.require_dispensable(self.today)
        wrote = self.actor.doctor_id == held.prescriber
        signed = self.actor.account_id == held.signed_by
        if wrote or signed or self.actor.patient_id == held.patient_id:
            raise NotYourOwnPrescription(prescription_id)
        return held

    def verify(
        self, patient_id: PatientId, told: Identifiers
    ) -> tuple[Identifier, ...]:
        """By what the patient was told from all others (H7)."""
        patient = self.patients.hold(patient_id)
        patient.require_own_file()
        if patient.status is PatientStatus.DECEASED:
            raise PatientHasDied(patient_id)
        return verified(told, _of_file(patient, told))

    def product_for(self, prescription: Prescription, this: ProductId) -> Product:
        """What is taken from the shelf is what was prescribed (H5)."""
        product = self.products.get(this)
        fits = product.preparation.is_same_as(prescription.preparation)
        if not fits or product.status is not ProductStatus.ACTIVE:
            raise DoesNotFit(prescription.id, this)
        return product

    def needs_counselling(self, prescription: Prescription) -> bool:
        """Is it the first time, or was something let through (H8)?"""
        return bool(prescription.overrides) or self._is_first(prescription)

    def _within_reach(self, found: Prescription) -> Prescription:
        if not self.queue.waits(found.patient_id, self.now):
            raise PrescriptionNotFound(found.id)
        return found

    def _is_first(self, prescription: Prescription) -> bool:
        fitting = self.products.fitting(prescription.preparation)
        known = {product.id for product in fitting}
        return not self.dispensations.ever_had(prescription.patient_id, known)


def _of_file(patient: Patient, told: Identifiers) -> Identifiers:
    """What stands in the file; a former number is as good as the one of today."""
    former = told.number in patient.former_numbers
    return Identifiers(
        birth_date=patient.birth_date.day,
        number=told.number if former else patient.number,
        phone=patient.contact.phone,
        national_id=patient.national_id,
    )


def require_no_refill(
    prescription: Prescription, product: Product, quantity: int
) -> None:
    """Refuse more than the first supply of what the pharmacy keeps as controlled."""
    left = max(prescription.quantity - prescription.dispensed, 0)
    if product.controlled and quantity > left:
        raise MoreThanPrescribed(prescription.id, left)


def supply_of(prescription: Prescription) -> Supply:
    """What it says, as far as the counter needs it."""
    return Supply(
        each_time=prescription.quantity,
        days=prescription.dosage.duration_days,
        dispensed=prescription.dispensed,
        left=prescription.left,
    )
