"""Who names a guardian, of whom, with what paper; and who ends it (P5)."""

from datetime import date, timedelta

import pytest

from mediklaud.application.privacy.end_guardianship import EndGuardianship
from mediklaud.application.privacy.list_guardianships import ListGuardianships
from mediklaud.application.privacy.list_wards import ListWards
from mediklaud.application.privacy.name_guardian import AlreadyGuardian
from mediklaud.application.registry.identify_patient import NobodyHasThisNumber
from mediklaud.domain.errors import NotFound
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.privacy.guardianship import (
    Basis,
    GuardianshipNotFound,
    GuardianshipOver,
    OwnGuardian,
)
from mediklaud.domain.privacy.majority import (
    EndsAfterMajority,
    GuardianIsNotOfAge,
    PaperNeeded,
    WardIsOfAge,
)
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.shared.numbers import MistypedNumber
from mediklaud.domain.shared.proxy import ProxyScope, Ward
from mediklaud.ports.messaging import Outbox
from tests.builders.registry import the_desk
from tests.builders.rights import (
    a_child,
    a_guardianship,
    an_adult,
    the_patient_of,
    to_name,
)
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital, read

NUMBER_OF_NOBODY = "P-000006-8"


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(None, clock)


@pytest.fixture
def child(hospital):
    return a_child(hospital)


@pytest.fixture
def mother(hospital):
    return an_adult(hospital)


def end(guardianship, actor):
    return EndGuardianship(actor=actor, guardianship_id=guardianship.id)


def test_the_front_desk_names_a_parent_and_stands_for_the_paper(
    hospital, child, mother
):
    clerk = the_desk()

    named = a_guardianship(hospital, child, mother, basis=Basis.PARENT, actor=clerk)

    assert (named.patient_id, named.guardian_id) == (child.id, mother.id)
    assert named.verified_by == named.named_by == clerk.account_id
    assert named.until == date(2033, 6, 1)


def test_it_ends_when_the_hospitals_day_begins(hospital, child, mother):
    named = a_guardianship(hospital, child, mother, until=date(2027, 3, 8))

    assert named.ends_at == MONDAY_MORNING + timedelta(days=7, hours=-8)


def test_a_patient_names_somebody_by_their_own_wish(hospital, mother):
    patient = an_adult(hospital, "Hasina Banu")
    actor = the_patient_of(patient)

    named = a_guardianship(hospital, patient, mother, actor=actor)

    assert named.verified_by is None
    assert named.named_by == actor.account_id


def test_a_patients_word_is_no_court_order(hospital, child, mother):
    actor = the_patient_of(child)

    with pytest.raises(PaperNeeded):
        hospital.handle(to_name(child, mother, actor=actor, basis=Basis.COURT_ORDER))


def test_the_patient_hears_of_it_wherever_it_was_said(hospital, child, mother):
    named = a_guardianship(hospital, child, mother)

    [notice] = read(hospital.storage, Outbox).to(Recipient.patient(child.id), 10)
    assert notice.cause.topic is Topic.GUARDIAN_NAMED
    assert notice.cause.subject_id == named.id.value


def test_the_guardian_is_named_by_number_and_by_nothing_else(hospital, child, mother):
    with pytest.raises(NobodyHasThisNumber):
        hospital.handle(to_name(child, mother, guardian_number=NUMBER_OF_NOBODY))
    with pytest.raises(MistypedNumber):
        hospital.handle(to_name(child, mother, guardian_number=mother.contact.phone))


def test_a_shared_phone_and_address_give_nothing(hospital, child, mother):
    assert mother.contact == child.contact

    actor = the_patient_of(mother)
    with pytest.raises(NotFound):
        hospital.handle(ListGuardianships(actor=actor, patient_id=child.id))


def test_a_child_looks_after_nobody(hospital, child):
    sister = a_child(hospital, "Runa Begum", date(2012, 1, 1))

    with pytest.raises(GuardianIsNotOfAge):
        a_guardianship(hospital, child, sister)


def test_no_parent_acts_for_somebody_of_age(hospital, mother):
    son = an_adult(hospital, "Jamal Uddin")

    with pytest.raises(WardIsOfAge):
        a_guardianship(hospital, son, mother, basis=Basis.PARENT)


def test_a_childs_guardian_stops_at_the_eighteenth_birthday(hospital, child, mother):
    with pytest.raises(EndsAfterMajority):
        a_guardianship(hospital, child, mother, until=date(2033, 6, 2))


def test_nobody_is_named_their_own_guardian(hospital, mother):
    with pytest.raises(OwnGuardian):
        a_guardianship(hospital, mother, mother)


def test_the_same_person_is_named_once_at_a_time(hospital, clock, child, mother):
    first = a_guardianship(hospital, child, mother, until=date(2027, 3, 8))

    with pytest.raises(AlreadyGuardian) as refused:
        a_guardianship(hospital, child, mother)

    assert refused.value.guardianship_id == first.id
    clock.pass_by(timedelta(days=8))
    assert a_guardianship(hospital, child, mother).id != first.id


def test_a_guardian_names_no_other(hospital, child, mother):
    ward = Ward(child.id, ProxyScope)
    guardian = the_patient_of(mother, wards=(ward,))

    with pytest.raises(PatientNotFound):
        hospital.handle(to_name(child, an_adult(hospital, "Aunt"), actor=guardian))


@pytest.mark.parametrize("who", ["patient", "guardian", "desk"])
def test_the_patient_the_guardian_and_the_desk_may_end_it(hospital, child, mother, who):
    named = a_guardianship(hospital, child, mother)
    actor = {
        "patient": the_patient_of(child),
        "guardian": the_patient_of(mother),
        "desk": the_desk(),
    }[who]

    ended = hospital.handle(end(named, actor))

    assert ended.ended_by == actor.account_id
    with pytest.raises(GuardianshipOver):
        hospital.handle(end(named, actor))


def test_nobody_else_ends_it_or_learns_of_it(hospital, child, mother):
    named = a_guardianship(hospital, child, mother)
    stranger = the_patient_of(an_adult(hospital, "Hasina Banu"))

    with pytest.raises(GuardianshipNotFound):
        hospital.handle(end(named, stranger))


def test_both_see_it_in_their_lists(hospital, child, mother):
    named = a_guardianship(hospital, child, mother)

    for patient in (child, mother):
        query = ListGuardianships(actor=the_patient_of(patient), patient_id=patient.id)
        assert hospital.handle(query) == (named,)


def test_whoever_acts_for_nobody_has_no_wards(hospital, mother):
    assert hospital.handle(ListWards(actor=the_patient_of(mother))) == ()


def test_whom_one_acts_for_is_told_by_name(hospital, child, mother):
    ward = Ward(child.id, (ProxyScope.BILLING,))

    (told,) = hospital.handle(ListWards(actor=the_patient_of(mother, wards=(ward,))))

    assert (told.patient.name, told.patient.number) == (child.name, child.number)
    assert told.scopes == ward.scopes
