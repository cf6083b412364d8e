"""A patient's claim on a stretch of a doctor's time, and its life (S9)."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from attrs import asdict, evolve, field, frozen

from mediklaud.domain.errors import NotFound, RuleBroken, StaleVersion
from mediklaud.domain.scheduling.standing import Standing
from mediklaud.domain.scheduling.ticks import first_tick_from, instant_of
from mediklaud.domain.scheduling.visit_type import Channel, Urgency, VisitType
from mediklaud.domain.shared.ids import AccountId, AppointmentId, DoctorId, PatientId
from mediklaud.domain.shared.period import Period, has_time_zone
from mediklaud.domain.shared.texts import clean, clean_note


class AppointmentStatus(StrEnum):
    """Where an appointment stands in its life."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    IN_CONSULTATION = "in_consultation"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


_S = AppointmentStatus
_MOVES = {
    _S.BOOKED: {_S.ARRIVED, _S.IN_CONSULTATION, _S.CANCELLED, _S.NO_SHOW},
    _S.ARRIVED: {_S.IN_CONSULTATION, _S.CANCELLED, _S.NO_SHOW},
    _S.IN_CONSULTATION: {_S.COMPLETED},
}
AHEAD = (_S.BOOKED, _S.ARRIVED)
"""The visit has not begun; the appointment can still be moved or cancelled."""


@frozen
class AppointmentNotFound(NotFound):
    """There is no such appointment, or it is not yours to see."""

    rule: ClassVar[str] = "X1"
    appointment_id: AppointmentId


@frozen
class StaleAppointment(StaleVersion):
    """Somebody changed the appointment meanwhile: read it again."""

    rule: ClassVar[str] = "S9"
    appointment_id: AppointmentId


@frozen
class NotInThisState(RuleBroken):
    """The appointment's state does not allow this."""

    rule: ClassVar[str] = "S9"
    appointment_id: AppointmentId
    status: AppointmentStatus
    wanted: AppointmentStatus
    possible: tuple[AppointmentStatus, ...] = field(init=False)
    """What can follow on its state."""

    @possible.default
    def _what_follows(self) -> tuple[AppointmentStatus, ...]:
        return tuple(sorted(_MOVES.get(self.status, ())))

    def __str__(self) -> str:
        follows = " or ".join(map(_in_words, self.possible))
        next_step = f"can only be {follows} next" if follows else "changes no more"
        return f"The appointment is {_in_words(self.status)}: it {next_step}."


@frozen
class NotYetMissed(RuleBroken):
    """An appointment can be missed only after its start."""

    rule: ClassVar[str] = "S9"
    appointment_id: AppointmentId
    starts_at: datetime


def _in_words(status: AppointmentStatus) -> str:
    return "missed" if status is _S.NO_SHOW else status.value.replace("_", " ")


def _note(text: str | None) -> str | None:
    return None if text is None else clean_note(text, "reason", longest=1000)


def _overbook_reason(text: str | None) -> str | None:
    return None if text is None else clean(text, "overbook_reason", longest=500)


