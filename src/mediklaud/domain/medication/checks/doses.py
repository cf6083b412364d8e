"""Whether all that a patient takes of a substance is more than an adult may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from mediklaud.domain.medication.checks.known import KnownMedicine
from mediklaud.domain.medication.medicine import Dose, Medicine
from mediklaud.domain.medication.rules import DoseLimit, Statement
from mediklaud.domain.medication.severity import Severity
from mediklaud.domain.shared.preparation import Administration, Amount, Measure

_MILLIGRAMS = {
    Measure.GRAM: Decimal(1000),
    Measure.MILLIGRAM: Decimal(1),
    Measure.MICROGRAM: Decimal("0.001"),
}
"""By definition, so nothing is guessed; from units or percent there is no way."""


class OtherMeasure(ValueError):
    """What is taken and its limit are told in measures that cannot be compared."""


@frozen
class Intake:
    """How much of one substance one medicine brings, and how often."""

    place: int
    """Which of the medicines it is."""
    route: Administration | None
    amount: Amount
    dose: Dose

    def at_once(self, measure: Measure) -> Decimal:
        """In the measure of a limit."""
        own = self.amount.measure
        if own is measure:
            return self.amount.number
        if own not in _MILLIGRAMS or measure not in _MILLIGRAMS:
            raise OtherMeasure
        return self.amount.number * _MILLIGRAMS[own] / _MILLIGRAMS[measure]

    def in_days(self, days: int, measure: Measure) -> Decimal:
        """In the course of so many days."""
        often = self.dose.times_a_day * days / self.dose.every_days
        return self.at_once(measure) * often

    def is_by(self, route: Administration) -> bool:
        """Is it taken by this route? By mouth, if nobody says how."""
        return (self.route or Administration.ORAL) is route

    def is_daily(self, limit: DoseLimit) -> bool:
        """Is it taken on more days than what is taken weekly may be?"""
        more = self.dose.times_a_day * limit.period_days > self.dose.every_days
        return self.dose.every_days < limit.period_days and more


def intakes(
    medicines: Sequence[Medicine], known: Sequence[KnownMedicine | None]
) -> dict[str, list[Intake]]:
    """Each substance that is dosed, with every medicine that brings it."""
    found: dict[str, list[Intake]] = {}
    for place, (medicine, product) in enumerate(zip(medicines, known, strict=True)):
        if medicine.dose and product and tells_each(medicine.dose, product):
            pairs = zip(product.ingredients, medicine.dose.amounts, strict=True)
            for part, amount in pairs:
                if not part.is_local:
                    intake = Intake(place, medicine.route, amount, medicine.dose)
                    found.setdefault(part.name, []).append(intake)
    return found


def tells_each(dose: Dose, product: KnownMedicine) -> bool:
    """Does the dose tell the amount of every ingredient?"""
    return len(dose.amounts) == len(product.ingredients)


def held_to(
    limits: Sequence[DoseLimit], taken: list[Intake]
) -> Iterator[tuple[DoseLimit, list[Intake]]]:
    """All of it is held to the widest limit, each route's share to its own."""
    widest = max(limits, key=lambda limit: limit.in_period / limit.period_days)
    yield widest, taken
    for limit in limits:
        own = [one for one in taken if one.is_by(limit.route)]
        if own and limit is not widest:
            yield limit, own


def breach(limit: DoseLimit, taken: Sequence[Intake]) -> Statement | None:
    """What is wrong with so much; None if nothing is."""
    if limit.never_daily and any(one.is_daily(limit) for one in taken):
        return _says(limit, Severity.CONTRAINDICATED, "taken weekly, ordered daily")
    told = [*_too_much_at_once(limit, taken), *_too_much_in_all(limit, taken)]
    return _says(limit, Severity.MAJOR, "; ".join(told)) if told else None


def _too_much_at_once(limit: DoseLimit, taken: Sequence[Intake]) -> Iterator[str]:
    own = [one.at_once(limit.measure) for one in taken if one.is_by(limit.route)]
    if limit.at_once is not None and own and max(own) > limit.at_once:
        yield f"{_told(max(own), limit)} at once, at most {_told(limit.at_once, limit)}"


def _too_much_in_all(limit: DoseLimit, taken: Sequence[Intake]) -> Iterator[str]:
    total = sum(
        (one.in_days(limit.period_days, limit.measure) for one in taken), Decimal()
    )
    if total > limit.in_period:
        period = _period(limit)
        yield f"{_told(total, limit)} {period}, at most {_told(limit.in_period, limit)}"


def _told(number: Decimal, limit: DoseLimit) -> str:
    return f"{round(number, 3).normalize():f} {limit.measure}"


def _period(limit: DoseLimit) -> str:
    return "a day" if limit.period_days == 1 else f"in {limit.period_days} days"


def _says(limit: DoseLimit, severity: Severity, why: str) -> Statement:
    return Statement(severity, "overdose", why, "lower the dose", limit.source)
