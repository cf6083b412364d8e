"""The check at the counter: by then the patient may take something else (M1)."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from mediklaud.application.medication.chart import Chart
from mediklaud.application.medication.checking import check_for
from mediklaud.application.pharmacy.showing import Showing
from mediklaud.application.use_case import Gathered
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.presented import Checked
from mediklaud.domain.medication.unsafe_to_dispense import require_safe_to_dispense


@frozen(kw_only=True)
class CheckingAgain(Gathered):
    """Where the check looks, and where its alerts are kept."""

    chart: Chart
    showing: Showing

    def check(self, prescription: Prescription) -> Checked:
        """All that is found, also what the prescriber answered (M6)."""
        return check_for(prescription.patient_id, (prescription,), self.chart)

    def require_safe(
        self, prescription: Prescription, given: Iterable[OverrideGiven]
    ) -> None:
        """Refuse while something stops that nobody has answered."""
        checked, answers = self.check(prescription), tuple(given)
        require_safe_to_dispense(prescription, checked, answers)
        self.showing.keep(
            prescription.patient_id, prescription.id, checked.shown, answers
        )

    def require_still_safe(
        self, prescription: Prescription, given: Iterable[OverrideGiven]
    ) -> None:
        """Refuse what came up since it was made ready; what went away needs nothing."""
        checked = self.check(prescription)
        answers = [one for one in given if checked.finds(one.rule_id)]
        require_safe_to_dispense(prescription, checked, answers)