@frozen(kw_only=True)
class Appointment:
    """A patient's claim on a stretch of a doctor's time.

    Booked, then arrived, in consultation, completed; or cancelled, or missed. A move
    keeps its id and remembers where it stood before.
    """

    id: AppointmentId
    patient_id: PatientId
    doctor_id: DoctorId
    period: Period
    zone: str
    """IANA name of the time zone in which the hospital promised the time."""
    offset: timedelta
    """The zone's offset from UTC at the start, as it was known on booking (S3)."""
    place: str | None = None
    visit_type: VisitType
    urgency: Urgency = Urgency.ROUTINE
    channel: Channel
    reason: str | None = field(default=None, converter=_note, repr=False)
    booked_at: datetime = field(validator=has_time_zone)
    booked_by: AccountId | None = None
    """Who booked it: the patient, or the clerk who spoke with them (S16)."""
    received_by: AccountId | None = None
    """Who noted that the patient is in the house."""
    occupies: Period | None
    """The doctor's time it claims, buffers included; none once it is released."""
    lane: int = 0
    overbook_reason: str | None = field(
        default=None, converter=_overbook_reason, repr=False
    )
    """Why it was booked beyond the doctor's normal capacity (S6)."""
    status: AppointmentStatus = AppointmentStatus.BOOKED
    ended_at: datetime | None = None
    """When it was completed, cancelled or missed."""
    ended_because: str | None = field(default=None, converter=_note, repr=False)
    ended_late: bool = False
    """Cancelled so late that the policy may ask for it (S11)."""
    rescheduled_from: tuple[Period, ...] = ()
    """Where it stood before each move, the first one first."""
    version: int = 1

    @property
    def overbooked(self) -> bool:
        """Does it stand beyond the doctor's normal capacity?"""
        return self.overbook_reason is not None

    @property
    def patient_occupied(self) -> Period | None:
        """The patient's time it claims: the visit without buffers."""
        if self.occupies is None or self.occupies.end <= self.period.start:
            return None
        end = min(self.period.end, self.occupies.end)
        return Period(self.period.start, end)

    def without_reasons(self) -> Appointment:
        """For somebody who need not know why the patient comes, or why not."""
        return evolve(self, reason=None, ended_because=None)

    def require_ahead(self) -> None:
        """Refuse what can only be done before the visit begins."""
        if self.status not in AHEAD:
            raise NotInThisState(self.id, self.status, AppointmentStatus.BOOKED)

    def arrive(self, *, by: AccountId | None = None) -> Appointment:
        """The patient is in the house, as somebody there has seen."""
        return evolve(self._now(AppointmentStatus.ARRIVED), received_by=by)

    def begin(self) -> Appointment:
        """The doctor has called the patient in."""
        return self._now(AppointmentStatus.IN_CONSULTATION)

    def complete(self, *, at: datetime) -> Appointment:
        """The patient was seen; what is still ahead of its time is free again."""
        seen = self._now(AppointmentStatus.COMPLETED)
        return evolve(seen, occupies=_until(self.occupies, at), ended_at=at)

    def cancel(
        self, *, at: datetime, because: str | None, late: bool = False
    ) -> Appointment:
        """It will not take place; its time is free again."""
        return evolve(
            self._now(AppointmentStatus.CANCELLED),
            occupies=None,
            ended_at=at,
            ended_because=because,
            ended_late=late,
        )

    def miss(self, *, at: datetime) -> Appointment:
        """The patient did not come; what is still ahead of its time is free again."""
        if at < self.period.start:
            raise NotYetMissed(self.id, self.period.start)
        missed = self._now(AppointmentStatus.NO_SHOW)
        return evolve(missed, occupies=_until(self.occupies, at), ended_at=at)

    def stands_at(self, place: Standing) -> bool:
        """Would nobody see a difference if it were moved there?"""
        return (place.doctor_id, place.visit_type, place.period, place.place) == (
            self.doctor_id,
            self.visit_type,
            self.period,
            self.place,
        )

    def move(self, to: Standing) -> Appointment:
        """Stand elsewhere; the rest of its story stays its own."""
        self.require_ahead()
        return evolve(
            self,
            **asdict(to, recurse=False),
            status=AppointmentStatus.BOOKED,
            received_by=None,
            rescheduled_from=(*self.rescheduled_from, self.period),
            version=self.version + 1,
        )

    def _now(self, status: AppointmentStatus) -> Appointment:
        if status not in _MOVES.get(self.status, ()):
            raise NotInThisState(self.id, self.status, status)
        return evolve(self, status=status, version=self.version + 1)


def _until(occupied: Period | None, at: datetime) -> Period | None:
    """What of it lies in ticks that have begun by now."""
    if occupied is None or at <= occupied.start:
        return None
    begun = instant_of(first_tick_from(at))
    return Period(occupied.start, min(occupied.end, begun))
