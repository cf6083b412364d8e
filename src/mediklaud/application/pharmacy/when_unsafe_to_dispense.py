"""A pharmacist was stopped by the knowledge: that is counted, too."""

from mediklaud.application.pharmacy.showing import Showing
from mediklaud.domain.medication.unsafe_to_dispense import StopsDispensing


def when_unsafe_to_dispense(refusal: StopsDispensing, *, showing: Showing) -> None:
    """Keep what stood before the pharmacist's eyes."""
    showing.keep(refusal.patient_id, refusal.prescription_id, refusal.shown)
