"""Free slots of one doctor, of a specialty, or of the whole hospital (S2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.application.scheduling.booking_rules import lead_time_of
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.scheduling.free_starts import Wish
from mediklaud.domain.scheduling.policy import BookingPolicy
from mediklaud.domain.scheduling.slots import Slot, free_slots
from mediklaud.domain.scheduling.ticks import TICK, Ticks, first_tick_from, tick_of
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.listing import a_limit
from mediklaud.domain.shared.period import Period
from mediklaud.ports.booking_desk import Diaries

_LONGEST = timedelta(days=92)
_WEEK = timedelta(weeks=1) // TICK


@frozen
class TooLongToSearch(InvalidValue):
    """Free slots are searched for in at most 92 days at once."""

    rule: ClassVar[str] = "S2"
    longest: timedelta


@frozen(kw_only=True)
class SlotMark:
    """Where a page of free slots ended: the next one begins behind it."""

    starts_at: datetime
    doctor_id: DoctorId


@frozen(kw_only=True)
class FindSlots(Query[tuple[Slot, ...]]):
    """Look for free stretches for one kind of visit, the earliest first."""

    permission: ClassVar[Permission] = Permission.FIND_SLOT
    audited: ClassVar[bool] = False
    doctor_id: DoctorId | None = None
    specialty: str | None = None
    period: Period
    """When the visit may start."""
    visit_type: VisitType = VisitType.CONSULTATION
    after: SlotMark | None = None
    limit: int = field(default=200, validator=a_limit)


def find_slots(
    query: FindSlots,
    *,
    diaries: Diaries,
    policy: BookingPolicy,
    hospital: Hospital,
    now: datetime,
    actor: Actor,
) -> tuple[Slot, ...]:
    """What this person could book right now."""
    if query.period.length > _LONGEST:
        raise TooLongToSearch(_LONGEST)
    within = _bookable(query, now + lead_time_of(actor, policy), now + policy.horizon)
    wishes = (
        Wish(
            visit_type=query.visit_type,
            time=policy.time_of(query.visit_type),
            starts_within=part,
            zone=hospital.time_zone,
        )
        for part in _parts(within)
    )
    slots = (slot for wish in wishes for slot in _free(query, wish, diaries))
    return tuple(islice(_behind(query.after, slots), query.limit))


def _free(query: FindSlots, wish: Wish, diaries: Diaries) -> Iterator[Slot]:
    if query.doctor_id is not None:
        found = diaries.of_doctor(query.doctor_id, wish.reach)
    else:
        found = diaries.of_specialty(query.specialty, wish.reach)
    return free_slots(found, wish)


def _parts(within: Ticks) -> Iterator[Ticks]:
    """The first week, which fills most pages, and only then the rest."""
    first = within.first
    for end in (min(first + _WEEK, within.end), within.end):
        if first < end:
            yield Ticks(first, end)
            first = end


def _bookable(query: FindSlots, earliest: datetime, latest: datetime) -> Ticks:
    """The ticks asked for at which this person may book."""
    start = max(query.period.start, earliest)
    if query.after is not None:
        start = max(start, query.after.starts_at)
    end = min(first_tick_from(query.period.end), tick_of(latest) + 1)
    return Ticks(first_tick_from(start), end)


def _behind(mark: SlotMark | None, slots: Iterator[Slot]) -> Iterator[Slot]:
    """Those that were not shown yet."""
    for slot in slots:
        shown = mark is not None and (slot.period.start, slot.doctor_id) <= (
            mark.starts_at,
            mark.doctor_id,
        )
        if not shown:
            yield slot
