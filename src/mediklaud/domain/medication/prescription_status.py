"""Where a prescription is in its life."""

from enum import StrEnum


class PrescriptionStatus(StrEnum):
    """Its steps; that its days are over is worked out, never kept."""

    DRAFT = "draft"
    AWAITING_APPROVAL = "awaiting_approval"
    OPEN = "open"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


WAITING = frozenset({PrescriptionStatus.OPEN, PrescriptionStatus.AWAITING_APPROVAL})
"""Signed, and not ended."""
