"""Why somebody goes on in spite of an alert, in a word that can be counted."""

from enum import StrEnum


class OverrideReason(StrEnum):
    """The coded reasons; a text beside it says more."""

    BENEFIT_OUTWEIGHS_RISK = "benefit_outweighs_risk"
    ALREADY_TOLERATED = "already_tolerated"
    MONITORING_ORDERED = "monitoring_ordered"
    DOSE_ADJUSTED = "dose_adjusted"
    INACCURATE_ALERT = "inaccurate_alert"
    PALLIATIVE = "palliative"
    OTHER = "other"
