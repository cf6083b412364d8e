"""What is known of a patient before a medicine is chosen or handed out."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.records.clinical_facts import ClinicalFacts
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.records import ClinicalFactsBook


@frozen(kw_only=True)
class ReadClinicalFacts(Query[ClinicalFacts]):
    """Allergies, conditions and observations, what is over too."""

    permission: ClassVar = Permission.READ_ALLERGIES
    patient_id: PatientId


def read_clinical_facts(
    query: ReadClinicalFacts, *, facts: ClinicalFactsBook
) -> ClinicalFacts:
    """By the patient, a doctor in care, or a pharmacist with work for the patient."""
    return facts.of(query.patient_id)
