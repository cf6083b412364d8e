"""What a guardian reaches, by scope; and what stays with the patient (P5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.matrix import Reach, grants_of
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.proxies import BY_PROXY, NEVER_BY_PROXY, is_open_to
from mediklaud.domain.access.scope import scope_of
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.proxy import ProxyScope, Ward
from tests.hospital import an_actor, new

OWN = sorted(
    permission
    for permission in Permission
    if Reach.OWN in {grant.reach for grant in grants_of(permission).values()}
)
SELF, WARD = new(PatientId), new(PatientId)
some_scopes = st.frozensets(st.sampled_from(ProxyScope))


def a_guardian(scopes, *roles):
    return an_actor(
        *(roles or [Role.PATIENT]), patient_id=SELF, wards=(Ward(WARD, scopes),)
    )


def test_of_everything_of_ones_own_it_is_said_whether_a_guardian_may_do_it():
    assert set(OWN) == set(BY_PROXY) | NEVER_BY_PROXY
    assert not set(BY_PROXY) & NEVER_BY_PROXY


@pytest.mark.parametrize("permission", OWN)
@given(some_scopes)
def test_a_guardian_reaches_the_ward_by_the_scopes_that_were_given(permission, scopes):
    scope = scope_of(a_guardian(scopes), permission)

    needed = BY_PROXY.get(permission)
    allowed = needed is not None and needed <= scopes
    assert scope.covers(WARD) == allowed == is_open_to(scopes, permission)
    assert scope.covers(SELF)


@pytest.mark.parametrize("permission", OWN)
@given(some_scopes, st.sampled_from(ProxyScope))
def test_another_scope_never_takes_anything_away(permission, scopes, more):
    if is_open_to(scopes, permission):
        assert is_open_to(scopes | {more}, permission)


@pytest.mark.parametrize("permission", sorted(NEVER_BY_PROXY))
def test_some_things_stay_with_the_patient(permission):
    assert not scope_of(a_guardian(ProxyScope), permission).covers(WARD)


@pytest.mark.parametrize("permission", OWN)
def test_without_a_guardianship_there_is_nobody_else(permission):
    scope = scope_of(an_actor(Role.PATIENT, patient_id=SELF), permission)

    assert scope.patients == {SELF}


def test_a_ward_gives_staff_nothing():
    guardian = a_guardian(ProxyScope, Role.DOCTOR)

    assert not scope_of(guardian, Permission.READ_RECORD).covers(WARD)


def test_what_is_done_for_a_ward_is_told_from_what_is_ones_own():
    guardian = a_guardian(ProxyScope)

    assert guardian.acts_for(WARD)
    assert not guardian.acts_for(SELF)
    assert not guardian.acts_for(new(PatientId))
    assert not guardian.acts_for(None)
