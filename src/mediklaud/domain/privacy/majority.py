"""Who is of age, and until when somebody may act for a patient (P5)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import InvalidValue, RuleBroken
from mediklaud.domain.privacy.guardianship import Basis
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.person import BirthDate


@frozen
class EndsBeforeItBegins(InvalidValue):
    """A guardianship ends on a day after today."""

    rule: ClassVar[str] = "P5"
    until: date


@frozen
class EndsAfterMajority(RuleBroken):
    """A child's guardian acts until the child is of age, and no longer."""

    rule: ClassVar[str] = "P5"
    of_age_on: date


@frozen
class WardIsOfAge(RuleBroken):
    """Nobody is guardian, as a parent, of a patient who is of age."""

    rule: ClassVar[str] = "P5"
    patient_id: PatientId


@frozen
class GuardianIsNotOfAge(RuleBroken):
    """Only somebody who is of age looks after another."""

    rule: ClassVar[str] = "P5"


@frozen
class PaperNeeded(RuleBroken):
    """A parent, a court order, a power of attorney: the front desk looks at that."""

    rule: ClassVar[str] = "P5"
    basis: Basis


def of_age_on(born: BirthDate, policy: PrivacyPolicy) -> date:
    """The birthday on which somebody comes of age; for 29 February, 1 March."""
    year = born.day.year + policy.age_of_majority
    try:
        return born.day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def last_day_for(
    born: BirthDate, wanted: date | None, today: date, policy: PrivacyPolicy
) -> date:
    """The day on which a guardianship of somebody born then ends by itself."""
    of_age = of_age_on(born, policy)
    is_minor = today < of_age
    usual = of_age if is_minor else today + policy.guardianship_lasts
    until = wanted or usual
    if until <= today:
        raise EndsBeforeItBegins(until)
    if is_minor and until > of_age:
        raise EndsAfterMajority(of_age)
    return until


def require_minor(
    patient_id: PatientId, born: BirthDate, today: date, policy: PrivacyPolicy
) -> None:
    """Refuse a parent as guardian of a patient who is of age."""
    if today >= of_age_on(born, policy):
        raise WardIsOfAge(patient_id)


def require_of_age(born: BirthDate, today: date, policy: PrivacyPolicy) -> None:
    """Refuse a child as guardian."""
    if today < of_age_on(born, policy):
        raise GuardianIsNotOfAge


def require_no_paper(basis: Basis) -> None:
    """Refuse a patient's own word where a paper is needed."""
    if basis is not Basis.WISH:
        raise PaperNeeded(basis)
