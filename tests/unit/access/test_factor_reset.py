"""Who lost telephone and paper comes in again by two people, by no single one (X2)."""

from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.ask_for_factor_reset import AskForFactorReset
from mediklaud.application.access.ask_for_patient_factor_reset import (
    AskForPatientFactorReset,
)
from mediklaud.application.access.change_roles import ChangeRoles
from mediklaud.application.access.create_service_account import CreateServiceAccount
from mediklaud.application.access.decide_factor_reset import DecideFactorReset
from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.list_factor_resets import ListFactorResets
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.bootstrap import swap
from mediklaud.domain.access.account import (
    AccountChanged,
    AccountDisabled,
    NotAPerson,
)
from mediklaud.domain.access.actor import ANONYMOUS, STAFF, Bearer, Role
from mediklaud.domain.access.approval import (
    APPROVER,
    AnotherDecides,
    NothingAsked,
    OwnRequest,
)
from mediklaud.domain.access.credentials import WrongCredentials
from mediklaud.domain.access.invitation import InvitationRefused
from mediklaud.domain.access.permissions import MATRIX, Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.proof import ProofNeeded, SecondFactorMissing
from mediklaud.domain.access.resetting import (
    AskedForAtTheDesk,
    NoPortalAccount,
    deciders_of,
)
from mediklaud.domain.access.roles import NotOnYourself
from mediklaud.domain.access.second_factor import SecondFactorNeeded
from mediklaud.domain.errors import NotPermitted, NotSignedIn
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.domain.shared.texts import MalformedText
from mediklaud.ports.access import Accounts
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.second_factors import SecondFactors
from tests.builders.access import (
    ANOTHER_PASSWORD,
    GOOD_PASSWORD,
    a_member,
    an_account,
    entries,
    signed_in,
    the_token,
)
from tests.builders.factors import enrolled, set_up
from tests.hospital import a_hospital, an_actor, new, read

CMO, PRIVACY = Role.CHIEF_MEDICAL_OFFICER, Role.PRIVACY_OFFICER
ADMIN, DESK, DOCTOR = Role.ADMINISTRATOR, Role.FRONT_DESK, Role.DOCTOR
WHY = "The telephone fell into the river with the bag"


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


def asked(hospital, actor, account, reason=WHY):
    command = AskForFactorReset(actor=actor, account_id=account.id, reason=reason)
    return hospital.handle(command)


def asked_at_the_desk(hospital, clerk, patient_id):
    command = AskForPatientFactorReset(
        actor=clerk.as_actor(), patient_id=patient_id, reason="Showed her identity card"
    )
    return hospital.handle(command)


def decided(hospital, actor, account, *, granted=True, **what):
    usual = {"account_id": account.id, "granted": granted, "reason": "Spoke to her"}
    return hospital.handle(DecideFactorReset(actor=actor, **{**usual, **what}))


def withdrawn(hospital, admin, officer, account):
    asked(hospital, admin, account)
    return decided(hospital, officer, account)


def has_factor(hospital, account):
    return read(hospital.storage, SecondFactors).in_use(account.id) is not None


def listed(hospital, actor):
    return [one.login for one in hospital.handle(ListFactorResets(actor=actor))]


def test_as_long_as_nobody_has_decided_the_factor_stays(
    hospital, admin, clerk, telephone
):
    asked(hospital, admin, clerk)

    with pytest.raises(SecondFactorNeeded):
        signed_in(hospital, clerk)
    assert hospital.handle(WhoAmI(actor=telephone.caller))


def test_once_another_has_granted_it_telephone_and_paper_are_void(
    hospital, admin, officer, clerk, telephone
):
    withdrawn(hospital, admin, officer, clerk)

    factors = read(hospital.storage, SecondFactors)
    assert factors.in_use(clerk.id) is None
    assert factors.recovery_codes_left(clerk.id) == 0
    again = signed_in(hospital, clerk, totp=telephone.recovery_codes[0])
    assert again.second_factor_missing


def test_every_session_ends(hospital, admin, officer, clerk, telephone):
    withdrawn(hospital, admin, officer, clerk)

    with pytest.raises(NotSignedIn):
        hospital.handle(WhoAmI(actor=telephone.caller))


@pytest.mark.usefixtures("telephone")
def test_the_password_stays_needed(hospital, admin, officer, clerk):
    withdrawn(hospital, admin, officer, clerk)

    with pytest.raises(WrongCredentials):
        signed_in(hospital, clerk, password=ANOTHER_PASSWORD)


@pytest.mark.usefixtures("telephone")
def test_a_link_that_was_open_does_not_do_instead(hospital, admin, officer, clerk):
    token = the_token(hospital, clerk.id)
    withdrawn(hospital, admin, officer, clerk)

    command = AcceptInvitation(actor=ANONYMOUS, token=token, password=ANOTHER_PASSWORD)
    with pytest.raises(InvitationRefused):
        hospital.handle(command)


