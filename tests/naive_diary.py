"""A hospital's diaries as plain sets of ticks: slow, and too simple to be wrong.

Ticks are counted from eight o'clock on Monday. Every doctor is here from nine to
five; who has which lanes and sees which visits is said at the start.
"""

from attrs import define, evolve, field

from mediklaud.domain.scheduling.appointment import (
    AppointmentStatus,
    NotInThisState,
    NotYetMissed,
)
from mediklaud.domain.scheduling.booking import TooSoon
from mediklaud.domain.scheduling.placing import DoctorAway, NotOffered, SlotTaken
from mediklaud.domain.scheduling.visit_day import NotTheDay
from mediklaud.domain.scheduling.visit_type import VisitType

S = AppointmentStatus
A_DAY, NINE, FIVE = 288, 12, 108
EIGHT = 96
"""So long before was midnight."""
LENGTHS = {
    VisitType.CONSULTATION: (6, 6),
    VisitType.FOLLOW_UP: (3, 3),
    VisitType.PROCEDURE: (12, 15),
}
"""How many ticks a visit takes of the patient, and of the doctor."""
AHEAD = {S.BOOKED, S.ARRIVED}
STEPS = {S.ARRIVED: {S.BOOKED}, S.CANCELLED: AHEAD, S.NO_SHOW: AHEAD}


@define
class Stay:
    """One appointment."""

    doctor: int
    patient: int
    kind: VisitType
    start: int
    lane: int
    status: AppointmentStatus = S.BOOKED
    taken: set[int] = field(factory=set)
    """Of the doctor."""

    @property
    def visit(self) -> set[int]:
        """Of the patient."""
        return ticks(self.start, LENGTHS[self.kind][0])


def ticks(start: int, length: int) -> set[int]:
    return set(range(start, start + length))


@define
class Hospital:
    """Everything that stands, by what it is called in the real one."""

    lanes: list[int]
    kinds: list[set[VisitType]]
    rooms: list[str | None]
    now: int = 0
    stays: dict[object, Stay] = field(factory=dict)
    absences: dict[object, tuple[int, set[int]]] = field(factory=dict)

    def place(self, wish: Stay, leaving=None):
        """The wish with its lane, or why not."""
        if wish.start < self.now:
            return TooSoon
        if not self.is_offered(wish):
            return NotOffered
        if self.is_away(wish):
            return DoctorAway
        others = [stay for name, stay in self.stays.items() if name != leaving]
        needed = ticks(wish.start, LENGTHS[wish.kind][1])
        lanes = set(range(self.lanes[wish.doctor])) - {
            o.lane for o in others if self.disturb(o, wish) and o.taken & needed
        }
        theirs = [o for o in others if o.patient == wish.patient]
        if not lanes or any(wish.visit & o.visit & o.taken for o in theirs):
            return SlotTaken
        return evolve(wish, lane=min(lanes), taken=needed)

    def move(self, name, to: Stay):
        """Let it stand there, if it does not already."""
        stay = self.stays[name]
        if (stay.doctor, stay.start) != (to.doctor, to.start):
            self.stays[name] = to

    def disturb(self, one: Stay, other: Stay):
        """Are they with one doctor, or in one room?"""
        room = self.rooms[one.doctor]
        shared = room is not None and room == self.rooms[other.doctor]
        return shared or one.doctor == other.doctor

    def is_away(self, wish: Stay):
        away = [a for doctor, a in self.absences.values() if doctor == wish.doctor]
        return any(wish.visit & absence for absence in away)

    def is_offered(self, wish: Stay):
        day = wish.start // A_DAY * A_DAY
        here = ticks(day + NINE, FIVE - NINE)
        return wish.kind in self.kinds[wish.doctor] and wish.visit <= here

    def step(self, stay: Stay, status: AppointmentStatus):
        """The stay after this step, or why not."""
        if status is S.NO_SHOW and self.now < stay.start:
            return NotYetMissed
        if stay.status not in STEPS[status]:
            return NotInThisState
        if status is S.ARRIVED:
            if self.day_of(self.now) != self.day_of(stay.start):
                return NotTheDay
            return evolve(stay, status=status)
        kept = {t for t in stay.taken if t < self.now} if status is S.NO_SHOW else set()
        return evolve(stay, status=status, taken=kept)

    def day_of(self, tick: int):
        return (tick + EIGHT) // A_DAY

    def free(self, kind: VisitType, days: int):
        """Doctor and start of every free slot, in steps from nine."""
        step = LENGTHS[kind][1]
        return {
            (doctor, start)
            for doctor in range(len(self.lanes))
            for day in range(days)
            for start in range(day * A_DAY + NINE, day * A_DAY + FIVE, step)
            if isinstance(self.place(Stay(doctor, -1, kind, start, 0)), Stay)
        }
