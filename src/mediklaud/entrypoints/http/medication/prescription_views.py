"""How a prescription looks over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from mediklaud.domain.medication.dosage import Dosage
from mediklaud.domain.medication.override import Approval, SafetyOverride
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.medication.severity import Severity
from mediklaud.domain.medication.written import Written
from mediklaud.domain.shared.preparation import (
    Administration,
    BaseUnit,
    Form,
    Preparation,
)
from mediklaud.entrypoints.http.medication.safety_views import CheckView
from mediklaud.entrypoints.http.wire import View, bare, fields_of


class MedicineView(View):
    """A medicine by its international name, its form and strength."""

    name: str
    form: Form
    strength: str

    @classmethod
    def of(cls, medicine: Preparation) -> MedicineView:
        """As it is prescribed."""
        return cls(name=medicine.name, form=medicine.form, strength=medicine.strength)


class DosageView(View):
    """So many base units at a time, so often, every so many days, for so long."""

    dose: Decimal
    unit: BaseUnit
    times_a_day: int
    every_days: int
    as_needed: bool
    duration_days: int

    @classmethod
    def of(cls, dosage: Dosage, unit: BaseUnit) -> DosageView:
        """How it is taken."""
        return cls(
            dose=dosage.dose,
            unit=unit,
            times_a_day=dosage.times_a_day,
            every_days=dosage.every_days,
            as_needed=dosage.as_needed,
            duration_days=dosage.duration_days,
        )


class SafetyOverrideView(View):
    """To which finding, as it was shown, which answer was given."""

    rule_id: str
    knowledge: str
    severity: Severity
    pair: list[str]
    effect: str
    management: str
    reason: OverrideReason
    text: str
    by: UUID | None
    at: datetime

    @classmethod
    def of(cls, one: SafetyOverride) -> SafetyOverrideView:
        """One answer."""
        return cls(
            rule_id=one.rule_id,
            knowledge=one.knowledge,
            severity=one.severity,
            pair=list(one.pair),
            effect=one.effect,
            management=one.management,
            reason=one.reason,
            text=one.text,
            by=bare(one.by),
            at=one.at,
        )


class ApprovalView(View):
    """What the second person said to what the knowledge forbids."""

    by: UUID
    at: datetime
    reason: str

    @classmethod
    def of(cls, approval: Approval) -> ApprovalView:
        """Who let it through, and why."""
        return cls(by=approval.by.value, at=approval.at, reason=approval.reason)


class PrescriptionView(View):
    """One medicine for one patient; quantities are in base units."""

    id: UUID
    patient_id: UUID
    prescriber_id: UUID
    prescriber: str
    status: PrescriptionStatus
    medicine: MedicineView
    dosage: DosageView
    route: Administration
    quantity: int
    quantity_reason: str | None
    refills: int
    total: int
    dispensed: int
    left: int
    controlled: bool
    instructions: str | None
    consultation_id: UUID | None
    written_at: datetime
    signed_at: datetime | None
    valid_until: date | None
    last_dispensed_on: date | None
    ended_on: date | None
    end_reason: str | None
    replaces: UUID | None
    renews: UUID | None
    overrides: list[SafetyOverrideView]
    approval: ApprovalView | None
    version: int

    @classmethod
    def of(cls, one: Prescription) -> PrescriptionView:
        """The prescription with what is left of it."""
        return cls(
            id=one.id.value,
            patient_id=one.patient_id.value,
            prescriber_id=one.prescriber.value,
            prescriber=one.prescriber_name,
            status=one.status,
            medicine=MedicineView.of(one.preparation),
            dosage=DosageView.of(one.dosage, one.preparation.form.unit),
            route=one.route,
            quantity=one.quantity,
            quantity_reason=one.quantity_reason,
            refills=one.refills,
            total=one.total,
            dispensed=one.dispensed,
            left=one.left,
            controlled=one.controlled,
            instructions=one.instructions,
            consultation_id=bare(one.consultation_id),
            written_at=one.written_at,
            signed_at=one.signed_at,
            valid_until=one.valid_until,
            last_dispensed_on=one.last_dispensed_on,
            ended_on=one.ended_on,
            end_reason=one.end_reason,
            replaces=bare(one.replaces),
            renews=bare(one.renews),
            overrides=[SafetyOverrideView.of(override) for override in one.overrides],
            approval=ApprovalView.of(one.approval) if one.approval else None,
            version=one.version,
        )


class WrittenView(PrescriptionView):
    """The prescription, and what the check said of it."""

    check: CheckView

    @classmethod
    def written(cls, written: Written) -> WrittenView:
        """Both."""
        return cls(
            **fields_of(PrescriptionView.of(written.prescription)),
            check=CheckView.of(written.checked),
        )
