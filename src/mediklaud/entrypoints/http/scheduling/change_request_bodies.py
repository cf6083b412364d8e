"""What is wished for, and decided, over HTTP."""

from __future__ import annotations

from uuid import UUID

from mediklaud.domain.scheduling.change_request import (
    Change,
)
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Instant, Reason


class WishBody(Body):
    """What a patient would like to be done with an appointment."""

    wish: Change
    preferred: Instant | None = None
    note: Reason | None = None


class WishDecisionBody(Body):
    """Whether a wish is granted; a move goes to the preferred time, unless said."""

    granted: bool
    starts_at: Instant | None = None
    to_doctor_id: UUID | None = None
    reason: Reason | None = None
