"""A medicine as it is prescribed and kept: its name, form and strength."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.texts import clean


class BaseUnit(StrEnum):
    """What is counted: stock and quantities are whole numbers of these (H1)."""

    TABLET = "tablet"
    CAPSULE = "capsule"
    MILLILITRE = "ml"
    GRAM = "g"
    DOSE = "dose"
    """One puff, one spray."""
    PIECE = "piece"
    """One ampoule, suppository, patch or sachet."""


class Form(StrEnum):
    """How a medicine is made up."""

    TABLET = "tablet"
    CAPSULE = "capsule"
    ORAL_LIQUID = "oral_liquid"
    ORAL_DROPS = "oral_drops"
    SACHET = "sachet"
    CREAM = "cream"
    OINTMENT = "ointment"
    GEL = "gel"
    LOTION = "lotion"
    EYE_DROPS = "eye_drops"
    EAR_DROPS = "ear_drops"
    NASAL_SPRAY = "nasal_spray"
    INHALER = "inhaler"
    INJECTION = "injection"
    INFUSION = "infusion"
    SUPPOSITORY = "suppository"
    PESSARY = "pessary"
    PATCH = "patch"

    @property
    def unit(self) -> BaseUnit:
        """What is counted of it."""
        return _UNITS.get(self, BaseUnit.PIECE)


_UNITS = {
    Form.TABLET: BaseUnit.TABLET,
    Form.CAPSULE: BaseUnit.CAPSULE,
    **dict.fromkeys(
        (
            Form.ORAL_LIQUID,
            Form.ORAL_DROPS,
            Form.LOTION,
            Form.EYE_DROPS,
            Form.EAR_DROPS,
            Form.INFUSION,
        ),
        BaseUnit.MILLILITRE,
    ),
    **dict.fromkeys((Form.CREAM, Form.OINTMENT, Form.GEL), BaseUnit.GRAM),
    **dict.fromkeys((Form.NASAL_SPRAY, Form.INHALER), BaseUnit.DOSE),
}


class Administration(StrEnum):
    """By which route it gets into the body, or onto it."""

    ORAL = "oral"
    SUBLINGUAL = "sublingual"
    INTRAVENOUS = "intravenous"
    INTRAMUSCULAR = "intramuscular"
    SUBCUTANEOUS = "subcutaneous"
    RECTAL = "rectal"
    TRANSDERMAL = "transdermal"
    INHALED = "inhaled"
    TOPICAL = "topical"
    OCULAR = "ocular"
    NASAL = "nasal"
    OTIC = "otic"
    VAGINAL = "vaginal"


class Measure(StrEnum):
    """In what the strength of a substance is told."""

    GRAM = "g"
    MILLIGRAM = "mg"
    MICROGRAM = "microgram"
    UNIT = "iu"
    MILLIMOLE = "mmol"
    PERCENT = "%"


@frozen
class MalformedStrength(InvalidValue):
    """A strength is told like this: 500 mg, 250 mg/5 ml, 500 mg + 125 mg, 1 %."""

    rule: ClassVar[str] = "H5"


@frozen
class Amount:
    """So much of one substance in one base unit of the medicine."""

    number: Decimal
    measure: Measure


_ONE = re.compile(
    r"(?P<number>\d{1,7}(?:\.\d{1,4})?) ?(?P<measure>[a-z%]+)"
    r"(?: ?/ ?(?P<per>\d{1,4}(?:\.\d{1,2})?)? ?(?:ml|g|dose|tablet|capsule|piece))?",
    re.ASCII,
)
_SPELT = {
    "mcg": "microgram",
    "ug": "microgram",
    "micrograms": "microgram",
    "unit": "iu",
    "units": "iu",
}


def amounts_in(strength: str) -> tuple[Amount, ...]:
    """Read it: of each substance, how much there is in one base unit."""
    return tuple(_amount(part.strip()) for part in strength.lower().split("+"))


def _amount(part: str) -> Amount:
    found = _ONE.fullmatch(part)
    spelt = found and _SPELT.get(found["measure"], found["measure"])
    if not found or spelt not in set(Measure):
        raise MalformedStrength
    number, per = Decimal(found["number"]), Decimal(found["per"] or 1)
    if not number or not per:
        raise MalformedStrength
    return Amount(number / per, Measure(spelt))


def _tidy_name(value: str) -> str:
    return clean(value, "medicine", longest=200)


def _tidy_strength(value: str) -> str:
    return clean(value, "strength", longest=60)


@frozen
class Preparation:
    """What a doctor prescribes and any fitting product fulfils: paracetamol 500 mg.

    `name` is the substance's international name, or a combination's.
    """

    name: str = field(converter=_tidy_name)
    form: Form
    strength: str = field(converter=_tidy_strength)

    def __attrs_post_init__(self) -> None:
        amounts_in(self.strength)

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Of each of its substances, how much is in one base unit."""
        return amounts_in(self.strength)

    def is_same_as(self, other: Preparation) -> bool:
        """Can either be handed out for the other?"""
        return (
            self.name.casefold() == other.name.casefold()
            and self.form is other.form
            and self.amounts == other.amounts
        )

    def __str__(self) -> str:
        return f"{self.name} {self.strength} {self.form.replace('_', ' ')}"
