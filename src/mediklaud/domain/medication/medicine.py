"""What is asked about: medicines, allergies, and the patient's own state."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.preparation import Administration, Amount


@frozen
class MalformedDose(InvalidValue):
    """A dose is at least one amount, some times a day, every one or more days."""

    rule: ClassVar[str] = "H5"


@frozen
class Dose:
    """How much of each ingredient is taken at once, and how often."""

    amounts: tuple[Amount, ...]
    """In the order of the medicine's ingredients."""
    times_a_day: Decimal
    every_days: int = 1
    """1 is daily; 7 is on one day a week."""

    def __attrs_post_init__(self) -> None:
        if not self.amounts or self.times_a_day <= 0 or self.every_days < 1:
            raise MalformedDose


@frozen
class Medicine:
    """What a patient takes; or took, until the day it was stopped."""

    name: str
    """Its international name, a synonym, or the name of a combination."""
    atc: str | None = None
    """The product's own code, which goes before the name."""
    route: Administration | None = None
    stopped_on: date | None = None
    dose: Dose | None = None
    label: str | None = None
    """How findings name it, if not by its name."""

    @property
    def shown_as(self) -> str:
        """How findings name it."""
        return self.label or self.name


@frozen
class KnownAllergy:
    """What a patient reacted to: a substance, a class, or a food."""

    name: str
    severe: bool = False
    delayed: bool = False
    """The skin, blisters or organs, days later: not hives within the hour."""


@frozen(kw_only=True)
class PatientFacts:
    """What of the patient's own state decides about a medicine; None is not known."""

    pregnant: bool | None = None
    may_be_pregnant: bool = False
    """Must the question be asked, where `pregnant` is not known?"""
    breastfeeding: bool | None = None
    egfr: Decimal | None = None
    """Kidney function as eGFR, in ml/min/1.73 m2."""
    crcl: Decimal | None = None
    """Kidney function as creatinine clearance, in ml/min: another measure."""
    measured_on: date | None = None
    age_years: int | None = None
