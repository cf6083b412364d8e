"""Where an appointment stands: with whom, when, at which place, in which lane."""

from datetime import timedelta

from attrs import frozen

from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.period import Period


@frozen(kw_only=True)
class Standing:
    """What a booking decides and a move decides anew."""

    doctor_id: DoctorId
    visit_type: VisitType
    period: Period
    occupies: Period
    """With the buffers: the doctor's time it takes."""
    zone: str
    offset: timedelta
    """What the clocks at the place show beyond UTC when it starts (S3)."""
    place: str | None
    lane: int
    overbook_reason: str | None
    """Why it goes beyond the doctor's normal capacity, where it does."""
