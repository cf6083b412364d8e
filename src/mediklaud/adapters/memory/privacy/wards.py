"""Whom a patient acts for, by the guardianships in the dictionary (P5)."""

from collections.abc import Iterable
from datetime import datetime

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.privacy.guardianship import Guardianship
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.proxy import Ward


def wards_of(
    patient_id: PatientId | None, tables: Tables, now: datetime
) -> tuple[Ward, ...]:
    """Those for whom somebody acts at this hour."""
    every: Iterable[Guardianship] = tables["guardianships"].values()
    return tuple(
        Ward(one.patient_id, one.scopes)
        for one in every
        if one.guardian_id == patient_id and one.holds_at(now)
    )
