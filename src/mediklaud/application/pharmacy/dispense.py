"""A pharmacist hands out a medicine (H3-H8, M1)."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.pharmacy.at_the_counter import (
    AtTheCounter,
    require_no_refill,
    supply_of,
)
from mediklaud.application.pharmacy.checking_again import CheckingAgain
from mediklaud.application.pharmacy.shelves import Shelves
from mediklaud.application.pharmacy.telling import dispensed
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.pharmacy.batch_part import BatchPart, OfBatch
from mediklaud.domain.pharmacy.counselling import Counselling
from mediklaud.domain.pharmacy.dispensation import Dispensation, DispensationStatus
from mediklaud.domain.pharmacy.dispensation_refusals import CounsellingNeeded
from mediklaud.domain.pharmacy.identifiers import Identifier, Identifiers
from mediklaud.domain.pharmacy.let_through import LetThrough
from mediklaud.domain.pharmacy.picking import Wanted
from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.shared.ids import DispensationId, PrescriptionId, ProductId
from mediklaud.ports.dispensing import Dispensations
from mediklaud.ports.prescriptions import Prescriptions
from mediklaud.ports.system import Events, Ids


@frozen(kw_only=True)
class Dispense(Command[Dispensation]):
    """Hand out what was prescribed, or a part of it."""

    permission: ClassVar = Permission.DISPENSE
    prescription_id: PrescriptionId
    product_id: ProductId
    quantity: int | None = None
    """In whole base units; what is due, if none is named."""
    identifiers: Identifiers
    """What the patient told: two of them at least (H7)."""
    batches: tuple[OfBatch, ...] = ()
    """By hand; those that expire first, if none is named (H3)."""
    batch_reason: str | None = field(default=None, repr=False)
    partial: bool = False
    """Hand out what is there and owe the rest, where there is not enough (H4)."""
    counselling: Counselling | None = None
    overrides: tuple[OverrideGiven, ...] = ()


def dispense(
    command: Dispense,
    *,
    counter: AtTheCounter,
    checking: CheckingAgain,
    shelves: Shelves,
    prescriptions: Prescriptions,
    dispensations: Dispensations,
    ids: Ids,
    events: Events,
) -> Dispensation:
    """Under the prescription's lock: checked again, picked, taken and counted.

    A controlled medicine waits for a second pharmacist; everything else counts.
    """
    prescription = counter.open(command.prescription_id)
    told_by = counter.verify(prescription.patient_id, command.identifiers)
    product = counter.product_for(prescription, command.product_id)
    checking.require_safe(prescription, command.overrides)
    _require_counselled(command, prescription, counter)
    wanted = _wanted(command, prescription, product, counter)
    require_no_refill(prescription, product, wanted.quantity)
    prescription.hand_out(wanted.quantity, on=counter.today)  # refused before picking
    parts = wanted.pick(shelves.there(product.id))
    due = supply_of(prescription).due
    made = Making(command, prescription, product, parts, counter)
    dispensation = made.ready(ids.new(DispensationId), told_by, due)
    dispensations.add(dispensation)
    shelves.take(dispensation)
    prescriptions.save(prescription.hand_out(dispensation.quantity, on=counter.today))
    if dispensation.status is DispensationStatus.DONE:
        events.tell(dispensed(dispensation))
    return dispensation


def _require_counselled(
    command: Dispense, prescription: Prescription, counter: AtTheCounter
) -> None:
    """Told, or having refused to be told, where it is a must (H8)."""
    if command.counselling is None and (
        command.overrides or counter.needs_counselling(prescription)
    ):
        raise CounsellingNeeded(prescription.id)


def _wanted(
    command: Dispense,
    prescription: Prescription,
    product: Product,
    counter: AtTheCounter,
) -> Wanted:
    supply = supply_of(prescription)
    by_hand = sum(one.quantity for one in command.batches)
    quantity = command.quantity
    if quantity is None:
        quantity = by_hand or supply.due
    return Wanted(
        product_id=product.id,
        quantity=quantity,
        last_day=supply.last_day(quantity, counter.today),
        partial=command.partial,
        by_hand=command.batches,
        reason=command.batch_reason,
    )


@frozen
class Making:
    """All that a dispensation is made of."""

    command: Dispense
    prescription: Prescription
    product: Product
    parts: tuple[BatchPart, ...]
    counter: AtTheCounter

    def ready(
        self,
        this: DispensationId,
        told_by: tuple[Identifier, ...],
        due: int,
    ) -> Dispensation:
        """As it goes over the counter; what is still due is owed (H4)."""
        quantity = sum(part.quantity for part in self.parts)
        controlled = self.product.controlled or self.prescription.controlled
        waits, done = DispensationStatus.AWAITING_WITNESS, DispensationStatus.DONE
        return Dispensation(
            id=this,
            prescription_id=self.prescription.id,
            patient_id=self.prescription.patient_id,
            prescriber=self.prescription.prescriber,
            product_id=self.product.id,
            product_code=self.product.code,
            preparation=self.product.preparation,
            quantity=quantity,
            owed=max(due - quantity, 0),
            parts=self.parts,
            batch_reason=self.command.batch_reason,
            controlled=controlled,
            pharmacist=self.counter.pharmacist,
            at=self.counter.now,
            identifiers=told_by,
            counselling=self.command.counselling,
            overrides=tuple(map(_let_through, self.command.overrides)),
            status=waits if controlled else done,
        )


def _let_through(one: OverrideGiven) -> LetThrough:
    return LetThrough(rule_id=one.rule_id, reason=one.reason.value, text=one.text)
