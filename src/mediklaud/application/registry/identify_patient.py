"""Whose number somebody holds in the hand."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.reaching import Reaching
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import NotFound
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.numbers import checked
from mediklaud.ports.access import Care
from mediklaud.ports.dispensing import PharmacyQueue
from mediklaud.ports.privacy import BrokenGlasses
from mediklaud.ports.registry import Patients


@frozen
class NobodyHasThisNumber(NotFound):
    """Nobody has this number, or the patient is not yours to see."""

    rule: ClassVar[str] = "X1"


@frozen
class IdentifiedPatient:
    """Whose number it is; who that is, those may read who may read the file."""

    patient_id: PatientId
    purpose: str | None = None


@frozen(kw_only=True)
class IdentifyPatient(Query[IdentifiedPatient]):
    """Tell which patient is meant by a number as it stands on a letter or a list."""

    permission: ClassVar[Permission] = Permission.IDENTIFY_PATIENT
    number: str


def identify_patient(
    query: IdentifyPatient,
    *,
    patients: Patients,
    care: Care,
    glasses: BrokenGlasses,
    queue: PharmacyQueue,
    actor: Actor,
    scope: Scope,
    now: datetime,
) -> IdentifiedPatient:
    """The patient with exactly this number; a doctor's in care or in an emergency."""
    found = patients.numbered(checked(query.number))
    if found is None:
        raise NobodyHasThisNumber
    reaching = Reaching(actor=actor, care=care, glasses=glasses, queue=queue, now=now)
    opened = reaching.reach(found, scope, query.permission)
    if opened is None:
        raise NobodyHasThisNumber
    return IdentifiedPatient(found, opened.purpose)
