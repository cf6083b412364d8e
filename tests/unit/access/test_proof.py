from datetime import timedelta
from typing import ClassVar, cast

import pytest
from attrs import evolve, frozen

from mediklaud.application.authorise import authorise
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.proof import (
    ProofNeeded,
    SecondFactorMissing,
    require_fresh_factor,
)
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.shared.ids import AccountId, SessionId
from mediklaud.ports.system import Unit
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor, new

POLICY = AccessPolicy()
WITHOUT = AccessPolicy(staff_need_second_factor=False)
FIVE_MINUTES = timedelta(minutes=5)
A_SECOND = timedelta(seconds=1)


@frozen(kw_only=True)
class _LookAround(Command[None]):
    """What the front desk may do at any time."""

    permission: ClassVar = Permission.ENROL_PATIENT


@frozen(kw_only=True)
class _LookAtOneself(Command[None]):
    """What everybody may do who can sign in."""

    permission: ClassVar = Permission.USE_OWN_ACCOUNT


@frozen(kw_only=True)
class _OpenTheSafe(Command[None]):
    """What takes a fresh proof."""

    permission: ClassVar = Permission.ENROL_PATIENT
    step_up: ClassVar = True


def in_a_session(role=Role.FRONT_DESK, **proof):
    """A clerk who signed in on Monday morning with both, unless said otherwise."""
    usual = {"proven_at": MONDAY_MORNING, "factor_proven_at": MONDAY_MORNING}
    who = {"account_id": new(AccountId), "session_id": new(SessionId)}
    return Actor(roles={role}, **who, **{**usual, **proof})


def asked(kind, actor, now=MONDAY_MORNING, policy=POLICY):
    nobody_looks = cast("Unit", None)
    return authorise(kind(actor=actor), actor, nobody_looks, now, policy)


def test_staff_without_a_second_factor_reach_their_own_account_alone():
    limited = in_a_session(second_factor=False, factor_proven_at=None)

    assert asked(_LookAtOneself, limited)
    with pytest.raises(SecondFactorMissing):
        asked(_LookAround, limited)


def test_a_hospital_that_asks_for_none_lets_them_work():
    limited = in_a_session(second_factor=False, factor_proven_at=None)

    assert asked(_LookAround, limited, policy=WITHOUT) == EVERYONE


def test_a_patient_may_do_without():
    patient = in_a_session(Role.PATIENT, second_factor=False, factor_proven_at=None)

    assert asked(_LookAtOneself, patient)


def test_a_program_that_embeds_the_hospital_vouches_for_its_people():
    assert asked(_OpenTheSafe, an_actor(Role.FRONT_DESK)) == EVERYONE
    require_fresh_factor(an_actor(Role.DOCTOR), MONDAY_MORNING, POLICY)


def test_what_takes_a_fresh_proof_is_refused_after_five_minutes():
    clerk = in_a_session()

    assert asked(_OpenTheSafe, clerk, MONDAY_MORNING + FIVE_MINUTES - A_SECOND)
    with pytest.raises(ProofNeeded):
        asked(_OpenTheSafe, clerk, MONDAY_MORNING + FIVE_MINUTES)


def test_a_fresh_password_is_no_fresh_second_factor():
    later = MONDAY_MORNING + FIVE_MINUTES
    clerk = in_a_session(proven_at=later)

    assert asked(_OpenTheSafe, clerk, later)
    with pytest.raises(ProofNeeded):
        require_fresh_factor(clerk, later, POLICY)
    require_fresh_factor(evolve(clerk, factor_proven_at=later), later, POLICY)


def test_where_no_factor_is_asked_for_a_fresh_password_does():
    limited = in_a_session(second_factor=False, factor_proven_at=None)

    require_fresh_factor(limited, MONDAY_MORNING, WITHOUT)
    with pytest.raises(ProofNeeded):
        require_fresh_factor(limited, MONDAY_MORNING + FIVE_MINUTES, WITHOUT)
    with pytest.raises(ProofNeeded):
        require_fresh_factor(limited, MONDAY_MORNING, POLICY)
