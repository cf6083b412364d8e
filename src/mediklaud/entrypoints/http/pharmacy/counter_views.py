"""What a pharmacist sees before anything is handed out, over HTTP."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mediklaud.application.pharmacy.list_open_prescriptions import Waiting
from mediklaud.application.pharmacy.read_for_dispensing import Choice, ForDispensing
from mediklaud.domain.pharmacy.fefo import Share
from mediklaud.entrypoints.http.medication.prescription_views import PrescriptionView
from mediklaud.entrypoints.http.medication.safety_views import CheckView, FindingView
from mediklaud.entrypoints.http.records.clinical_facts_views import ClinicalFactsView
from mediklaud.entrypoints.http.registry.patient_views import PatientCardView
from mediklaud.entrypoints.http.wire import View, fields_of


class WaitingView(PrescriptionView):
    """A prescription that waits, and for whom."""

    patient: PatientCardView

    @classmethod
    def waiting(cls, one: Waiting) -> WaitingView:
        """The prescription, with the patient's card."""
        prescription = PrescriptionView.of(one.prescription)
        return cls(**fields_of(prescription), patient=PatientCardView.of(one.patient))


class ShareView(View):
    """So much of one batch."""

    batch_id: UUID
    batch: str
    expires_on: date
    quantity: int

    @classmethod
    def of(cls, share: Share) -> ShareView:
        """The batch as it is printed, and how much of it."""
        return cls(
            batch_id=share.batch.id.value,
            batch=share.batch.number,
            expires_on=share.batch.expires_on,
            quantity=share.quantity,
        )


class ChoiceView(View):
    """A product that fits, and the batches it would be taken from."""

    product_id: UUID
    product: str
    brand: str
    controlled: bool
    available: int
    short: int
    batches: list[ShareView]

    @classmethod
    def of(cls, choice: Choice) -> ChoiceView:
        """What would be handed out of it now."""
        return cls(
            product_id=choice.product.id.value,
            product=choice.product.code,
            brand=choice.product.brand,
            controlled=choice.product.controlled,
            available=choice.picked.quantity,
            short=choice.picked.short,
            batches=[ShareView.of(share) for share in choice.picked.parts],
        )


class ForDispensingView(View):
    """Who the patient is, what is known and taken, and what can be handed out."""

    prescription: PrescriptionView
    patient: PatientCardView
    facts: ClinicalFactsView
    in_use: list[PrescriptionView]
    check: CheckView
    unanswered: list[FindingView]
    due: int
    needs_counselling: bool
    choices: list[ChoiceView]

    @classmethod
    def of(cls, found: ForDispensing) -> ForDispensingView:
        """All of it."""
        return cls(
            prescription=PrescriptionView.of(found.prescription),
            patient=PatientCardView.of(found.patient),
            facts=ClinicalFactsView.of(found.facts),
            in_use=[PrescriptionView.of(one) for one in found.in_use],
            check=CheckView.of(found.checked),
            unanswered=[FindingView.shown(one) for one in found.unanswered],
            due=found.due,
            needs_counselling=found.needs_counselling,
            choices=[ChoiceView.of(one) for one in found.choices],
        )
