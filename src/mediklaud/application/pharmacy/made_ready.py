"""What was made ready for a second pharmacist: may it still be handed out?"""

from __future__ import annotations

from attrs import frozen

from mediklaud.application.pharmacy.at_the_counter import supply_of
from mediklaud.application.pharmacy.checking_again import CheckingAgain
from mediklaud.application.use_case import Gathered
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.pharmacy.dispensation_refusals import BatchMayNotBeHandedOut
from mediklaud.domain.pharmacy.let_through import LetThrough
from mediklaud.ports.prescriptions import Prescriptions
from mediklaud.ports.stock import Stock

_HANDED_OUT = (PrescriptionStatus.OPEN, PrescriptionStatus.COMPLETED)


@frozen(kw_only=True)
class MadeReady(Gathered):
    """The prescription, the batches and the check, as they are by now."""

    prescriptions: Prescriptions
    stock: Stock
    checking: CheckingAgain

    def require_fit(self, one: Dispensation) -> None:
        """Refuse what was taken back, set aside, recalled or expired, or harms."""
        prescription = self.prescriptions.hold(one.prescription_id)
        prescription.require(*_HANDED_OUT)
        self._require_on_shelf(one, prescription)
        given = map(_given, one.overrides)
        self.checking.require_still_safe(prescription, given)

    def _require_on_shelf(self, one: Dispensation, prescription: Prescription) -> None:
        today = self.checking.chart.today
        last_day = supply_of(prescription).last_day(one.quantity, today)
        for part in one.parts:
            batch = self.stock.get(part.batch_id)
            batch.require_usable()
            if not batch.lasts_until(last_day):
                raise BatchMayNotBeHandedOut(batch.id)


def _given(one: LetThrough) -> OverrideGiven:
    reason = OverrideReason(one.reason)
    return OverrideGiven(
        rule_id=one.rule_id, reason=reason, text=one.text or one.reason
    )