@pytest.mark.usefixtures("telephone")
def test_then_staff_reach_their_own_account_alone_until_they_set_up_another(
    hospital, admin, officer, clerk
):
    withdrawn(hospital, admin, officer, clerk)
    caller = Bearer(signed_in(hospital, clerk).token)
    with pytest.raises(SecondFactorMissing):
        hospital.handle(FindPatients(actor=caller, q="rahim"))
    full = set_up(hospital, caller).caller

    hospital.handle(FindPatients(actor=full, q="rahim"))


@pytest.mark.usefixtures("telephone")
def test_what_is_refused_changes_nothing_and_no_longer_waits(
    hospital, admin, officer, clerk
):
    asked(hospital, admin, clerk)
    decided(hospital, officer, clerk, granted=False)

    assert has_factor(hospital, clerk)
    assert listed(hospital, officer) == []
    with pytest.raises(NothingAsked):
        decided(hospital, officer, clerk)


def test_there_is_something_to_decide(hospital, officer, clerk):
    with pytest.raises(NothingAsked):
        decided(hospital, officer, clerk)


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
    who = {"doctor_id": new(DoctorId)} if role is DOCTOR else {}

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


def test_a_wish_asked_anew_is_looked_at_anew(hospital, admin, officer, clerk):
    seen = asked(hospital, admin, clerk).version
    asked(hospital, admin, clerk, reason="It was stolen")

    with pytest.raises(AccountChanged):
        decided(hospital, officer, clerk, version=seen)
    assert decided(hospital, officer, clerk, version=seen + 1)


def test_who_has_left_gets_nothing(hospital, admin, officer, clerk):
    asked(hospital, admin, clerk)
    hospital.handle(DisableAccount(actor=admin, account_id=clerk.id))

    with pytest.raises(AccountDisabled):
        decided(hospital, officer, clerk)
    decided(hospital, officer, clerk, granted=False)
    with pytest.raises(AccountDisabled):
        asked(hospital, admin, clerk)


def test_a_program_has_no_telephone_to_lose(hospital, admin):
    made = hospital.handle(
        CreateServiceAccount(
            actor=admin, name="City portal", permissions=(Permission.FIND_SLOT,)
        )
    )
    account = read(hospital.storage, Accounts).get(made.account_id)

    with pytest.raises(NotAPerson):
        asked(hospital, admin, account)


def test_a_reason_is_given_both_times(hospital, admin, officer, clerk):
    with pytest.raises(MalformedText):
        asked(hospital, admin, clerk, reason=" ")
    asked(hospital, admin, clerk)
    with pytest.raises(MalformedText):
        decided(hospital, officer, clerk, reason="")


def test_the_account_remembers_who_asked_who_decided_and_why(
    hospital, admin, officer, clerk
):
    account = withdrawn(hospital, admin, officer, clerk)

    (reset,) = account.factor_resets
    assert (reset.asked_by, reset.reason) == (admin.account_id, WHY)
    assert (reset.decision.by, reset.decision.reason) == (
        officer.account_id,
        "Spoke to her",
    )
    assert reset.decision.granted


def test_the_audit_tells_who_asked_and_who_decided_but_not_why(
    hospital, admin, officer, clerk
):
    withdrawn(hospital, admin, officer, clerk)

    deciding, asking = entries(hospital)[:2]
    assert (asking.action, asking.account_id) == (
        "ask_for_factor_reset",
        admin.account_id,
    )
    assert (deciding.action, deciding.account_id) == (
        "decide_factor_reset",
        officer.account_id,
    )
    assert asking.subject_id == deciding.subject_id == str(clerk.id)
    assert "river" not in repr((asking, deciding, asked(hospital, admin, clerk)))


def test_who_asks_does_not_learn_whether_there_is_a_second_factor(
    hospital, admin, clerk
):
    """Only who knows the password does (X2)."""
    without = asked(hospital, admin, clerk)
    enrolled(hospital, clerk)
    with_one = asked(hospital, admin, clerk)

    assert evolve(with_one, version=without.version) == without


def test_other_roles_leave_the_wish_waiting(hospital, admin, officer, clerk):
    asked(hospital, admin, clerk)
    command = ChangeRoles(actor=admin, account_id=clerk.id, roles=(Role.BILLING,))
    hospital.handle(command)

    assert listed(hospital, officer) == [clerk.login]


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


@pytest.mark.parametrize("granted", [True, False])
def test_whoever_can_be_reached_is_told_that_it_was_withdrawn(
    hospital, admin, officer, granted
):
    member = a_member(hospital, DESK, login="shirin@hospital.test")
    asked(hospital, admin, member)
    decided(hospital, officer, member, granted=granted)

    told = read(hospital.storage, Outbox).to(Recipient.account(member.id), 10)
    topics = [notice.cause.topic for notice in told]
    assert topics == ([Topic.SECOND_FACTOR_WITHDRAWN] if granted else [])


def test_who_comes_back_has_the_password_they_had(hospital, admin, officer, clerk):
    withdrawn(hospital, admin, officer, clerk)

    assert signed_in(hospital, clerk, password=GOOD_PASSWORD).token
