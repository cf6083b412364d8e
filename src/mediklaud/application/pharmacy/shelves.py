"""What a dispensation takes from the shelves, and what comes back to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from attrs import frozen

from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.pharmacy.batch import Batch, BatchStatus
from mediklaud.domain.pharmacy.batch_part import OfBatch
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.pharmacy.movement import Movement, MovementKind
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import BatchId, DispensationId, MovementId, ProductId
from mediklaud.ports.stock import Products, Stock
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class Shelves(Gathered):
    """The stock, and who changes it when."""

    stock: Stock
    products: Products
    hospital: Hospital
    ids: Ids
    actor: Actor
    now: datetime

    def there(self, product_id: ProductId) -> tuple[Batch, ...]:
        """The batches of which there is something."""
        return self.stock.batches_of(product_id)

    def take(self, one: Dispensation) -> None:
        """All its parts leave their batches."""
        kind = MovementKind.DISPENSE
        self.stock.move(
            [self._moved(p.batch_id, kind, -p.quantity, one.id) for p in one.parts]
        )

    def put_back(self, one: Dispensation) -> None:
        """It was never handed out: the same batches have it again."""
        kind, why = MovementKind.RETURN, "dispensation undone"
        self.stock.move(
            [self._moved(p.batch_id, kind, p.quantity, one.id, why) for p in one.parts]
        )

    def take_back(
        self, one: Dispensation, parts: Iterable[OfBatch], *, unopened: bool
    ) -> None:
        """Into its batch, and out of it again where nobody else may have it (H9)."""
        returnable = unopened and self.products.get(one.product_id).returnable
        why = "returned unopened" if unopened else "returned opened"
        back, out = MovementKind.RETURN, MovementKind.WRITE_OFF
        movements: list[Movement] = []
        for part in parts:
            this, many = part.batch_id, part.quantity
            movements.append(self._moved(this, back, many, one.id, why))
            if not (returnable and self._is_saleable(this)):
                movements.append(self._moved(this, out, -many, one.id, why))
        self.stock.move(movements)

    def _is_saleable(self, batch_id: BatchId) -> bool:
        batch = self.stock.get(batch_id)
        usable = batch.status is BatchStatus.USABLE
        return usable and batch.lasts_until(self.hospital.day_of(self.now))

    def _moved(
        self,
        batch_id: BatchId,
        kind: MovementKind,
        quantity: int,
        dispensation_id: DispensationId,
        reason: str | None = None,
    ) -> Movement:
        return Movement(
            id=self.ids.new(MovementId),
            batch_id=batch_id,
            kind=kind,
            quantity=quantity,
            reason=reason,
            by=self.actor.account_id,
            at=self.now,
            dispensation_id=dispensation_id,
        )
