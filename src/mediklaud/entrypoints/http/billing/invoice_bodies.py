"""What is asked of invoices over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.entrypoints.http.bodies import Body


class DraftBody(Body):
    """What an invoice is drafted for: all pending charges, if none is named."""

    patient_id: UUID
    charge_ids: Annotated[tuple[UUID, ...], msgspec.Meta(max_length=500)] = ()


class IssueBody(Body):
    """When an invoice falls due, if not after the usual days."""

    due_on: date | None = None
