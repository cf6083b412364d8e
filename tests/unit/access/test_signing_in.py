from datetime import timedelta

import pytest

from mediklaud.adapters.argon2 import Argon2Passwords, TooManyPasswords
from mediklaud.application.access.sign_in import SignIn
from mediklaud.application.access.tidy_up import TidyUp
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.actor import ANONYMOUS, WORKER, Bearer, Role
from mediklaud.domain.access.audit import Outcome
from mediklaud.domain.access.credentials import WrongCredentials
from mediklaud.domain.access.throttle import TooManyAttempts, budget
from mediklaud.ports.access import Accounts, SignInAttempts
from mediklaud.ports.secrets import Passwords
from tests.builders.access import (
    A_MINUTE,
    ANOTHER_PASSWORD,
    a_member,
    an_account,
    entries,
    signed_in,
)
from tests.hospital import ports_of, read

SECOND = timedelta(seconds=1)
LAPTOP = "a secret that the laptop keeps"


def wrong(hospital, account, times=1, **how):
    for _ in range(times):
        with pytest.raises(WrongCredentials):
            signed_in(hospital, account, ANOTHER_PASSWORD, **how)


def test_the_right_password_opens_a_session(hospital, clerk):
    answer = signed_in(hospital, clerk)

    assert answer.account == clerk
    assert hospital.handle(WhoAmI(actor=Bearer(answer.token))) == clerk


def test_the_login_may_be_typed_in_any_case(hospital, clerk):
    typed = SignIn(
        actor=ANONYMOUS,
        login=f" {clerk.login.upper()} ",
        password="kettle under nine ladders",
    )

    assert hospital.handle(typed).account == clerk


@pytest.mark.parametrize(
    ("role", "hours"), [(Role.FRONT_DESK, 12), (Role.PRIVACY_OFFICER, 12)]
)
def test_a_session_of_staff_lasts_twelve_hours(hospital, clock, role, hours):
    answer = signed_in(hospital, a_member(hospital, role))

    assert answer.expires_at == clock.now() + timedelta(hours=hours)


def test_a_wrong_password_opens_none(hospital, clerk):
    wrong(hospital, clerk)


def test_nobody_learns_whether_a_login_exists(hospital, clerk):
    refusals = []
    for account in (clerk, an_account()):
        with pytest.raises(WrongCredentials) as refused:
            signed_in(hospital, account, ANOTHER_PASSWORD)
        refusals.append((refused.value.code, str(refused.value), refused.value.facts))

    assert refusals[0] == refusals[1]
    assert refusals[0][2] == {}


class _Counting:
    """Passwords that count how often they compute."""

    def __init__(self):
        self.real, self.times = Argon2Passwords.cheapest(), 0

    def __getattr__(self, name):
        self.times += name == "matches"
        return getattr(self.real, name)


@pytest.mark.parametrize("known", [True, False])
def test_a_login_nobody_has_takes_as_much_work(hospital, clerk, known):
    counting = _Counting()
    hospital.services[Passwords] = counting

    wrong(hospital, clerk if known else an_account())

    assert counting.times == 1


@pytest.mark.parametrize("status", [AccountStatus.INVITED, AccountStatus.DISABLED])
def test_only_an_active_account_signs_in(hospital, status):
    account = a_member(hospital, status=status)

    with pytest.raises(WrongCredentials):
        signed_in(hospital, account)


def test_a_token_is_told_once_and_not_shown(hospital, clerk):
    answer = signed_in(hospital, clerk)

    assert answer.token not in repr(answer)
    assert answer.token not in repr(entries(hospital))


def test_a_password_is_not_shown():
    command = SignIn(
        actor=ANONYMOUS, login="rahima", password="hush", device="hush too"
    )

    assert "hush" not in repr(command)


def test_each_sign_in_gets_a_token_of_its_own_even_under_one_key(hospital, clerk):
    one, other = (signed_in(hospital, clerk, idempotency_key="k") for _ in range(2))

    assert one.token != other.token


def test_a_sign_in_is_audited_as_its_persons(hospital, clerk):
    answer = signed_in(hospital, clerk, request_id="r-7")

    (entry,) = entries(hospital)
    assert (entry.action, entry.outcome) == ("sign_in", Outcome.DONE)
    assert (entry.account_id, entry.session_id) == (clerk.id, answer.session_id)
    assert entry.request_id == "r-7"


def test_a_wrong_password_is_audited_with_the_account_it_was_tried_on(hospital, clerk):
    wrong(hospital, clerk)

    (entry,) = entries(hospital)
    assert (entry.outcome, entry.refusal) == (Outcome.REFUSED, "wrong_credentials")
    assert entry.account_id is None
    assert entry.subject_id == str(clerk.id)


def test_guessing_gets_slower(hospital, clerk, clock):
    wrong(hospital, clerk, times=5)

    with pytest.raises(TooManyAttempts) as refused:
        signed_in(hospital, clerk)
    assert refused.value.facts == {"retry_after_seconds": 1}

    clock.pass_by(SECOND)
    wrong(hospital, clerk)
    clock.pass_by(SECOND)
    with pytest.raises(TooManyAttempts):
        signed_in(hospital, clerk)


def test_guessing_gets_slower_for_a_login_nobody_has_too(hospital):
    nobody = an_account()
    wrong(hospital, nobody, times=5)

    with pytest.raises(TooManyAttempts):
        signed_in(hospital, nobody)


