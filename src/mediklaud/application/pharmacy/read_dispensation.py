"""One dispensation, as it was."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.pharmacy.within_reach import WithinReach
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.shared.ids import DispensationId


@frozen(kw_only=True)
class ReadDispensation(Query[Dispensation]):
    """What was handed out, from which batches, with what counsel."""

    permission: ClassVar = Permission.READ_DISPENSATION
    dispensation_id: DispensationId


def read_dispensation(query: ReadDispensation, *, reach: WithinReach) -> Dispensation:
    """The patient's own, a doctor's in care, the pharmacy's while it has work."""
    return reach.read(query.dispensation_id)
