"""Any sequence of bookings, moves and ends, beside a model of plain sets."""

from contextlib import ExitStack

from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from mediklaud.application.scheduling.book_appointment import BookAppointment
from mediklaud.application.scheduling.cancel_absence import CancelAbsence
from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.find_slots import FindSlots
from mediklaud.application.scheduling.mark_arrived import MarkArrived
from mediklaud.application.scheduling.mark_missed import MarkMissed
from mediklaud.application.scheduling.record_absence import RecordAbsence
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
)
from mediklaud.bootstrap import swap
from mediklaud.domain.errors import Refusal
from mediklaud.domain.scheduling.appointment import AppointmentStatus, NotInThisState
from mediklaud.domain.scheduling.policy import BookingPolicy
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.shared.period import Period
from mediklaud.ports.scheduling import Appointments
from tests.builders.booking import MINUTE, set_hours
from tests.builders.registry import an_approved_doctor, an_enrolled_patient, the_desk
from tests.builders.scheduling import offered
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital, read
from tests.naive_diary import AHEAD, LENGTHS, Hospital, Stay, ticks
from tests.storages import in_memory, on_postgres, on_sqlite

S = AppointmentStatus
DAYS = 2
LANES = (1, 2, 1)
ROOMS = ("Room 3", "room 3", None)
OFFERS = (
    tuple(LENGTHS),
    (VisitType.CONSULTATION, VisitType.FOLLOW_UP),
    (VisitType.PROCEDURE,),
)
STEPS = {
    S.ARRIVED: MarkArrived,
    S.CANCELLED: CancelAppointment,
    S.NO_SHOW: MarkMissed,
}
doctors = st.integers(0, 2)
patients = st.integers(0, 2)
starts = st.one_of(st.integers(10, 112), st.integers(0, DAYS * 288 - 1))
kinds = st.sampled_from(sorted(LENGTHS))


def at(tick):
    return MONDAY_MORNING + tick * 5 * MINUTE


def tick_at(instant):
    return (instant - MONDAY_MORNING) // (5 * MINUTE)


