"""Which rules the hospital shows less loudly, and which of these need a look."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.tuning import Tuning
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.medication import Tunings


@frozen
class ListedTuning:
    """A decision, and whether its review is overdue."""

    tuning: Tuning
    is_overdue: bool


@frozen(kw_only=True)
class ListTunings(Query[tuple[ListedTuning, ...]]):
    """Every decision, also those that ended, the first made first."""

    permission: ClassVar = Permission.MANAGE_KNOWLEDGE
    audited: ClassVar = False


def list_tunings(
    _query: ListTunings, *, tunings: Tunings, hospital: Hospital, now: datetime
) -> tuple[ListedTuning, ...]:
    """All of them: there are few."""
    today = hospital.day_of(now)
    return tuple(ListedTuning(one, one.is_overdue(today)) for one in tunings.all())
