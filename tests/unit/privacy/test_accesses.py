"""Who opened my record, and whose records an account opened (X7, X4)."""

from datetime import timedelta
from typing import Any

import pytest

from mediklaud.application.catalogue import catalogue
from mediklaud.application.privacy.list_accesses import ListAccesses
from mediklaud.application.privacy.list_patients_read_by import ListPatientsReadBy
from mediklaud.application.records.read_record import ReadRecord
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.access.actor import STAFF, Role
from mediklaud.domain.errors import NotPermitted
from mediklaud.domain.privacy import plain_words
from mediklaud.domain.privacy.break_glass import BREAK_GLASS
from mediklaud.domain.privacy.plain_words import in_words
from mediklaud.domain.privacy.reporting import TooMuchTime
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.ports.access import Audit
from tests.builders.access import a_member, an_entry
from tests.builders.at_work import a_doctor_at_work
from tests.builders.privacy import broken, the_officer
from tests.builders.registry import an_enrolled_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital, an_actor, new, ports_of

DAY = timedelta(days=1)
MONDAY: dict[str, Any] = {
    "since": MONDAY_MORNING,
    "until": MONDAY_MORNING + DAY,
}


@pytest.fixture
def hospital():
    return a_hospital()


@pytest.fixture
def patient(hospital):
    return an_enrolled_patient(hospital)


@pytest.fixture
def oneself(patient):
    return an_actor(Role.PATIENT, patient_id=patient.id)


@pytest.fixture
def clerk(hospital):
    return a_member(hospital, Role.FRONT_DESK, name="Karim Clerk").as_actor()


def accesses(hospital, patient, actor=None, **what):
    query = ListAccesses(actor=actor or the_officer(), patient_id=patient.id, **what)
    return hospital.handle(query)


def test_the_patient_sees_who_did_what_and_when(hospital, patient, oneself, clerk):
    hospital.handle(ReadPatient(actor=clerk, patient_id=patient.id))

    newest = accesses(hospital, patient, oneself)[0]

    assert (newest.name, newest.roles) == ("Karim Clerk", ("front_desk",))
    assert newest.what == "read the file: name, birth date, address, contact"
    assert (newest.at, newest.purpose) == (MONDAY_MORNING, None)
    assert not newest.listed


def test_lists_in_which_they_stood_are_told_too(hospital, patient, oneself, clerk):
    an_enrolled_patient(hospital)
    hospital.handle(FindPatients(actor=clerk, q=patient.number))

    newest = accesses(hospital, patient, oneself)[0]

    assert newest.listed
    assert newest.what == "searched for patients"


def test_emergency_access_is_told_as_such(hospital, patient, oneself):
    found = a_doctor_at_work(hospital)
    account = a_member(hospital, Role.DOCTOR, doctor_id=found.id, name="Salma Begum")
    broken(hospital, account.as_actor(), patient)
    hospital.handle(ReadRecord(actor=account.as_actor(), patient_id=patient.id))

    read, taken, *_ = accesses(hospital, patient, oneself)

    assert {read.purpose, taken.purpose} == {BREAK_GLASS}
    assert {read.name, taken.name} == {"Salma Begum"}
    assert taken.what == "took emergency access to the record"


def test_nobody_is_told_a_patients_own_name(hospital, patient):
    who = {"patient_id": patient.id, "name": patient.number}
    oneself = a_member(hospital, Role.PATIENT, **who).as_actor()
    hospital.handle(ReadPatient(actor=oneself, patient_id=patient.id))

    newest = accesses(hospital, patient, oneself)[0]

    assert (newest.name, newest.roles) == (None, ("patient",))


def test_what_was_refused_opened_nothing(hospital, patient, oneself):
    before = accesses(hospital, patient)
    stranger = an_actor(Role.DOCTOR, doctor_id=new(DoctorId))
    with pytest.raises(PatientNotFound):
        hospital.handle(ReadRecord(actor=stranger, patient_id=patient.id))

    now = accesses(hospital, patient, oneself)

    assert [one.action for one in now] == ["list_accesses"] + [
        one.action for one in before
    ]


def test_a_long_list_is_given_in_parts(hospital, patient, clerk):
    for _ in range(3):
        hospital.handle(ReadPatient(actor=clerk, patient_id=patient.id))

    first = accesses(hospital, patient, limit=2)
    rest = accesses(hospital, patient, after=first[-1].id)

    assert len(first) == 2
    assert first[-1].id > rest[0].id
    assert rest[-1].action == "enrol_patient"


def test_another_patient_sees_nothing(hospital, patient):
    other = an_actor(Role.PATIENT, patient_id=an_enrolled_patient(hospital).id)

    with pytest.raises(PatientNotFound):
        accesses(hospital, patient, other)


@pytest.mark.parametrize("role", sorted(STAFF - {Role.PRIVACY_OFFICER}))
def test_of_staff_only_the_privacy_officer_looks(hospital, patient, role):
    somebody = an_actor(role, doctor_id=new(DoctorId))

    with pytest.raises(NotPermitted):
        accesses(hospital, patient, somebody)
    with pytest.raises(NotPermitted):
        hospital.handle(
            ListPatientsReadBy(actor=somebody, account_id=new(AccountId), **MONDAY)
        )


def read_by(hospital, actor, **time):
    query = ListPatientsReadBy(
        actor=the_officer(), account_id=actor.account_id, **{**MONDAY, **time}
    )
    return hospital.handle(query)


def test_of_a_compromised_account_exactly_those_it_read_are_told(
    hospital, patient, clerk
):
    listed, unseen = an_enrolled_patient(hospital), an_enrolled_patient(hospital)
    for _ in range(2):
        hospital.handle(ReadPatient(actor=clerk, patient_id=patient.id))
    hospital.handle(FindPatients(actor=clerk, q=listed.number))

    found = {one.patient_id: one.times for one in read_by(hospital, clerk)}

    assert found == {patient.id: 2, listed.id: 1}
    assert unseen.id not in found
    earlier = {"since": MONDAY_MORNING - DAY, "until": MONDAY_MORNING}
    assert read_by(hospital, clerk, **earlier) == ()


@pytest.mark.parametrize("days", [-1, 0, 93])
def test_a_time_ends_after_it_begins_and_is_not_too_long(hospital, clerk, days):
    with pytest.raises(TooMuchTime):
        read_by(hospital, clerk, until=MONDAY_MORNING + days * DAY)


def test_words_are_kept_for_what_there_is_and_found_for_the_rest():
    actions = {kind.action() for kind in catalogue().use_cases}

    assert set(plain_words._WORDS) <= actions
    assert in_words("stroke_the_cat") == "stroke the cat"


def test_ones_own_sign_in_is_no_list(hospital, patient):
    who = an_actor(Role.PATIENT, patient_id=patient.id)
    known = {"account_id": who.account_id, "roles": (Role.PATIENT,)}
    signed_in = an_entry(action="sign_in", patient_id=None, seen=(patient.id,), **known)
    with ports_of(hospital.storage) as port:
        port(Audit).append(signed_in)

    assert not accesses(hospital, patient, who)[0].listed
