import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.access.account import AccountDisabled, AccountStatus
from mediklaud.domain.access.actor import STAFF, Role
from mediklaud.domain.access.roles import (
    NotOnYourself,
    RolesDoNotFit,
    require_another,
)
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId, SessionId
from tests.builders.access import a_patients_account, an_account
from tests.hospital import new

ALONE = {Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.PATIENT}
ACTIVE, INVITED = AccountStatus.ACTIVE, AccountStatus.INVITED


def refused_because(*roles, **who):
    with pytest.raises(RolesDoNotFit) as refused:
        an_account(*roles, **who)
    return refused.value.why


DISPENSES = {Role.PHARMACIST}


@given(st.sets(st.sampled_from(sorted(STAFF - ALONE - DISPENSES)), min_size=1))
def test_other_staff_roles_go_together(roles):
    assert set(an_account(*roles, doctor_id=new(DoctorId)).roles) == roles


@pytest.mark.parametrize("prescribes", [Role.DOCTOR, Role.SENIOR_DOCTOR])
def test_nobody_both_prescribes_and_dispenses(prescribes):
    who = {"doctor_id": new(DoctorId)}

    assert refused_because(Role.PHARMACIST, prescribes, **who) == "prescribes"


@given(st.sampled_from(sorted(ALONE)), st.sampled_from(sorted(STAFF)))
def test_some_roles_are_held_alone(alone, other):
    if alone == other:
        return
    who = {"patient_id": new(PatientId), "doctor_id": new(DoctorId)}

    assert refused_because(alone, other, **who) == "held_alone"


def test_who_is_made_a_doctor_without_a_file_is_told_what_is_missing():
    with pytest.raises(RolesDoNotFit, match="doctor_id"):
        an_account(roles=(Role.DOCTOR,))


def test_who_has_no_role_yet_is_a_newcomer():
    assert evolve(an_account(), roles=()).as_actor().roles == {Role.NEWCOMER}


@pytest.mark.parametrize(
    "role", [Role.WORKER, Role.ANYONE, Role.NEWCOMER, Role.SERVICE]
)
def test_some_roles_are_given_to_nobody(role):
    assert refused_because(role) == "not_given"


def test_a_doctor_is_a_registered_one():
    assert refused_because(Role.DOCTOR) == "needs_doctor"


def test_a_patient_is_an_enrolled_one():
    assert refused_because(Role.PATIENT) == "needs_patient"


def test_a_patients_account_stays_a_patients():
    assert refused_because(Role.BILLING, patient_id=new(PatientId)) == "needs_patient"


def test_roles_are_kept_in_one_order_and_once():
    one = an_account(Role.FRONT_DESK, Role.BILLING, Role.BILLING)

    assert one.roles == (Role.BILLING, Role.FRONT_DESK)


def test_an_invited_account_becomes_active_under_the_login_its_person_picks():
    account = a_patients_account(status=INVITED).activate("rahima")

    assert (account.status, account.login) == (ACTIVE, "rahima")


def test_a_disabled_account_is_not_activated():
    with pytest.raises(AccountDisabled):
        an_account().disable().activate()


@pytest.mark.parametrize(("has_password", "then"), [(True, ACTIVE), (False, INVITED)])
def test_enabling_gives_back_what_it_was(has_password, then):
    account = an_account().disable()

    assert account.enable(has_password=has_password).status is then


def test_enabling_what_is_not_disabled_changes_nothing():
    invited = an_account(status=INVITED)

    assert invited.enable(has_password=True) == invited


def test_only_an_active_administrator_administers():
    administrator = an_account(Role.ADMINISTRATOR)

    assert administrator.administers
    assert not administrator.disable().administers
    assert not an_account(Role.PRIVACY_OFFICER).administers


def test_its_person_speaks_in_its_roles():
    account, session_id = a_patients_account(), new(SessionId)
    actor = account.as_actor(session_id)

    assert actor.roles == {Role.PATIENT}
    assert actor.account_id == account.id
    assert actor.patient_id == account.patient_id
    assert actor.session_id == session_id


def test_nobody_does_it_to_themselves():
    own = new(AccountId)

    require_another(new(AccountId), own)
    with pytest.raises(NotOnYourself):
        require_another(own, own)


def test_an_account_tells_nothing_of_a_password():
    assert "password" not in {a.name for a in type(an_account()).__attrs_attrs__}
