"""Strangers who knock all day are listened to for a while; others are served (X2)."""

from datetime import timedelta

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.adapters.patience import ProcessPatience
from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.list_accounts import ListAccounts
from mediklaud.application.access.sign_in import SignIn
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import ANONYMOUS, Bearer, Role
from mediklaud.domain.access.credentials import WrongCredentials
from mediklaud.domain.access.noise import TooMuchNoise, Unheard
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.errors import NotPermitted, NotSignedIn, Refusal
from mediklaud.ports.patience import Patience
from tests.builders.access import GOOD_PASSWORD, a_member, entries, signed_in
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital

HERE, NEXT_DOOR, ELSEWHERE = "203.0.113.7", "203.0.113.99", "198.51.100.1"
POLICY = AccessPolicy(noise_of_a_network=3, noise_of_all=10)
PIECE = POLICY.patience_comes_back
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(None, clock, swap(Patience, ProcessPatience(POLICY)))


def knocks(hospital, caller=ANONYMOUS, source=HERE, kind=ListDoctors):
    hospital.handle(kind(actor=caller, source=source))


def knocked_down(hospital, times=3, **how):
    for _ in range(times):
        with pytest.raises(NotSignedIn):
            knocks(hospital, **how)


def turned_away(hospital, **how):
    with pytest.raises(TooMuchNoise) as refused:
        knocks(hospital, **how)
    return refused.value.retry_after_seconds


STRANGERS = [ANONYMOUS, Bearer("of-a-session-long-ended"), Bearer("mk_1_no-program")]


@pytest.mark.parametrize("stranger", STRANGERS, ids=["nothing", "session", "program"])
def test_a_stranger_who_goes_on_is_turned_away_and_told_when_to_come_back(
    hospital, stranger
):
    knocked_down(hospital, caller=stranger)

    assert turned_away(hospital, caller=stranger) == PIECE.total_seconds()


def test_what_is_turned_away_leaves_no_entry_each(hospital):
    knocked_down(hospital)

    for _ in range(20):
        turned_away(hospital)

    actions = [entry.action for entry in entries(hospital)]
    assert actions == ["turn_away_noise", *["list_doctors"] * 3]


@frozen
class Watched:
    """A storage that counts what is asked of it: to write, or only to read."""

    storage: MemoryStorage
    asked: list[bool] = field(factory=list)

    def unit(self, *, writes, **how):
        self.asked.append(writes)
        return self.storage.unit(writes=writes, **how)

    def close(self):
        self.storage.close()


@pytest.mark.parametrize(("stranger", "looks"), [(ANONYMOUS, 0), (STRANGERS[1], 1)])
def test_whoever_is_turned_away_costs_one_look_at_most(clock, stranger, looks):
    watched = Watched(MemoryStorage(memory.PORTS))
    hospital = a_hospital(watched, clock, swap(Patience, ProcessPatience(POLICY)))
    knocked_down(hospital, caller=stranger)
    turned_away(hospital, caller=stranger)
    watched.asked.clear()

    turned_away(hospital, caller=stranger)

    assert watched.asked == [False] * looks


def test_a_made_up_invitation_never_waits_for_the_one_who_writes(clock):
    watched = Watched(MemoryStorage(memory.PORTS))
    hospital = a_hospital(watched, clock, swap(Patience, ProcessPatience(POLICY)))
    knocked_down(hospital)
    turned_away(hospital)
    watched.asked.clear()

    with pytest.raises(TooMuchNoise):
        hospital.handle(
            AcceptInvitation(
                actor=ANONYMOUS, token="made up", password=GOOD_PASSWORD, source=HERE
            )
        )

    assert not any(watched.asked)


def test_it_is_told_once_a_minute_how_many_were_not_heard(hospital, clock):
    knocked_down(hospital)
    for _ in range(5):
        turned_away(hospital)
    clock.pass_by(A_MINUTE / 4)
    turned_away(hospital)
    clock.pass_by(A_MINUTE * 3 / 4 - timedelta(seconds=31))
    turned_away(hospital)

    clock.pass_by(timedelta(seconds=31))
    knocked_down(hospital, times=2)
    turned_away(hospital)

    later, first = entries(hospital, action="turn_away_noise")
    assert (first.subject_id, later.subject_id) == (
        "1 from 203.0.113.0/24",
        "6 from 203.0.113.0/24",
    )
    assert (first.refusal, first.account_id) == ("too_much_noise", None)


def test_a_ward_behind_one_address_goes_on_working(hospital):
    caller = Bearer(signed_in(hospital, a_member(hospital)).token)
    knocked_down(hospital)
    turned_away(hospital)

    assert hospital.handle(WhoAmI(actor=caller, source=HERE))
    with pytest.raises(NotPermitted):
        knocks(hospital, caller=caller, kind=ListAccounts)