class Scheduling(RuleBasedStateMachine):
    """Two doctors in one room, a third elsewhere, three patients; a naive double."""

    def somewhere(self):
        """Where the real one's memory lies."""
        raise NotImplementedError

    def __init__(self):
        super().__init__()
        self.exits = ExitStack()
        storage = self.exits.enter_context(self.somewhere())
        self.clock = StandingClock()
        generous = swap(BookingPolicy, BookingPolicy(most_upcoming=1000))
        self.hospital = a_hospital(storage, self.clock, generous)
        self.patients = [an_enrolled_patient(self.hospital).id for _ in range(3)]
        self.doctors = [
            self.a_doctor(lanes=lanes, visit_types=kinds, place=place)
            for lanes, kinds, place in zip(LANES, OFFERS, ROOMS, strict=True)
        ]
        self.naive = Hospital(
            lanes=list(LANES),
            kinds=[set(kinds) for kinds in OFFERS],
            rooms=[name and name.lower() for name in ROOMS],
        )

    def a_doctor(self, **what):
        doctor = an_approved_doctor(self.hospital)
        set_hours(self.hospital, doctor, offered(**what))
        return doctor.id

    def teardown(self):
        self.exits.close()

    appointments = Bundle("appointments")
    absences = Bundle("absences")

    def said(self, kind, **what):
        """The hospital's answer, or the kind of its refusal."""
        try:
            return self.hospital.handle(kind(actor=the_desk(), **what))
        except Refusal as refusal:
            return type(refusal)

    @rule(target=appointments, doctor=doctors, patient=patients, kind=kinds, at_=starts)
    def book(self, doctor, patient, kind, at_):
        expected = self.naive.place(Stay(doctor, patient, kind, at_, 0))

        answer = self.said(
            BookAppointment,
            patient_id=self.patients[patient],
            doctor_id=self.doctors[doctor],
            starts_at=at(at_),
            visit_type=kind,
            channel=Channel.DESK,
        )

        if isinstance(expected, type):
            assert answer is expected
            return multiple()
        assert answer.appointment.lane == expected.lane
        self.naive.stays[answer.appointment.id] = expected
        return answer.appointment.id

    @rule(name=appointments, doctor=doctors, at_=starts)
    def move_anywhere(self, name, doctor, at_):
        self.move(name, doctor, at_)

    @rule(name=appointments, by=st.integers(-7, 7))
    def move_a_little(self, name, by):
        stay = self.naive.stays[name]
        self.move(name, stay.doctor, stay.start + by)

    def move(self, name, doctor, at_):
        stay = self.naive.stays[name]
        wish = evolve(stay, doctor=doctor, start=at_, status=S.BOOKED)
        expected = (
            self.naive.place(wish, leaving=name)
            if stay.status in AHEAD
            else NotInThisState
        )

        answer = self.said(
            RescheduleAppointment,
            appointment_id=name,
            starts_at=at(at_),
            to_doctor_id=self.doctors[doctor],
        )

        if isinstance(expected, type):
            assert answer is expected
        else:
            assert answer.id == name
            self.naive.move(name, expected)

    @rule(name=appointments, status=st.sampled_from(sorted(STEPS)))
    def step(self, name, status):
        expected = self.naive.step(self.naive.stays[name], status)

        answer = self.said(STEPS[status], appointment_id=name)

        if isinstance(expected, type):
            assert answer is expected
        else:
            self.naive.stays[name] = expected

    @rule(target=absences, doctor=doctors, start=starts, length=st.integers(1, 60))
    def go_away(self, doctor, start, length):
        answer = self.said(
            RecordAbsence,
            doctor_id=self.doctors[doctor],
            period=Period(at(start), at(start + length)),
            reason="Congress",
        )
        if isinstance(answer, type):  # over already, or away then anyway
            return multiple()
        self.naive.absences[answer.absence.id] = doctor, ticks(start, length)
        return answer.absence.id

    @rule(name=absences)
    def come_back(self, name):
        if not isinstance(self.said(CancelAbsence, absence_id=name), type):
            del self.naive.absences[name]

    @rule(length=st.integers(1, 30))
    def wait(self, length):
        self.clock.pass_by(length * 5 * MINUTE)
        self.naive.now += length

    @rule(name=appointments, late=st.integers(0, 6))
    def wait_for(self, name, late):
        length = self.naive.stays[name].start + late - self.naive.now
        if 0 < length <= 120:
            self.wait(length)

    @invariant()
    def every_appointment_stands_where_it_should(self):
        appointments = read(self.hospital.storage, Appointments)
        whole = Period(at(0), at(DAYS * 288))
        found = {
            entry.appointment.id: self.as_stay(entry.appointment)
            for doctor_id in self.doctors
            for entry in appointments.of_doctor(doctor_id, whole, MONDAY_MORNING)
        }
        assert found == self.naive.stays

    @invariant()
    def what_is_free_is_found(self):
        for kind in LENGTHS:
            slots = self.said(
                FindSlots, period=Period(at(0), at(DAYS * 288)), visit_type=kind
            )
            found = {
                (self.doctors.index(slot.doctor_id), tick_at(slot.period.start))
                for slot in slots
            }
            assert found == self.naive.free(kind, DAYS)

    def as_stay(self, appointment):
        taken = appointment.occupies
        return Stay(
            doctor=self.doctors.index(appointment.doctor_id),
            patient=self.patients.index(appointment.patient_id),
            kind=appointment.visit_type,
            start=tick_at(appointment.period.start),
            lane=appointment.lane,
            status=appointment.status,
            taken=set(range(tick_at(taken.start), tick_at(taken.end)))
            if taken
            else set(),
        )


class InMemory(Scheduling):
    somewhere = staticmethod(in_memory)


class OnSqlite(Scheduling):
    somewhere = staticmethod(on_sqlite)


class OnPostgres(Scheduling):
    somewhere = staticmethod(on_postgres)


TestInMemory = InMemory.TestCase
TestInMemory.settings = settings(max_examples=40, stateful_step_count=30)
TestOnSqlite = OnSqlite.TestCase
TestOnSqlite.settings = settings(max_examples=8, stateful_step_count=30)
TestOnPostgres = OnPostgres.TestCase
TestOnPostgres.settings = settings(max_examples=8, stateful_step_count=30)
