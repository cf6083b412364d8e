"""What was handed out, in dictionaries."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.pharmacy.dispensation import Dispensation, DispensationStatus
from mediklaud.domain.pharmacy.dispensation_refusals import (
    DispensationChanged,
    DispensationNotFound,
)
from mediklaud.domain.pharmacy.register_line import RegisterLine
from mediklaud.domain.shared.ids import (
    BatchId,
    DispensationId,
    PatientId,
    PrescriptionId,
    ProductId,
)

_Found = tuple[Dispensation, ...]


@frozen
class MemoryDispensations:
    """Dispensations by their id."""

    tables: Tables

    def add(self, dispensation: Dispensation) -> None:
        self.tables["dispensations"][dispensation.id] = dispensation

    def save(self, dispensation: Dispensation) -> None:
        if self.find(dispensation.id).version != dispensation.version - 1:
            raise DispensationChanged(dispensation.id)
        self.add(dispensation)

    def get(self, dispensation_id: DispensationId, scope: Scope) -> Dispensation:
        kept = self.tables["dispensations"]
        found: Dispensation | None = kept.get(dispensation_id)
        if found is None or not scope.covers(found.patient_id):
            raise DispensationNotFound(dispensation_id)
        return found

    def find(self, dispensation_id: DispensationId) -> Dispensation:
        return self.get(dispensation_id, EVERYONE)

    def hold(self, dispensation_id: DispensationId) -> Dispensation:
        return self.find(dispensation_id)

    def of_patient(
        self, patient_id: PatientId, *, after: DispensationId | None, limit: int
    ) -> _Found:
        own = self._those(lambda one: one.patient_id == patient_id)
        older = [one for one in reversed(own) if after is None or one.id < after]
        return tuple(older[:limit])

    def of_prescription(self, prescription_id: PrescriptionId) -> _Found:
        return self._those(lambda one: one.prescription_id == prescription_id)

    def recent_of(self, patient_id: PatientId, since: datetime) -> _Found:
        return self._those(
            lambda one: one.patient_id == patient_id and one.at >= since and _had(one)
        )

    def ever_had(
        self, patient_id: PatientId, product_ids: Collection[ProductId]
    ) -> bool:
        own = self._those(lambda one: one.patient_id == patient_id and _had(one))
        return any(one.product_id in product_ids for one in own)

    def awaiting(self, *, after: DispensationId | None, limit: int) -> _Found:
        wanted = DispensationStatus.AWAITING_WITNESS
        found = self._those(lambda one: one.status is wanted)
        return tuple(one for one in found if after is None or one.id > after)[:limit]

    def of_batch(self, batch_id: BatchId) -> _Found:
        return self._those(
            lambda one: (
                one.status is not DispensationStatus.CANCELLED
                and any(p.batch_id == batch_id and p.kept for p in one.parts)
            )
        )

    def between(self, since: datetime, until: datetime) -> _Found:
        return self._those(lambda one: since <= one.at < until)

    def _those(self, wanted: Callable[[Dispensation], bool]) -> _Found:
        every = sorted(self.tables["dispensations"].values(), key=lambda one: one.id)
        return tuple(filter(wanted, every))


def _had(one: Dispensation) -> bool:
    return one.status is not DispensationStatus.CANCELLED and one.kept > 0


@frozen
class MemoryControlledRegister:
    """Lines by their number; whose a dispensation is, it says itself."""

    tables: Tables

    def add(self, line: RegisterLine) -> None:
        self.tables["controlled_register"][line.number] = line

    def lines(
        self, since: datetime, until: datetime, product_id: ProductId | None = None
    ) -> tuple[RegisterLine, ...]:
        every = sorted(self.tables["controlled_register"].items())
        return tuple(
            evolve(line, patient_id=self._whose(line))
            for _, line in every
            if since <= line.at < until and product_id in {None, line.product_id}
        )

    def _whose(self, line: RegisterLine) -> PatientId:
        one: Dispensation = self.tables["dispensations"][line.dispensation_id]
        return one.patient_id
