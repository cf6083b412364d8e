"""What a doctor prescribes, over HTTP."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.medication.dosage import Dosage
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.regimen import Regimen
from mediklaud.domain.shared.preparation import Administration, Form, Preparation
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Line, Reason, read_all

_Strength = Annotated[str, msgspec.Meta(max_length=60)]


class MedicineBody(Body):
    """A medicine by its international name, its form and strength."""

    name: Line
    form: Form
    strength: _Strength

    def read(self) -> Preparation:
        """The preparation."""
        return Preparation(self.name, self.form, self.strength)


class AnswerBody(Body):
    """The answer to one finding of the check."""

    rule_id: Line
    reason: OverrideReason
    text: Reason

    def read(self) -> OverrideGiven:
        """The answer."""
        return OverrideGiven(rule_id=self.rule_id, reason=self.reason, text=self.text)


class AnswersBody(Body):
    """The answers to what the check finds, if any are needed."""

    overrides: list[AnswerBody] = msgspec.field(default_factory=list)

    @property
    def answers(self) -> tuple[OverrideGiven, ...]:
        """All of them."""
        return read_all(self.overrides)


class RegimenBody(AnswersBody, kw_only=True):
    """Which medicine, how to take it, and how much of it.

    `dose` is in base units at a time: tablets, millilitres, puffs. `quantity` follows
    from dose and days; where that cannot be counted it may be given, with a reason.
    """

    medicine: MedicineBody
    dose: Decimal
    times_a_day: int
    every_days: int = 1
    as_needed: bool = False
    duration_days: int
    route: Administration
    quantity: int | None = None
    quantity_reason: Reason | None = None
    refills: int = 0
    controlled: bool = False
    instructions: Reason | None = None

    @property
    def regimen(self) -> Regimen:
        """What is prescribed."""
        return Regimen(
            preparation=self.medicine.read(),
            dosage=self._dosage(),
            route=self.route,
            quantity=self.quantity,
            quantity_reason=self.quantity_reason,
            refills=self.refills,
            controlled=self.controlled,
            instructions=self.instructions,
        )

    def _dosage(self) -> Dosage:
        return Dosage(
            dose=self.dose,
            times_a_day=self.times_a_day,
            every_days=self.every_days,
            as_needed=self.as_needed,
            duration_days=self.duration_days,
        )


class PrescriptionBody(RegimenBody, kw_only=True):
    """A prescription for a patient; signed, unless it is to stay a draft."""

    patient_id: UUID
    consultation_id: UUID | None = None
    sign: bool = True


class ReasonBody(Body):
    """Why it is done."""

    reason: Reason
