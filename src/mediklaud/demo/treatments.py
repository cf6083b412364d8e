"""What the demo's first doctor finds, and prescribes for it."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from mediklaud.domain.medication.dosage import Dosage
from mediklaud.domain.medication.regimen import Regimen
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.shared.preparation import Administration, Form, Preparation


@frozen(kw_only=True)
class Treatment:
    """One visit's worth: what the patient has, and what is given for it."""

    condition: Diagnosis | None = None
    allergy: str | None = None
    """None known, if there is none."""
    egfr: Decimal | None = None
    regimens: tuple[Regimen, ...]


def _regimen(medicine: str, strength: str, often: int, days: int) -> Regimen:
    form = Form.CAPSULE if medicine in {"Amoxicillin", "Omeprazole"} else Form.TABLET
    return Regimen(
        preparation=Preparation(medicine, form, strength),
        dosage=Dosage(dose=Decimal(1), times_a_day=often, duration_days=days),
        route=Administration.ORAL,
        controlled=medicine == "Morphine",
        instructions="With a glass of water.",
    )


PRESSURE = Treatment(
    condition=Diagnosis(code="I10", text="Essential hypertension"),
    regimens=(_regimen("Amlodipine", "5 mg", 1, 30),),
)
INFECTION = Treatment(
    allergy="penicillin", regimens=(_regimen("Azithromycin", "500 mg", 1, 3),)
)
DIABETES = Treatment(
    condition=Diagnosis(code="E11.9", text="Type 2 diabetes mellitus"),
    egfr=Decimal(78),
    regimens=(_regimen("Metformin", "500 mg", 2, 30),),
)
FEVER = Treatment(regimens=(_regimen("Paracetamol", "500 mg", 3, 5),))
PAIN = Treatment(regimens=(_regimen("Morphine", "10 mg", 2, 5),))
BLEEDS_EASILY = Treatment(
    condition=Diagnosis(code="I48.9", text="Atrial fibrillation"),
    regimens=(
        _regimen("Warfarin", "5 mg", 1, 30),
        _regimen("Ibuprofen", "400 mg", 2, 5),
    ),
)
"""The second is asked about, and answered."""
FORBIDDEN = Treatment(
    regimens=(
        _regimen("Simvastatin", "20 mg", 1, 30),
        _regimen("Clarithromycin", "500 mg", 2, 7),
    ),
)
"""The second waits for a senior doctor."""
STOMACH = Treatment(regimens=(_regimen("Omeprazole", "20 mg", 1, 14),))
COURSE = (PRESSURE, INFECTION, DIABETES, BLEEDS_EASILY, FEVER, PAIN, STOMACH)
"""One visit after the other, and then from the beginning."""
