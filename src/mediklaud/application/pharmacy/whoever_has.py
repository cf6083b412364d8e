"""Who was handed some of a batch and still has it."""

from collections.abc import Iterable

from mediklaud.domain.shared.ids import BatchId, PatientId
from mediklaud.ports.dispensing import Dispensations


def whoever_has(
    batches: Iterable[BatchId], dispensations: Dispensations
) -> tuple[PatientId, ...]:
    """Each patient once, the first handed it first."""
    found = (one for batch in batches for one in dispensations.of_batch(batch))
    return tuple(dict.fromkeys(one.patient_id for one in found))
