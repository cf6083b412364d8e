"""How a dispensation looks over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.domain.pharmacy.batch_part import BatchPart, CameBack
from mediklaud.domain.pharmacy.counselling import Counselling, Receiver
from mediklaud.domain.pharmacy.dispensation import Dispensation, DispensationStatus
from mediklaud.domain.pharmacy.identifiers import Identifier
from mediklaud.domain.pharmacy.let_through import LetThrough
from mediklaud.domain.shared.preparation import BaseUnit
from mediklaud.entrypoints.http.wire import View, bare


class BatchPartView(View):
    """One batch's share, and what of it came back."""

    batch_id: UUID
    batch: str
    expires_on: date
    quantity: int
    returned: int

    @classmethod
    def of(cls, part: BatchPart) -> BatchPartView:
        """The batch as it is printed."""
        return cls(
            batch_id=part.batch_id.value,
            batch=part.number,
            expires_on=part.expires_on,
            quantity=part.quantity,
            returned=part.returned,
        )


class CounsellingView(View):
    """Points given, in which language, to whom, whether understood; or refused."""

    points: list[str]
    language: str
    received_by: Receiver
    understood: bool | None
    refused: bool
    note: str | None

    @classmethod
    def of(cls, said: Counselling) -> CounsellingView:
        """What was said."""
        return cls(
            points=list(said.points),
            language=said.language,
            received_by=said.received_by,
            understood=said.understood,
            refused=said.refused,
            note=said.note,
        )


class LetThroughView(View):
    """A finding that the pharmacist let through, and why."""

    rule_id: str
    reason: str
    text: str | None

    @classmethod
    def of(cls, one: LetThrough) -> LetThroughView:
        """The rule and the reason."""
        return cls(rule_id=one.rule_id, reason=one.reason, text=one.text)


class CameBackView(View):
    """That some was brought back."""

    at: datetime
    to: UUID
    quantity: int
    unopened: bool
    reason: str

    @classmethod
    def of(cls, one: CameBack) -> CameBackView:
        """When, to whom, how much and why."""
        return cls(
            at=one.at,
            to=one.to.value,
            quantity=one.quantity,
            unopened=one.unopened,
            reason=one.reason,
        )


class DispensationView(View):
    """What was handed out; quantities are in base units."""

    id: UUID
    prescription_id: UUID
    patient_id: UUID
    prescriber_id: UUID
    product_id: UUID
    product: str
    medicine: str
    unit: BaseUnit
    quantity: int
    owed: int
    returned: int
    status: DispensationStatus
    controlled: bool
    at: datetime
    pharmacist: UUID
    witness: UUID | None
    identifiers: list[Identifier]
    parts: list[BatchPartView]
    batch_reason: str | None
    counselling: CounsellingView | None
    overrides: list[LetThroughView]
    came_back: list[CameBackView]
    end_reason: str | None
    version: int

    @classmethod
    def of(cls, one: Dispensation) -> DispensationView:
        """The dispensation, with its batches."""
        said = one.counselling
        return cls(
            id=one.id.value,
            prescription_id=one.prescription_id.value,
            patient_id=one.patient_id.value,
            prescriber_id=one.prescriber.value,
            product_id=one.product_id.value,
            product=one.product_code,
            medicine=str(one.preparation),
            unit=one.preparation.form.unit,
            quantity=one.quantity,
            owed=one.owed,
            returned=one.returned,
            status=one.status,
            controlled=one.controlled,
            at=one.at,
            pharmacist=one.pharmacist.value,
            witness=bare(one.witness),
            identifiers=list(one.identifiers),
            parts=[BatchPartView.of(part) for part in one.parts],
            batch_reason=one.batch_reason,
            counselling=CounsellingView.of(said) if said else None,
            overrides=[LetThroughView.of(each) for each in one.overrides],
            came_back=[CameBackView.of(each) for each in one.came_back],
            end_reason=one.end_reason,
            version=one.version,
        )
