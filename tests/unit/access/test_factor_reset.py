"""Who lost telephone and paper comes in again, with the password they had (X2)."""

import pytest
from attrs import evolve

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.change_roles import ChangeRoles
from mediklaud.application.access.create_service_account import CreateServiceAccount
from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.bootstrap import swap
from mediklaud.domain.access.account import (
    AccountChanged,
    AccountDisabled,
    NotAPerson,
)
from mediklaud.domain.access.actor import ANONYMOUS, Bearer, Role
from mediklaud.domain.access.approval import (
    NothingAsked,
)
from mediklaud.domain.access.credentials import WrongCredentials
from mediklaud.domain.access.invitation import InvitationRefused
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.proof import SecondFactorMissing
from mediklaud.domain.access.second_factor import SecondFactorNeeded
from mediklaud.domain.errors import NotSignedIn
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.shared.texts import MalformedText
from mediklaud.ports.access import Accounts
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.second_factors import SecondFactors
from tests.builders.access import (
    ANOTHER_PASSWORD,
    GOOD_PASSWORD,
    a_member,
    entries,
    signed_in,
    the_token,
)
from tests.builders.factor_resets import (
    WHY,
    asked,
    decided,
    has_factor,
    listed,
    withdrawn,
)
from tests.builders.factors import enrolled, set_up
from tests.hospital import a_hospital, read

PRIVACY = Role.PRIVACY_OFFICER
DESK = Role.FRONT_DESK


@pytest.fixture
def hospital(clock):
    """A hospital that asks its staff for a second factor, as the house rule is."""
    return a_hospital(None, clock, swap(AccessPolicy, AccessPolicy()))


@pytest.fixture
def admin(administrator):
    return administrator.as_actor()


@pytest.fixture
def officer(hospital):
    return a_member(hospital, PRIVACY).as_actor()


@pytest.fixture
def telephone(hospital, clerk):
    """What the clerk is about to lose."""
    return enrolled(hospital, clerk)


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
