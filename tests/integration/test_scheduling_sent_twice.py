"""A command sent again with its key gives the first answer, whole (S8)."""

from datetime import time

import pytest

from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.mark_arrived import MarkArrived
from mediklaud.application.scheduling.mark_missed import MarkMissed
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
)
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.booking import DAY, TEN, book, set_hours
from tests.builders.registry import an_enrolled_patient, the_cmo, the_desk
from tests.builders.scheduling import offered
from tests.clock import StandingClock
from tests.hospital import a_hospital


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(storage, clock):
    return a_hospital(storage, clock)


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


def twice(send, **what):
    """Both answers to the same command of the same clerk."""
    actor = what.pop("actor", None) or the_desk()
    return [send(actor=actor, idempotency_key="one", **what) for _ in range(2)]


def test_a_booking(hospital, doctor):
    patient = an_enrolled_patient(hospital)

    first, again = twice(
        lambda **what: book(hospital, doctor, patient, **what),
        channel=Channel.PHONE,
        visit_type=VisitType.PROCEDURE,
        reason="A cough",
    )

    assert first == again


def test_weekly_hours(hospital, doctor):
    hours = offered(start=time(22), end=time(6), place="Room 3", valid_to=TEN.date())

    first, again = twice(
        lambda **what: set_hours(hospital, doctor, hours, **what), actor=the_cmo()
    )

    assert first == again


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        (RescheduleAppointment, {"starts_at": TEN + 3 * DAY}),
        (CancelAppointment, {"reason": "Feels better"}),
        (MarkArrived, {}),
        (MarkMissed, {}),
    ],
    ids=["moved", "cancelled", "arrived", "missed"],
)
def test_a_step_in_an_appointments_life(hospital, doctor, clock, kind, what):
    appointment = a_booking(hospital, doctor, 2)
    clock.pass_by(appointment.period.start - clock.now())

    first, again = twice(
        lambda **who: hospital.handle(
            kind(appointment_id=appointment.id, **what, **who)
        )
    )

    assert first == again
    assert first.version == 2
