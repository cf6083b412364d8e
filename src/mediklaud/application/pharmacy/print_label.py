"""The label of a medicine that was handed out."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.pharmacy.labelling import Labelling
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.ids import DispensationId
from mediklaud.domain.shared.paper import PDF, Paper
from mediklaud.ports.printing import Printer


@frozen(kw_only=True)
class PrintLabel(Query[Paper]):
    """What is stuck on the packet."""

    permission: ClassVar = Permission.READ_DISPENSATION
    dispensation_id: DispensationId


def print_label(query: PrintLabel, *, labelling: Labelling, printer: Printer) -> Paper:
    """As PDF, of the size of a label; what was undone has none."""
    one = labelling.read(query.dispensation_id)
    content = printer.label(labelling.label(one))
    return Paper(f"label-{one.id}.pdf", PDF, content, patient_id=one.patient_id)
