"""Whether a patient's medicines harm: with one another, or this patient."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from mediklaud.domain.medication.checks.findings import findings_of
from mediklaud.domain.medication.checks.gaps import gaps_in
from mediklaud.domain.medication.checks.question import Question, days_since
from mediklaud.domain.medication.checks.stack import Knowledge, stack_of
from mediklaud.domain.medication.medicine import KnownAllergy, Medicine, PatientFacts
from mediklaud.domain.medication.report import SafetyReport


def check_safety(
    medicines: Iterable[str | Medicine],
    *,
    allergies: Iterable[str | KnownAllergy] = (),
    on: date | None = None,
    patient: PatientFacts | None = None,
    knowledge: Knowledge = None,
) -> SafetyReport:
    """Look at every pair, allergy and dose; say what could not be looked at.

    A stopped medicine counts through its washout, as of `on`; without it, as active.
    Several bases may be given: the gravest of what they say counts, all of it is told.
    """
    return check_new(
        medicines,
        beside=(),
        allergies=allergies,
        on=on,
        patient=patient,
        knowledge=knowledge,
    )


def check_new(
    new: Iterable[str | Medicine],
    *,
    beside: Iterable[str | Medicine],
    allergies: Iterable[str | KnownAllergy] = (),
    on: date | None = None,
    patient: PatientFacts | None = None,
    knowledge: Knowledge = None,
) -> SafetyReport:
    """The same for what is new, beside what was checked when it was new itself."""
    already = _medicines(beside)
    medicines = already + _medicines(new)
    stack = stack_of(knowledge)
    question = Question(
        stack=stack,
        medicines=medicines,
        first=len(already),
        allergies=[_allergy(one) for one in allergies],
        on=on,
        patient=patient,
        looked=stack.look_up(medicines),
        days=days_since(medicines, on),
    )
    return SafetyReport(
        findings=findings_of(question),
        not_checked=gaps_in(question),
        checked_pairs=_pairs(question),
        knowledge=stack.versions,
        on=on,
    )


def _medicines(several: Iterable[str | Medicine]) -> list[Medicine]:
    return [_called(one) if isinstance(one, str) else one for one in several]


def _allergy(one: str | KnownAllergy) -> KnownAllergy:
    return KnownAllergy(one) if isinstance(one, str) else one


@lru_cache(maxsize=4096)
def _called(name: str) -> Medicine:
    return Medicine(name)


def _pairs(question: Question) -> int:
    """How many pairs were looked at: of those known, each new one with every other."""
    unknown = question.unknown()
    before = question.first - len([p for p in unknown if p < question.first])
    new = len(question.medicines) - len(unknown) - before
    return new * before + new * (new - 1) // 2
