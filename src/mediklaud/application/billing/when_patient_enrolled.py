"""The hospital has a new patient, who will owe or pay something one day."""

from mediklaud.domain.registry.events import PatientEnrolled
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.billing import Accounts


def open_account(
    event: PatientEnrolled, *, accounts: Accounts, hospital: Hospital
) -> None:
    """Open an account in the hospital's currency."""
    accounts.open(event.patient_id, hospital.currency)
