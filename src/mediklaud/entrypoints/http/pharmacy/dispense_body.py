"""What is to be handed out, over HTTP."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.entrypoints.http.medication.prescription_bodies import AnswersBody
from mediklaud.entrypoints.http.pharmacy.dispensing_bodies import (
    CounsellingBody,
    IdentifiersBody,
    OfBatchBody,
)
from mediklaud.entrypoints.http.wire import Reason


class DispenseBody(AnswersBody, kw_only=True):
    """Which product for whom, from which batches, with what counsel.

    `quantity` is in base units: what is due, if none is named. Batches are picked by
    what expires first, unless some are named. With `partial`, what is there is handed
    out and the rest is owed, where there is not enough.
    """

    product_id: UUID
    quantity: Annotated[int, msgspec.Meta(ge=1, le=100_000)] | None = None
    identifiers: IdentifiersBody
    batches: Annotated[list[OfBatchBody], msgspec.Meta(max_length=50)] = msgspec.field(
        default_factory=list
    )
    batch_reason: Reason | None = None
    partial: bool = False
    counselling: CounsellingBody | None = None
