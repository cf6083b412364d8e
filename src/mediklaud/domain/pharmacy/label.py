"""What stands on a medicine that is handed out, and on the sheet that goes with it."""

from datetime import date

from attrs import field, frozen

from mediklaud.domain.pharmacy.counselling import Counselling


@frozen(kw_only=True)
class PrintedPart:
    """From one batch: its number, its last day, and how much."""

    batch: str
    expires_on: date
    quantity: str


@frozen(kw_only=True)
class Label:
    """What is stuck on the packet: whose it is, what it is, and how to take it."""

    patient_name: str = field(repr=False)
    patient_number: str = field(repr=False)
    medicine: str = field(repr=False)
    product: str = field(repr=False)
    """What is on the packet: brand and manufacturer."""
    quantity: str
    """With its unit: `21 tablets`."""
    owed: str | None = None
    directions: str = field(repr=False)
    instructions: str | None = field(default=None, repr=False)
    """The doctor's own words."""
    prescriber: str
    handed_out_on: date
    parts: tuple[PrintedPart, ...]
    reference: str
    """By what the pharmacy finds the dispensation again."""


@frozen(kw_only=True)
class CounsellingSheet:
    """What the patient was told about a medicine, to read again at home (H8)."""

    label: Label
    counselling: Counselling | None = None
    pharmacist: str | None = None
