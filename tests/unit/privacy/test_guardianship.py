"""A guardianship: what it is, when it holds, how it ends (P5)."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from mediklaud.domain.privacy.guardianship import (
    GuardianshipOver,
    NoScope,
    OwnGuardian,
)
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.domain.shared.proxy import ProxyScope
from tests.builders.rights import A_YEAR, one_guardianship
from tests.clock import MONDAY_MORNING
from tests.hospital import new

NOW = MONDAY_MORNING
SECOND = timedelta(seconds=1)
moments = st.timedeltas(-A_YEAR, 2 * A_YEAR).map(lambda time: NOW + time)


@given(moments)
@example(NOW - SECOND)
@example(NOW)
@example(NOW + A_YEAR - SECOND)
@example(NOW + A_YEAR)
def test_it_holds_from_when_it_was_named_until_its_day_begins(moment):
    guardianship = one_guardianship()

    assert guardianship.holds_at(moment) == (NOW <= moment < NOW + A_YEAR)


@given(st.timedeltas(timedelta(0), A_YEAR - SECOND), moments)
def test_once_ended_it_never_holds_again(after, moment):
    guardianship = one_guardianship()

    ended = guardianship.end(by=None, at=NOW + after)

    assert not ended.holds_at(moment)


def test_it_ends_with_who_and_when():
    clerk = new(AccountId)

    ended = one_guardianship().end(by=clerk, at=NOW + SECOND)

    assert (ended.ended_by, ended.ended_at) == (clerk, NOW + SECOND)
    assert ended.version == 2


@pytest.mark.parametrize("at", [NOW + A_YEAR, NOW + A_YEAR + SECOND])
def test_what_has_ended_by_itself_cannot_be_ended(at):
    with pytest.raises(GuardianshipOver):
        one_guardianship().end(by=None, at=at)


def test_it_ends_once():
    ended = one_guardianship().end(by=None, at=NOW)

    with pytest.raises(GuardianshipOver):
        ended.end(by=None, at=NOW)


def test_it_is_over_something():
    with pytest.raises(NoScope):
        one_guardianship(scopes=())


def test_nobody_is_their_own_guardian():
    patient_id = new(PatientId)

    with pytest.raises(OwnGuardian):
        one_guardianship(patient_id=patient_id, guardian_id=patient_id)


@given(st.lists(st.sampled_from(ProxyScope), min_size=1))
def test_each_scope_counts_once_in_whatever_order_they_are_said(scopes):
    one = one_guardianship(scopes=scopes)

    assert one == evolve(one, scopes=tuple(reversed(scopes)) * 2)
