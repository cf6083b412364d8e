"""What a pharmacist says at the counter, over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.pharmacy.batch_part import OfBatch
from mediklaud.domain.pharmacy.counselling import Counselling, Receiver
from mediklaud.domain.pharmacy.identifiers import Identifiers
from mediklaud.domain.shared.ids import BatchId
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Reason

_Short = Annotated[str, msgspec.Meta(max_length=60)]
_Point = Annotated[str, msgspec.Meta(max_length=300)]
_Points = Annotated[list[_Point], msgspec.Meta(max_length=30)]
_Quantity = Annotated[int, msgspec.Meta(ge=1, le=100_000)]


class IdentifiersBody(Body):
    """What the patient told; two of them at least (H7)."""

    birth_date: date | None = None
    number: _Short | None = None
    phone: _Short | None = None
    national_id: _Short | None = None

    def read(self) -> Identifiers:
        """As they are compared."""
        return Identifiers(
            birth_date=self.birth_date,
            number=self.number,
            phone=self.phone,
            national_id=self.national_id,
        )


class CounsellingBody(Body, kw_only=True):
    """Points given, in which language, to whom, whether understood; or refused."""

    points: _Points = msgspec.field(default_factory=list)
    language: Annotated[str, msgspec.Meta(max_length=40)]
    received_by: Receiver = Receiver.PATIENT
    understood: bool | None = None
    refused: bool = False
    note: Reason | None = None

    def read(self) -> Counselling:
        """What was said."""
        return Counselling(
            points=self.points,
            language=self.language,
            received_by=self.received_by,
            understood=self.understood,
            refused=self.refused,
            note=self.note,
        )


class OfBatchBody(Body):
    """So much of one batch, in base units."""

    batch_id: UUID
    quantity: _Quantity

    def read(self) -> OfBatch:
        """The batch and how much of it."""
        return OfBatch(batch_id=BatchId(self.batch_id), quantity=self.quantity)


class ReturnBody(Body):
    """What is brought back, batch by batch; unopened, or not."""

    parts: Annotated[list[OfBatchBody], msgspec.Meta(min_length=1, max_length=50)]
    unopened: bool
    reason: Reason


class CancellingBody(Body):
    """Why a dispensation is undone."""

    reason: Reason
