"""What stands against a step in a dispensation's life."""

from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import (
    InvalidValue,
    NotFound,
    NotPermitted,
    RuleBroken,
    StaleVersion,
)
from mediklaud.domain.shared.ids import (
    BatchId,
    DispensationId,
    PrescriptionId,
    ProductId,
)


@frozen
class DispensationNotFound(NotFound):
    """There is no such dispensation, or it is not yours to see."""

    rule: ClassVar[str] = "X1"
    dispensation_id: DispensationId


@frozen
class DispensationChanged(StaleVersion):
    """Somebody changed the dispensation meanwhile: read it again."""

    rule: ClassVar[str] = "H9"
    dispensation_id: DispensationId


@frozen
class WrongDispensationState(RuleBroken):
    """The dispensation's state does not allow this step."""

    rule: ClassVar[str] = "H9"
    dispensation_id: DispensationId
    status: str


@frozen
class NotHandedOutThatMuch(RuleBroken):
    """So much of this batch was not handed out here, or it came back already."""

    rule: ClassVar[str] = "H9"
    dispensation_id: DispensationId


@frozen
class ReturnedInPart(RuleBroken):
    """Some of it came back already: take the rest back instead of undoing it."""

    rule: ClassVar[str] = "H9"
    dispensation_id: DispensationId


@frozen
class ImpossibleDispensedQuantity(InvalidValue):
    """A quantity is a whole number of base units, one at least."""

    rule: ClassVar[str] = "H1"


@frozen
class NotYourOwnPrescription(NotPermitted):
    """Who prescribed it does not hand it out."""

    rule: ClassVar[str] = "H6"
    prescription_id: PrescriptionId


@frozen
class SecondPersonNeeded(NotPermitted):
    """A controlled medicine takes a second pharmacist: not who hands it out."""

    rule: ClassVar[str] = "H6"
    dispensation_id: DispensationId


@frozen
class CounsellingNeeded(RuleBroken):
    """Tell the patient about this medicine first: it is new, or was let through."""

    rule: ClassVar[str] = "H8"
    prescription_id: PrescriptionId


@frozen
class DoesNotFit(RuleBroken):
    """This product is not the medicine, form and strength that was prescribed."""

    rule: ClassVar[str] = "H5"
    prescription_id: PrescriptionId
    product_id: ProductId


@frozen
class NotEnoughInStock(RuleBroken):
    """There is not enough that may be handed out: hand out a part, or order it."""

    rule: ClassVar[str] = "H4"
    product_id: ProductId
    available: int


@frozen
class BatchesDoNotAddUp(InvalidValue):
    """Batches chosen by hand hold what is handed out, each named once."""

    rule: ClassVar[str] = "H3"


@frozen
class BatchMayNotBeHandedOut(RuleBroken):
    """This batch expires too early, is not free, or holds less than that."""

    rule: ClassVar[str] = "H3"
    batch_id: BatchId


@frozen
class ReasonForBatchNeeded(RuleBroken):
    """What expires first goes first: another batch needs a reason."""

    rule: ClassVar[str] = "H3"
