"""What is prescribed, in the words of the checker."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mediklaud.domain.medication import Dose, Medicine
from mediklaud.domain.medication.prescribed import Prescribed
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.regimen import Regimen
from mediklaud.domain.shared.preparation import Amount, Measure


def medicine_of(one: Prescribed | Regimen, today: date) -> Medicine:
    """As it is taken; or as it was, where the supply has come to its end."""
    last = one.in_use_until if isinstance(one, Prescription) else None
    return Medicine(
        name=one.preparation.name,
        route=one.route,
        stopped_on=last if last is not None and last < today else None,
        dose=_dose(one),
        label=str(one.preparation),
    )


def _dose(one: Prescribed | Regimen) -> Dose | None:
    """At a time, of each substance; a strength in per cent says nothing of that."""
    dosage, amounts = one.dosage, one.preparation.amounts
    if any(amount.measure is Measure.PERCENT for amount in amounts):
        return None
    return Dose(
        amounts=tuple(Amount(a.number * dosage.dose, a.measure) for a in amounts),
        times_a_day=Decimal(dosage.times_a_day),
        every_days=dosage.every_days,
    )
