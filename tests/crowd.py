"""Many processes at the booking desk at once, and what is left when they have gone."""

import multiprocessing
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise
from typing import Any, ClassVar
from uuid import UUID, uuid4

from attrs import evolve, frozen
from sqlalchemy import NullPool, create_engine, select, text

from mediklaud.adapters.keyring.cipher import RingCipher
from mediklaud.adapters.sql import ports as sql
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.scheduling.appointment_rows import to_appointment
from mediklaud.adapters.sql.scheduling.booking_desk import SqlBookingDesk
from mediklaud.adapters.sql.scheduling.tables import appointments
from mediklaud.adapters.sql.storage import SqlStorage
from mediklaud.application.scheduling.book_appointment import BookAppointment
from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
)
from mediklaud.domain.errors import Refusal
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.domain.shared.period import Period
from mediklaud.ports.booking_desk import BookingDesk
from tests.builders.at_work import ALL_DAY, a_doctor_at_work
from tests.builders.booking import set_hours
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital
from tests.ring import StandingKeyring

PROCESSES = 8
_VISITS = (VisitType.CONSULTATION, VisitType.FOLLOW_UP, VisitType.PROCEDURE)
_DAYS = 2
_TICKS = 12 * 11


class BlindDesk(SqlBookingDesk):
    """Sees nobody's time as taken: whatever prevents a clash now, it is not a check."""

    def sheet(self, enquiry):
        sheet = super().sheet(enquiry)
        diary = evolve(sheet.diary, claims=(), rooms={})
        return evolve(sheet, diary=diary, patient_is_busy=False)


@frozen
class Place:
    """Where the crowd meets: few doctors, so that it is a crowd."""

    url: str
    hospital_id: UUID
    doctors: tuple[DoctorId, ...]
    patients: tuple[PatientId, ...]
    blind: bool = False

    @contextmanager
    def open(self):
        """The hospital, on an engine of this process."""
        ports = {**sql.PORTS, BookingDesk: BlindDesk} if self.blind else sql.PORTS
        engine = engine_for(self.url, connections=2)
        keyring = StandingKeyring(self.hospital_id)
        yield a_hospital(SqlStorage(engine, self.hospital_id, ports, keyring))
        engine.dispose()


def a_place(url: str, *, doctors=3, patients=12, blind=False) -> Place:
    """A hospital in the database at this address; two doctors share a room."""
    place = Place(url, uuid4(), (), (), blind)
    with place.open() as hospital:
        at_work = [a_doctor_at_work(hospital) for _ in range(doctors)]
        for doctor in at_work[:2]:
            set_hours(hospital, doctor, evolve(ALL_DAY, place="Room 3"))
        return evolve(
            place,
            doctors=tuple(doctor.id for doctor in at_work),
            patients=tuple(an_enrolled_patient(hospital).id for _ in range(patients)),
        )


class _Meeting:
    """A barrier cannot travel with a task: each process is given it when it starts."""

    point: ClassVar[list[Any]] = []


def crowd(place: Place, seconds: float) -> list[Appointment]:
    """Every appointment as its process was last told that it stands."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    barrier = context.Barrier(PROCESSES)
    with context.Pool(PROCESSES, _meet, (barrier,)) as pool:
        tasks = [(place, seconds, seed) for seed in range(PROCESSES)]
        told = pool.starmap(_come_and_book, tasks, chunksize=1)
    return [appointment for one in told for appointment in one]


def _meet(barrier):
    _Meeting.point.append(barrier)


def _come_and_book(place: Place, seconds: float, seed: int) -> list[Appointment]:
    """Book, move and cancel at random until the time is over."""
    luck = random.Random(seed)  # noqa: S311 - it guards nothing
    own: dict[object, Appointment] = {}
    with place.open() as hospital:
        _Meeting.point[0].wait(60)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                answer = hospital.handle(_anything(place, luck, list(own.values())))
            except Refusal:
                continue
            appointment = getattr(answer, "appointment", answer)
            own[appointment.id] = appointment
    return list(own.values())


def _anything(place: Place, luck: random.Random, own: list[Appointment]):
    kind = luck.choices((_book, _move, _cancel), (6, 2, 2))[0]
    return kind(place, luck, luck.choice(own)) if own else _book(place, luck, None)


def _book(place, luck, _some):
    return BookAppointment(
        actor=the_desk(),
        patient_id=luck.choice(place.patients),
        doctor_id=luck.choice(place.doctors),
        starts_at=_sometime(luck),
        visit_type=luck.choice(_VISITS),
        channel=Channel.DESK,
    )


def _move(place, luck, some):
    return RescheduleAppointment(
        actor=the_desk(),
        appointment_id=some.id,
        starts_at=_sometime(luck),
        to_doctor_id=luck.choice(place.doctors),
    )


def _cancel(_place, _luck, some):
    return CancelAppointment(actor=the_desk(), appointment_id=some.id)


def _sometime(luck):
    day, tick = luck.randrange(_DAYS), luck.randrange(_TICKS)
    return MONDAY_MORNING + timedelta(days=day, minutes=5 * tick)


def remembered(place: Place) -> list[Appointment]:
    """What the hospital's database holds."""
    here = appointments.c.hospital_id == place.hospital_id
    with _connected(place.url) as connection:
        rows = connection.execute(select(appointments).where(here))
        ring = StandingKeyring(place.hospital_id).ring()
        cipher = RingCipher(ring, lambda: ring)
        database = Database(connection, place.hospital_id, cipher)
        return [to_appointment(row, database) for row in rows]


def without_key(url: str) -> None:
    """Take the claims' primary key away: the table stays, the promise goes."""
    with _connected(url) as connection:
        for statement in (
            "create table claims_without_key as select * from claims",
            "drop table claims",
            "alter table claims_without_key rename to claims",
        ):
            connection.execute(text(statement))


def overlaps(found: list[Appointment]) -> Iterator[tuple[Appointment, Appointment]]:
    """Pairs that take the same time of one doctor's or room's lane, or of a patient."""
    by_whom: dict[Any, list[tuple[Period, Appointment]]] = defaultdict(list)
    for appointment in found:
        if appointment.occupies:
            doctor = appointment.doctor_id, appointment.lane
            by_whom[doctor].append((appointment.occupies, appointment))
        if appointment.occupies and appointment.place:
            room = appointment.place, appointment.lane
            by_whom[room].append((appointment.occupies, appointment))
        if appointment.patient_occupied:
            patient = appointment.patient_id, 0
            by_whom[patient].append((appointment.patient_occupied, appointment))
    for taken in by_whom.values():
        taken.sort(key=lambda pair: pair[0].start)
        for (one, first), (other, second) in pairwise(taken):
            if one.overlaps(other):
                yield first, second


@contextmanager
def _connected(url: str):
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        yield connection
