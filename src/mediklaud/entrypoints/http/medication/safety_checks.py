"""Safety checks over HTTP (M4)."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import post
from litestar.params import JSONBody

from mediklaud.application.medication.check_safety import CheckSafety
from mediklaud.domain.medication import Dose, KnownAllergy, Medicine
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.preparation import Administration, amounts_in
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.medication.safety_views import CheckView
from mediklaud.entrypoints.http.wire import Line, named

_TAGS = ("medication safety",)
_Strength = Annotated[str, msgspec.Meta(max_length=60)]


class DoseBody(Body):
    """How much of each of its substances at a time: `500 mg`, `500 mg + 125 mg`."""

    amounts: _Strength
    times_a_day: Decimal
    every_days: int = 1

    def read(self) -> Dose:
        """The dose."""
        return Dose(
            amounts=amounts_in(self.amounts),
            times_a_day=self.times_a_day,
            every_days=self.every_days,
        )


class CheckedMedicineBody(Body):
    """A medicine by its name or its ATC code, and how it is taken if that is known."""

    name: Line
    atc: Annotated[str, msgspec.Meta(pattern="^[A-Z][0-9A-Z]{0,6}$")] | None = None
    route: Administration | None = None
    dose: DoseBody | None = None

    def read(self) -> Medicine:
        """The medicine."""
        return Medicine(
            name=self.name,
            atc=self.atc,
            route=self.route,
            dose=self.dose.read() if self.dose else None,
        )


class KnownAllergyBody(Body):
    """What somebody reacted to: a substance, a class, or a food."""

    name: Line
    severe: bool = False
    delayed: bool = False

    def read(self) -> KnownAllergy:
        """The allergy."""
        return KnownAllergy(self.name, severe=self.severe, delayed=self.delayed)


class SafetyCheckBody(Body):
    """Medicines by name, of a patient or of nobody in particular.

    A patient's allergies, state and other medicines are in it already; without
    medicines it is a review of what the patient takes.
    """

    patient_id: UUID | None = None
    medicines: list[CheckedMedicineBody | Line] = msgspec.field(default_factory=list)
    allergies: list[KnownAllergyBody | Line] = msgspec.field(default_factory=list)


@post("/safety-checks", status_code=200, sync_to_thread=True, tags=_TAGS)
def check_safety(data: JSONBody[SafetyCheckBody], desk: AtDesk) -> CheckView:
    """Look at every pair; what is not known is said, never passed over."""
    query = CheckSafety(
        **desk.query,
        patient_id=named(PatientId, data.patient_id),
        medicines=tuple(map(_medicine, data.medicines)),
        allergies=tuple(map(_allergy, data.allergies)),
    )
    return CheckView.of(desk.handle(query))


def _medicine(one: CheckedMedicineBody | str) -> Medicine:
    return Medicine(one) if isinstance(one, str) else one.read()


def _allergy(one: KnownAllergyBody | str) -> KnownAllergy:
    return KnownAllergy(one) if isinstance(one, str) else one.read()