def test_and_signs_in(hospital):
    account = a_member(hospital)
    knocked_down(hospital)
    turned_away(hospital)

    assert signed_in(hospital, account, source=HERE)


def test_whoever_has_a_session_and_may_not_is_no_stranger(hospital):
    caller = Bearer(signed_in(hospital, a_member(hospital)).token)

    for _ in range(10):
        with pytest.raises(NotPermitted):
            knocks(hospital, caller=caller, kind=ListAccounts)
    knocked_down(hospital)


def test_a_wrong_password_is_slowed_by_itself_and_always_told(hospital):
    account = a_member(hospital)
    for _ in range(4):
        with pytest.raises(WrongCredentials):
            signed_in(hospital, account, "not the right one", source=HERE)

    assert len(entries(hospital, action="sign_in")) == 4


@pytest.mark.parametrize(
    "message",
    [
        AcceptInvitation(
            actor=ANONYMOUS, token="made up", password=GOOD_PASSWORD, source=HERE
        ),
        SignIn(actor=ANONYMOUS, login="%", password="x", source=HERE),
    ],
    ids=["an invitation nobody made", "a login nobody can have"],
)
def test_other_refusals_of_strangers_are_noise_too(hospital, message):
    for _ in range(3):
        with pytest.raises(Refusal):
            hospital.handle(message)

    with pytest.raises(TooMuchNoise):
        hospital.handle(message)
    assert len(entries(hospital)) == 3 + 1


def test_neighbours_are_one_network_and_others_are_another(hospital):
    knocked_down(hospital)

    assert turned_away(hospital, source=NEXT_DOOR)
    knocked_down(hospital, source=ELSEWHERE)


def test_programs_that_embed_the_hospital_are_never_turned_away(hospital):
    knocked_down(hospital, times=20, source=None)


def test_patience_comes_back(hospital, clock):
    knocked_down(hospital)
    clock.pass_by(PIECE)

    knocked_down(hospital, times=1)
    turned_away(hospital)
    clock.pass_by(3 * PIECE)
    knocked_down(hospital)


def patience():
    return ProcessPatience(POLICY)


def test_many_networks_together_lose_all_patience():
    held = patience()
    heard = [held.lose(f"10.0.{n}.0/24", MONDAY_MORNING) == 0 for n in range(12)]

    assert heard == [True] * 10 + [False] * 2
    assert held.wait("another", MONDAY_MORNING)


def test_however_many_networks_knock_it_takes_a_bounded_place():
    held = ProcessPatience(AccessPolicy(noise_of_a_network=1, noise_of_all=10**6))
    for n in range(5000):
        held.lose(f"net {n}", MONDAY_MORNING)
        held.lose(f"net {n}", MONDAY_MORNING)

    told = held.unheard(MONDAY_MORNING)
    assert sum(one.calls for one in told) == 5000
    assert len(told) <= 4097
    assert len(held._lost) <= 4097


@given(st.lists(st.floats(0, 200), max_size=40))
def test_no_network_is_listened_to_more_than_its_patience_gives(pauses):
    held, now, heard = patience(), MONDAY_MORNING, 0
    for pause in pauses:
        now += timedelta(seconds=pause)
        waits = held.wait("net", now)
        listened = held.lose("net", now) == 0
        assert listened == (waits == 0)
        heard += listened

    came_back = (now - MONDAY_MORNING) / PIECE
    assert heard <= POLICY.noise_of_a_network + came_back + 1


@given(st.integers(0, 30))
def test_who_waits_as_long_as_told_is_listened_to(knocks):
    held = patience()
    for _ in range(knocks):
        held.lose("net", MONDAY_MORNING)

    wait = timedelta(seconds=held.wait("net", MONDAY_MORNING))

    assert held.lose("net", MONDAY_MORNING + wait) == 0


def test_nothing_unheard_is_told_of_nothing():
    assert patience().unheard(MONDAY_MORNING) == ()
    assert str(Unheard(network="net", calls=2)) == "2 from net"


def test_what_was_not_heard_is_told_when_anybody_else_knocks(hospital, clock):
    knocked_down(hospital)
    for _ in range(3):
        turned_away(hospital)
    clock.pass_by(A_MINUTE)

    knocked_down(hospital, times=1, source=ELSEWHERE)

    (later, _) = entries(hospital, action="turn_away_noise")
    assert later.subject_id == "2 from 203.0.113.0/24"


def test_a_session_that_has_ended_is_noise(hospital, clock):
    account = a_member(hospital, Role.BILLING)
    caller = Bearer(signed_in(hospital, account).token)
    clock.pass_by(timedelta(hours=13))

    knocked_down(hospital, caller=caller)
    assert turned_away(hospital, caller=caller)
