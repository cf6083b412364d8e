import pytest
from attrs import evolve

from mediklaud.domain.access.actor import ANONYMOUS, Role
from mediklaud.domain.access.audit import Outcome
from mediklaud.domain.errors import Contended, NotPermitted, NotSignedIn
from mediklaud.ports.access import Audit
from tests.hospital import an_actor
from tests.unit.application.a_small_hospital import (
    CLERK,
    PATIENT_ID,
    Busy,
    Counted,
    CountSilently,
    Look,
    NotToday,
    Prepare,
    SmallHospital,
)


@pytest.fixture
def hospital(storage):
    return SmallHospital(storage)


def refused(hospital, why=NotToday, **how):
    with pytest.raises(why) as refusal:
        hospital.count(**how)
    return refusal.value


def test_what_is_asked_is_done_and_answered(hospital):
    assert hospital.count(word="two") == Counted(id=PATIENT_ID, number=1, word="two")
    assert hospital.reached() == 1


def test_a_message_that_is_refused_changes_nothing(hospital):
    hospital.stumble(NotToday("closed"))

    assert refused(hospital).reason == "closed"
    assert hospital.reached() == 0


def test_a_message_that_breaks_changes_nothing(hospital):
    hospital.stumble(ZeroDivisionError())

    with pytest.raises(ZeroDivisionError):
        hospital.count()
    assert hospital.reached() == 0
    assert hospital.entries() == ()


def test_a_message_whose_reaction_is_refused_changes_nothing(hospital):
    hospital.order.append("break")

    assert refused(hospital).reason == "a reaction"
    assert hospital.reached() == 0
    assert hospital.reached("noticed") == 0


class _FullDisk:
    """An audit that cannot be written."""

    def append(self, _entry):
        raise OSError


def test_a_message_that_cannot_be_audited_changes_nothing(storage):
    ports = {**storage.ports, Audit: lambda _: _FullDisk()}

    with pytest.raises(OSError):  # noqa: PT011 - this one and no other is raised
        SmallHospital(evolve(storage, ports=ports)).count()

    assert SmallHospital(storage).reached() == 0


def test_what_happened_has_its_consequences_in_order_and_these_theirs(hospital):
    hospital.count()

    assert hospital.order == ["first", "second", "third"]
    assert hospital.reached("noticed") == 1


def test_what_was_done_is_audited(hospital):
    hospital.count(request_id="r-9")

    (entry,) = hospital.entries()
    assert (entry.action, entry.outcome, entry.refusal) == (
        "count",
        Outcome.DONE,
        None,
    )
    assert (entry.account_id, entry.roles) == (CLERK.account_id, (Role.FRONT_DESK,))
    assert (entry.patient_id, entry.subject_id) == (PATIENT_ID, str(PATIENT_ID))
    assert (entry.at, entry.request_id) == (hospital.clock.now(), "r-9")


def test_what_was_refused_is_audited(hospital):
    hospital.stumble(NotToday("closed"))
    refused(hospital)

    (entry,) = hospital.entries()
    assert (entry.outcome, entry.refusal) == (Outcome.REFUSED, "not_today")
    assert (entry.account_id, entry.patient_id) == (CLERK.account_id, PATIENT_ID)


def test_a_refusal_has_its_consequences_too(hospital):
    hospital.stumble(NotToday("closed"))
    refused(hospital)

    assert hospital.order == ["regret closed"]
    assert hospital.reached("regretted") == 1
    assert hospital.reached() == 0


def test_they_come_once_though_others_changed_the_same_things(hospital):
    hospital.order.append("contend")
    hospital.stumble(NotToday("closed"))
    refused(hospital)

    assert hospital.reached("regretted") == 1
    assert len(hospital.entries()) == 1


@pytest.mark.parametrize(
    ("actor", "why"),
    [(an_actor(Role.BILLING), NotPermitted), (ANONYMOUS, NotSignedIn)],
    ids=["billing", "anonymous"],
)
def test_whoever_may_not_is_refused_before_anything_runs(hospital, actor, why):
    refused(hospital, why, actor=actor)

    assert hospital.runs == 0
    assert [entry.outcome for entry in hospital.entries()] == [Outcome.REFUSED]


def test_when_others_change_the_same_things_it_is_tried_again(hospital):
    hospital.stumble(*[Contended()] * 3)

    assert hospital.count().number == 1
    assert hospital.runs == 4
    assert len(hospital.entries()) == 1


def test_but_not_for_ever(hospital):
    hospital.stumble(*[Contended()] * 4)

    refused(hospital, Contended)
    assert hospital.runs == 4
    assert hospital.reached() == 0


@pytest.mark.parametrize("why", [Busy, Contended])
def test_what_was_not_decided_is_not_audited(hospital, why):
    hospital.stumble(*[why()] * 4)

    refused(hospital, why)
    assert hospital.entries() == ()


def test_some_messages_leave_no_trace(hospital):
    hospital.count(kind=CountSilently)

    assert hospital.reached() == 1
    assert hospital.entries() == ()


def test_a_look_writes_nothing(hospital):
    assert hospital.handle(Look(actor=CLERK)) == "seen"
    assert hospital.entries() == ()


def test_what_is_slow_is_done_beforehand_and_handed_over(hospital):
    assert hospital.handle(Prepare(actor=CLERK)) == "prepared, then used"
    assert hospital.order == ["prepared"]


def test_not_for_somebody_who_may_not(hospital):
    with pytest.raises(NotPermitted):
        hospital.handle(Prepare(actor=an_actor(Role.BILLING)))

    assert hospital.order == []


def test_what_is_for_the_hospital_alone_is_no_fact():
    assert NotToday("closed", hidden="why really").facts == {"reason": "closed"}
