"""What a clinician and the privacy officer say of an emergency access, over HTTP."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.privacy.break_glass import Finding
from mediklaud.domain.privacy.reasons import ReasonCode
from mediklaud.entrypoints.http.bodies import Body

Why = Annotated[str, msgspec.Meta(max_length=2000)]
"""In one's own words."""


class BreakGlassBody(Body):
    """Why the record of a patient outside care is opened."""

    reason_code: ReasonCode
    text: Why


class BreakGlassByNumberBody(Body):
    """The same, with the patient's number; it never stands in an address."""

    patient_number: Annotated[str, msgspec.Meta(max_length=40)]
    reason_code: ReasonCode
    text: Why


class ReviewBody(Body):
    """What somebody else found who looked into it."""

    break_glass_id: UUID
    finding: Finding
    text: Why
