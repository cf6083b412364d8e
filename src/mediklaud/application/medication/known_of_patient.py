"""What is known of a patient, in the words of the checker."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mediklaud.domain.medication import KnownAllergy, NotChecked, PatientFacts
from mediklaud.domain.records.clinical_facts import ClinicalFacts
from mediklaud.domain.records.observation import ObservationKind
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.patient import Patient

_MAY_CONCEIVE = range(12, 56)
"""At these ages a pregnancy is asked about, if nobody has said that there is none."""


def allergies_in(known: ClinicalFacts) -> tuple[KnownAllergy, ...]:
    """Those that stand."""
    return tuple(
        KnownAllergy(one.substance, severe=one.severe, delayed=one.delayed)
        for one in known.standing_allergies
    )


def facts_in(known: ClinicalFacts, patient: Patient, today: date) -> PatientFacts:
    """The patient's own state; what was measured counts from the older day."""
    kind = ObservationKind
    age = _age(patient, today)
    asked = known.holds(kind.MAY_BE_PREGNANT, today)
    may = patient.gender is Gender.FEMALE and age in _MAY_CONCEIVE
    return PatientFacts(
        pregnant=known.holds(kind.PREGNANT, today),
        may_be_pregnant=may if asked is None else asked,
        breastfeeding=known.holds(kind.BREASTFEEDING, today),
        egfr=known.value(kind.EGFR, today),
        crcl=known.value(kind.CREATININE_CLEARANCE, today),
        measured_on=min(_measured(known, today), default=None),
        age_years=age,
    )


def gaps_in(known: ClinicalFacts, today: date) -> tuple[NotChecked, ...]:
    """What nobody has asked the patient: no check is clear without it (M4)."""
    if known.standing_allergies or known.says_no_allergies(today):
        return ()
    return (NotChecked("allergies", "nobody has asked the patient about them"),)


def _age(patient: Patient, today: date) -> int:
    born = patient.birth_date.day
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _measured(known: ClinicalFacts, today: date) -> Iterator[date]:
    for kind in (ObservationKind.EGFR, ObservationKind.CREATININE_CLEARANCE):
        found = known.latest(kind, today)
        if found is not None:
            yield found.on
