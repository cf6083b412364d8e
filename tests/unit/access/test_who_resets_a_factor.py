"""A lost second factor is withdrawn by two people, by no single one (X2)."""

from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import STAFF, Role
from mediklaud.domain.access.approval import (
    APPROVER,
    AnotherDecides,
    OwnRequest,
)
from mediklaud.domain.access.matrix import MATRIX
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.proof import ProofNeeded
from mediklaud.domain.access.resetting import (
    AskedForAtTheDesk,
    NoPortalAccount,
    deciders_of,
)
from mediklaud.domain.access.roles import NotOnYourself
from mediklaud.domain.errors import NotPermitted, NotSignedIn
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.ports.access import Accounts
from tests.builders.access import (
    a_member,
    an_account,
    entries,
    signed_in,
)
from tests.builders.factor_resets import (
    asked,
    asked_at_the_desk,
    decided,
    has_factor,
    listed,
)
from tests.builders.factors import enrolled
from tests.hospital import a_hospital, an_actor, new, read

CMO, PRIVACY = Role.CHIEF_MEDICAL_OFFICER, Role.PRIVACY_OFFICER
ADMIN, DOCTOR = Role.ADMINISTRATOR, Role.DOCTOR


@pytest.fixture
def hospital(clock):
    """A hospital that asks its staff for a second factor, as the house rule is."""
    return a_hospital(None, clock, swap(AccessPolicy, AccessPolicy()))


@pytest.fixture
def admin(administrator):
    return administrator.as_actor()


@pytest.fixture
def chief(hospital):
    return a_member(hospital, CMO).as_actor()


@pytest.fixture
def officer(hospital):
    return a_member(hospital, PRIVACY).as_actor()


@pytest.fixture
def telephone(hospital, clerk):
    """What the clerk is about to lose."""
    return enrolled(hospital, clerk)


@pytest.fixture
def patient(hospital):
    return a_member(hospital, Role.PATIENT, patient_id=new(PatientId))


def test_the_administrator_decides_nothing(hospital, admin, clerk):
    asked(hospital, admin, clerk)

    with pytest.raises(NotPermitted):
        decided(hospital, admin, clerk)


@pytest.mark.usefixtures("telephone")
def test_nobody_decides_what_they_asked_for(hospital, officer, clerk):
    """Who asked as an administrator, and is a privacy officer by now."""
    asked(hospital, an_actor(ADMIN, account_id=officer.account_id), clerk)

    with pytest.raises(OwnRequest):
        decided(hospital, officer, clerk)
    assert has_factor(hospital, clerk)


def test_nobody_decides_about_their_own_account(hospital, admin, officer):
    account = read(hospital.storage, Accounts).get(officer.account_id)
    asked(hospital, admin, account)

    both = an_actor(CMO, account_id=officer.account_id)
    with pytest.raises(NotOnYourself):
        decided(hospital, both, account)


def test_nobody_asks_for_their_own_account(hospital, admin, administrator):
    with pytest.raises(NotOnYourself):
        asked(hospital, admin, administrator)


@pytest.mark.parametrize("role", sorted(STAFF))
def test_whoever_approves_the_role_decides(role):
    doctors = {DOCTOR, Role.SENIOR_DOCTOR}
    who = {"doctor_id": new(DoctorId)} if role in doctors else {}

    assert deciders_of(an_account(role, **who)) == {APPROVER[role]}


def test_the_privacy_officer_decides_where_no_role_says_who():
    patient = an_account(Role.PATIENT, patient_id=new(PatientId))
    newcomer = evolve(an_account(), roles=())

    assert deciders_of(patient) == deciders_of(newcomer) == {PRIVACY}


def test_all_who_decide_have_the_permission():
    deciders = {*APPROVER.values(), PRIVACY}

    assert set(MATRIX[Permission.DECIDE_FACTOR_RESET]) == deciders


def test_who_approves_other_roles_does_not_decide(hospital, admin, chief, clerk):
    asked(hospital, admin, clerk)

    with pytest.raises(AnotherDecides):
        decided(hospital, chief, clerk)


def test_a_program_without_an_account_neither_asks_nor_decides(
    hospital, admin, officer, clerk
):
    with pytest.raises(NotSignedIn):
        asked(hospital, evolve(admin, account_id=None), clerk)
    asked(hospital, admin, clerk)
    with pytest.raises(NotSignedIn):
        decided(hospital, evolve(officer, account_id=None), clerk)


def test_who_asks_has_just_proven_who_they_are(hospital, clock, administrator, clerk):
    caller = enrolled(hospital, administrator).caller
    clock.pass_by(timedelta(minutes=6))

    with pytest.raises(ProofNeeded):
        asked(hospital, caller, clerk)


def test_so_has_who_decides(hospital, clock, admin, clerk):
    caller = enrolled(hospital, a_member(hospital, PRIVACY)).caller
    asked(hospital, admin, clerk)
    clock.pass_by(timedelta(minutes=6))

    with pytest.raises(ProofNeeded):
        decided(hospital, caller, clerk)


@pytest.mark.usefixtures("chief")
def test_the_front_desk_asks_for_a_patient_who_stands_there(
    hospital, clerk, officer, patient
):
    enrolled(hospital, patient)
    asked_at_the_desk(hospital, clerk, patient.patient_id)
    decided(hospital, officer, patient)

    assert not signed_in(hospital, patient).second_factor_missing


def test_the_patient_can_read_who_did_it(hospital, clerk, officer, patient):
    asked_at_the_desk(hospital, clerk, patient.patient_id)
    decided(hospital, officer, patient)

    about = {entry.patient_id for entry in entries(hospital)[:2]}
    assert about == {patient.patient_id}


def test_the_administrator_does_not_ask_for_patients(hospital, admin, patient):
    with pytest.raises(AskedForAtTheDesk):
        asked(hospital, admin, patient)


def test_the_front_desk_does_not_ask_for_colleagues(hospital, clerk, administrator):
    with pytest.raises(NotPermitted):
        asked(hospital, clerk.as_actor(), administrator)


def test_a_patient_without_an_account_has_nothing_to_lose(hospital, clerk):
    with pytest.raises(NoPortalAccount):
        asked_at_the_desk(hospital, clerk, new(PatientId))


def test_only_the_privacy_officer_decides_about_a_patient(
    hospital, clerk, chief, patient
):
    asked_at_the_desk(hospital, clerk, patient.patient_id)

    with pytest.raises(AnotherDecides):
        decided(hospital, chief, patient)


def test_each_sees_what_waits_for_them(hospital, admin, chief, officer, clerk):
    doctor = a_member(hospital, DOCTOR, doctor_id=new(DoctorId))
    patient = a_member(hospital, Role.PATIENT, patient_id=new(PatientId))
    for account in (clerk, doctor):
        asked(hospital, admin, account)
    asked_at_the_desk(hospital, clerk, patient.patient_id)

    assert listed(hospital, chief) == [doctor.login]
    assert set(listed(hospital, officer)) == {clerk.login, patient.login}
    assert set(listed(hospital, admin)) == {clerk.login, doctor.login}
    with pytest.raises(NotPermitted):
        listed(hospital, clerk.as_actor())
