"""Two people cancel one appointment at the same moment."""

import pytest

from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.scheduling.appointment import NotInThisState, StaleAppointment
from mediklaud.ports.scheduling import Appointments
from tests.at_once import meanwhile
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.registry import the_desk
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital


@pytest.mark.parametrize(
    ("read", "refusal"), [(None, NotInThisState), (1, StaleAppointment)]
)
def test_the_second_hears_of_a_version_only_after_naming_one(database, read, refusal):
    hospital = a_hospital(database)
    booked = a_booking(hospital, a_doctor_at_work(hospital), 2)
    too = CancelAppointment(actor=the_desk(), appointment_id=booked.id, version=read)
    with meanwhile(hospital, hospital.handle, too) as (port, begin):
        appointment = port(Appointments).get(booked.id, EVERYONE)
        cancelled = appointment.cancel(at=MONDAY_MORNING, because=None)
        port(Appointments).save(cancelled)
        second = begin()

    assert isinstance(second.exception(), refusal)
    assert second.exception().rule == "S9"