def test_nobody_is_locked_out(hospital, clerk, clock):
    for _ in range(30):
        wrong(hospital, clerk)
        clock.pass_by(timedelta(minutes=15))

    assert signed_in(hospital, clerk)


def test_who_is_told_to_wait_costs_no_computing_and_leaves_no_trace(hospital, clerk):
    wrong(hospital, clerk, times=5)
    before = len(entries(hospital))
    counting = hospital.services[Passwords] = _Counting()

    for _ in range(3):
        with pytest.raises(TooManyAttempts):
            signed_in(hospital, clerk)

    assert counting.times == 0
    assert len(entries(hospital)) == before


class _Crowded(_Counting):
    """Passwords with too many people waiting."""

    def matches(self, _kept, _password):
        raise TooManyPasswords


def test_who_is_sent_away_by_a_crowd_has_not_made_a_try(hospital, clerk):
    usual = hospital.services[Passwords]
    hospital.services[Passwords] = _Crowded()
    for _ in range(6):
        with pytest.raises(TooManyPasswords):
            signed_in(hospital, clerk, source="203.0.113.7")

    hospital.services[Passwords] = usual
    assert signed_in(hospital, clerk, source="203.0.113.7")


def test_success_forgets_the_mistakes(hospital, clerk):
    wrong(hospital, clerk, times=4)
    signed_in(hospital, clerk)
    wrong(hospital, clerk, times=4)

    assert signed_in(hospital, clerk)


def test_mistakes_are_forgotten_after_a_day(hospital, clerk, clock):
    wrong(hospital, clerk, times=5)
    clock.pass_by(timedelta(hours=24) + SECOND)
    wrong(hospital, clerk)

    assert signed_in(hospital, clerk)


def test_a_device_that_was_let_in_does_not_wait_because_others_guess(hospital, clerk):
    signed_in(hospital, clerk, device=LAPTOP)
    wrong(hospital, clerk, times=5)

    with pytest.raises(TooManyAttempts):
        signed_in(hospital, clerk)
    assert signed_in(hospital, clerk, device=LAPTOP)


def test_but_it_has_no_more_tries_than_others(hospital, clerk):
    signed_in(hospital, clerk, device=LAPTOP)
    wrong(hospital, clerk, times=5, device=LAPTOP)

    with pytest.raises(TooManyAttempts):
        signed_in(hospital, clerk, device=LAPTOP)
    assert signed_in(hospital, clerk)


def test_a_device_one_made_up_is_as_good_as_none(hospital, clerk):
    wrong(hospital, clerk, times=5, device="made up")

    with pytest.raises(TooManyAttempts):
        signed_in(hospital, clerk, device="made up, too")


def test_a_network_that_tries_many_logins_gets_slower(hospital, clerk, clock):
    for _ in range(50):
        wrong(hospital, an_account(), source="203.0.113.7")

    with pytest.raises(TooManyAttempts):
        signed_in(hospital, clerk, source="203.0.113.99")
    assert signed_in(hospital, clerk, source="198.51.100.1")


def test_success_does_not_clear_its_network(hospital, clerk):
    for _ in range(49):
        wrong(hospital, an_account(), source="203.0.113.7")
    signed_in(hospital, clerk, source="203.0.113.7")
    wrong(hospital, an_account(), source="203.0.113.7")

    with pytest.raises(TooManyAttempts):
        signed_in(hospital, clerk, source="203.0.113.7")


def test_a_password_kept_by_weaker_rules_is_kept_anew(hospital, clerk):
    hospital.services[Passwords] = Argon2Passwords()

    answer = signed_in(hospital, clerk)

    accounts = read(hospital.storage, Accounts)
    kept = accounts.credentials_of(clerk.id).kept_password
    assert "m=19456,t=2,p=1" in kept
    assert answer.account == accounts.get(clerk.id)
    assert signed_in(hospital, clerk)


def test_an_account_disabled_in_that_very_moment_is_not_let_in(hospital, clerk):
    class Disabling(_Counting):
        def needs_rehash(self, _kept):
            with ports_of(hospital.storage) as port:
                port(Accounts).save(clerk.disable())
            return False

    hospital.services[Passwords] = Disabling()

    with pytest.raises(WrongCredentials):
        signed_in(hospital, clerk)


def test_wrong_attempts_take_a_bounded_place():
    places = {budget("login", str(n)) for n in range(1000)}

    assert all(int(place.partition(":")[2], 16) < 2**20 for place in places)
    assert len(places) > 990


def test_a_session_ends_when_nobody_uses_it(hospital, clerk, clock):
    token = signed_in(hospital, clerk).token
    clock.pass_by(timedelta(minutes=14))
    hospital.handle(WhoAmI(actor=Bearer(token)))
    clock.pass_by(timedelta(minutes=14))
    hospital.handle(WhoAmI(actor=Bearer(token)))
    clock.pass_by(timedelta(minutes=15))

    with pytest.raises(Exception, match="Your session has ended"):
        hospital.handle(WhoAmI(actor=Bearer(token)))


def test_attempts_are_dropped_when_tidying_up(hospital, clerk, clock):

    wrong(hospital, clerk)
    clock.pass_by(timedelta(hours=24) + A_MINUTE)
    hospital.handle(TidyUp(actor=WORKER))

    where = [budget("login", clerk.login)]
    assert read(hospital.storage, SignInAttempts).failures(where) == ()
