"""Which accounts did how much in a time (X4)."""

from datetime import timedelta

import pytest

from mediklaud.application.privacy.list_activity import ListActivity
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.access.actor import Role
from mediklaud.domain.privacy.reporting import TooMuchTime
from mediklaud.domain.shared.period import Period
from tests.builders.access import a_member
from tests.builders.privacy import the_officer
from tests.builders.registry import an_enrolled_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital

A_DAY = timedelta(days=1)


def test_who_was_at_work_is_named_and_no_patient_is():
    hospital = a_hospital()
    patient = an_enrolled_patient(hospital)
    clerk = a_member(hospital, Role.FRONT_DESK, name="Karim Uddin").as_actor()
    hospital.handle(ReadPatient(actor=clerk, patient_id=patient.id))

    day = Period(MONDAY_MORNING, MONDAY_MORNING + A_DAY)
    query = ListActivity(actor=the_officer(), since=day.start, until=day.end)
    found = hospital.handle(query)

    theirs = next(one for one in found if one.name == "Karim Uddin")
    assert theirs.activity.patients == 1
    assert str(patient.id) not in repr(found)


def test_too_long_a_time_is_refused():
    hospital, long = a_hospital(), MONDAY_MORNING + 93 * A_DAY

    with pytest.raises(TooMuchTime):
        hospital.handle(
            ListActivity(actor=the_officer(), since=MONDAY_MORNING, until=long)
        )
