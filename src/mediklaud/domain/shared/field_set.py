"""How much of a patient's file somebody is shown: what the task needs, no more."""

from __future__ import annotations

from enum import Enum


class FieldSet(Enum):
    """From the least to the whole."""

    IDENTITY = 1
    """Number, name and birth date: enough to tell one patient from another."""
    ADDRESS = 2
    """Also how to reach the patient, and where to send an invoice."""
    FULL = 3
    """Also gender, national id, consents, and why there is a second file."""

    def or_more(self, other: FieldSet) -> FieldSet:
        """The larger one: two roles see what either sees."""
        return max(self, other, key=lambda sees: sees.value)
