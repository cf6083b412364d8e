"""A patient's wish about the record: answered in time, never overwritten (X7)."""

from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediklaud.domain.privacy.amendment import (
    AmendmentAnswered,
    AmendmentStatus,
    NoMoreTime,
    NothingToDisagreeWith,
)
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.texts import MalformedText
from tests.builders.rights import an_amendment
from tests.clock import MONDAY_MORNING
from tests.hospital import new

NOW = MONDAY_MORNING
DAY = timedelta(days=1)
POLICY = PrivacyPolicy()
OFFICER = new(AccountId)


def decided(*, accepted, text="It was the left knee."):
    return an_amendment().decide(accepted=accepted, text=text, by=OFFICER, at=NOW)


def extended(after=DAY):
    return an_amendment().extend("On leave.", at=NOW + after, policy=POLICY)


def test_accepted_the_correction_stands_beside_what_was_asked():
    accepted = decided(accepted=True)

    assert accepted.status is AmendmentStatus.ACCEPTED
    assert accepted.correction == "It was the left knee."
    assert accepted.text == an_amendment().text
    assert (accepted.decision.by, accepted.decision.at) == (OFFICER, NOW)
    assert accepted.version == 2


def test_denied_there_is_a_reason_and_no_correction():
    denied = decided(accepted=False, text="The picture shows the right knee.")

    assert denied.status is AmendmentStatus.DENIED
    assert denied.correction is None


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
def test_it_is_answered_once(first, second):
    with pytest.raises(AmendmentAnswered):
        decided(accepted=first).decide(accepted=second, text="No", by=None, at=NOW)


@pytest.mark.parametrize("accepted", [True, False])
def test_an_answer_says_something(accepted):
    with pytest.raises(MalformedText):
        decided(accepted=accepted, text=" ")


@given(st.timedeltas(timedelta(0), 100 * DAY))
@example(60 * DAY - timedelta(seconds=1))
@example(60 * DAY)
def test_time_is_extended_before_it_has_run_out(after):
    try:
        assert extended(after).due_at == NOW + 90 * DAY
        assert after < 60 * DAY
    except NoMoreTime:
        assert after >= 60 * DAY


def test_time_is_extended_once():
    with pytest.raises(NoMoreTime):
        extended().extend("Still on leave.", at=NOW + 70 * DAY, policy=POLICY)


def test_what_is_answered_needs_no_more_time():
    with pytest.raises(AmendmentAnswered):
        decided(accepted=False).extend("On leave.", at=NOW, policy=POLICY)


def test_late_is_answered_all_the_same():
    late = an_amendment().decide(accepted=True, text="So.", by=None, at=NOW + 99 * DAY)

    assert late.status is AmendmentStatus.ACCEPTED


def test_a_patient_disagrees_with_a_denial_for_good():
    disputed = decided(accepted=False).disagree("I was there.", at=NOW + DAY)

    assert disputed.disagreement.statement == "I was there."
    with pytest.raises(NothingToDisagreeWith):
        disputed.disagree("Something else.", at=NOW + DAY)


@pytest.mark.parametrize("asked", [an_amendment(), decided(accepted=True)])
def test_without_a_denial_there_is_nothing_to_disagree_with(asked):
    with pytest.raises(NothingToDisagreeWith):
        asked.disagree("I was there.", at=NOW)


def test_nothing_that_was_said_is_shown_in_a_log():
    disputed = decided(accepted=False, text="Secret").disagree("Hidden", at=NOW)

    assert not {"Secret", "Hidden", "knee"} & set(repr(disputed).split("'"))
