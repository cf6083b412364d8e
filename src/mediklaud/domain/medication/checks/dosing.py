"""What of each substance is too much, over all the medicines that bring it."""

from __future__ import annotations

from collections.abc import Iterator

from mediklaud.domain.medication.checks.doses import (
    OtherMeasure,
    breach,
    held_to,
    intakes,
    tells_each,
)
from mediklaud.domain.medication.checks.hits import Hit, Told
from mediklaud.domain.medication.checks.index import KnowledgeIndex
from mediklaud.domain.medication.checks.question import Question
from mediklaud.domain.medication.checks.stack import Known
from mediklaud.domain.medication.report import FindingKind, NotChecked

_ADULT = 18


def dose_hits(
    question: Question, index: KnowledgeIndex, known: Known
) -> Iterator[tuple[tuple[int, ...], Hit]]:
    """Which medicines bring too much, where one asked about is among them."""
    taken = _taken(question, known)
    for name, several in intakes(question.medicines, taken).items():
        limits = index.limits.get(name, [])
        for limit, share in held_to(limits, several) if limits else ():
            places = tuple(one.place for one in share)
            try:
                says = breach(limit, share)
            except OtherMeasure:
                continue  # told among what was not checked
            if says and max(places) >= question.first:
                told = Told(FindingKind.DOSE, limit.id, says, index.version)
                yield places, (told, (name, name))


def undosed(
    question: Question, index: KnowledgeIndex, known: Known
) -> Iterator[NotChecked]:
    """Doses that could not be held to a limit, and why."""
    taken = _taken(question, known)
    for place, (medicine, product) in enumerate(
        zip(question.medicines, taken, strict=True)
    ):
        if medicine.dose and product and not tells_each(medicine.dose, product):
            reason = "its dose does not tell the amount of each ingredient"
            yield NotChecked(question.label(place), reason)
    facts = question.patient
    child = facts and facts.age_years is not None and facts.age_years < _ADULT
    for name, several in intakes(question.medicines, taken).items():
        limits = index.limits.get(name, [])
        for one in several if limits else ():
            label = question.label(one.place)
            if child:
                yield NotChecked(label, "its dose: only limits of adults are known")
            try:
                one.at_once(limits[0].measure)
            except OtherMeasure:
                told, known_in = one.amount.measure, limits[0].measure
                reason = f"its dose is told in {told}, the limit in {known_in}"
                yield NotChecked(label, reason)


def _taken(question: Question, known: Known) -> Known:
    """Without what was stopped."""
    pairs = zip(known, question.days, strict=True)
    return [product if ago is None else None for product, ago in pairs]
