"""Two clerks at two desks, with the same person in front of them."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from mediklaud.domain.registry.duplicates import LikelyDuplicate
from mediklaud.domain.registry.licence import LicenceTaken
from tests.builders.registry import to_enrol, to_register
from tests.hospital import a_hospital

CLERKS = 6


def at_once(hospital, command, refusal):
    """What all the clerks are answered who send the same command at one moment."""
    together = Barrier(CLERKS)

    def send(_clerk):
        together.wait()
        try:
            return hospital.handle(command)
        except refusal as no:
            return no

    with ThreadPoolExecutor(CLERKS) as clerks:
        return list(clerks.map(send, range(CLERKS)))


@pytest.mark.parametrize("first_of_all", [True, False])
def test_one_enrols_the_patient_and_the_others_are_told(database, first_of_all):
    hospital = a_hospital(database)
    if not first_of_all:
        hospital.handle(to_enrol(name="Somebody Before"))
    answers = at_once(hospital, to_enrol(national_id="1990-123"), LikelyDuplicate)
    told = [answer for answer in answers if isinstance(answer, LikelyDuplicate)]
    (enrolment,) = [answer for answer in answers if answer not in told]
    assert [no.candidates for no in told] == [(enrolment.patient_id,)] * (CLERKS - 1)


def test_all_enrol_when_they_say_why_each_under_a_number_of_its_own(database):
    hospital = a_hospital(database)
    command = to_enrol(duplicate_reason="six cousins of one name")
    answers = at_once(hospital, command, LikelyDuplicate)
    numbers = sorted(answer.patient.number[:8] for answer in answers)
    assert numbers == [f"P-00000{count}" for count in range(1, CLERKS + 1)]


def test_one_licence_is_registered_once(database):
    hospital = a_hospital(database)
    answers = at_once(hospital, to_register(), LicenceTaken)
    taken = [answer for answer in answers if isinstance(answer, LicenceTaken)]
    assert len(taken) == CLERKS - 1
