"""Is this the patient the medicine is for? Two identifiers must say so (H7)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from attrs import field, fields, frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.shared.texts import code_key

ENOUGH = 2


@frozen
class TooFewIdentifiers(RuleBroken):
    """Ask the patient for two identifiers before you hand anything out."""

    rule: ClassVar[str] = "H7"


@frozen
class WrongIdentifiers(RuleBroken):
    """What was told does not fit the patient's file: this may be somebody else."""

    rule: ClassVar[str] = "H7"


class Identifier(StrEnum):
    """By what a patient can be told from all others."""

    BIRTH_DATE = "birth_date"
    NUMBER = "number"
    PHONE = "phone"
    NATIONAL_ID = "national_id"


@frozen(kw_only=True)
class Identifiers:
    """What the patient told, or what stands in the file; never logged."""

    birth_date: date | None = field(default=None, repr=False)
    number: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    national_id: str | None = field(default=None, repr=False)

    def told(self) -> dict[Identifier, str]:
        """Each that was told, written so that it can be compared."""
        every = {Identifier(a.name): getattr(self, a.name) for a in fields(type(self))}
        return {kind: code_key(str(value)) for kind, value in every.items() if value}


def verified(told: Identifiers, file: Identifiers) -> tuple[Identifier, ...]:
    """Which of them show that it is this patient; refused if any does not fit."""
    given, known = told.told(), file.told()
    if any(known.get(kind) != value for kind, value in given.items()):
        raise WrongIdentifiers
    if len(given) < ENOUGH:
        raise TooFewIdentifiers
    return tuple(given)
