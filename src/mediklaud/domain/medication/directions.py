"""How to take a medicine, in words that nobody can misread."""

from __future__ import annotations

from mediklaud.domain.medication.dosage import Dosage
from mediklaud.domain.medication.prescribed import Prescribed
from mediklaud.domain.shared.counted import counted
from mediklaud.domain.shared.preparation import Administration

_WAYS = {
    Administration.ORAL: "by mouth",
    Administration.SUBLINGUAL: "under the tongue",
    Administration.INTRAVENOUS: "into a vein",
    Administration.INTRAMUSCULAR: "into a muscle",
    Administration.SUBCUTANEOUS: "under the skin",
    Administration.RECTAL: "into the rectum",
    Administration.TRANSDERMAL: "as a patch on the skin",
    Administration.INHALED: "to breathe in",
    Administration.TOPICAL: "on the skin",
    Administration.OCULAR: "into the eye",
    Administration.NASAL: "into the nose",
    Administration.OTIC: "into the ear",
    Administration.VAGINAL: "into the vagina",
}
_TIMES = {1: "once", 2: "twice"}
_WEEK = 7


def directions(prescribed: Prescribed) -> str:
    """The dose, the way, how often and for how long; what is weekly says so twice."""
    dosage = prescribed.dosage
    dose = counted(dosage.dose, prescribed.preparation.form.unit)
    how = f"{dose} {_WAYS[prescribed.route]}"
    return ", ".join((how, *_often(dosage), _long(dosage)))


def _often(dosage: Dosage) -> tuple[str, ...]:
    often = _TIMES.get(dosage.times_a_day, f"{dosage.times_a_day} times")
    if dosage.as_needed:
        return ("only if needed", f"at most {often} {_on_days(dosage.every_days)}")
    if dosage.every_days == 1:
        return (f"{often} a day",)
    return (f"{often} {_on_days(dosage.every_days)}", "not every day")


def _on_days(every: int) -> str:
    if every == 1:
        return "a day"
    return "on one day a week" if every == _WEEK else f"on one day in every {every}"


def _long(dosage: Dosage) -> str:
    days = dosage.duration_days
    return "for 1 day" if days == 1 else f"for {days} days"
